import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { askSignIn, type SignInAnswer } from './session';

export const passkeysWork = browserSupportsWebAuthn;

/** The browser's part of it failed, or the person broke it off. */
const BROKEN_OFF = { ok: false, code: 'PASSKEY_BROKEN_OFF', wait: null } as const;

type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type AuthenticationOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Signs in with a passkey of this device, or of one beside it. */
export async function signInByPasskey(locale: string): Promise<SignInAnswer<unknown>> {
  const options = await askSignIn<AuthenticationOptions>('passkey/generate-authenticate-options', locale);
  if (!options.ok) return options;
  const response = await startAuthentication({ optionsJSON: options.data }).catch(() => null);
  return response === null ? BROKEN_OFF : askSignIn('passkey/verify-authentication', locale, { response });
}

/** Makes a passkey for the account that is signed in. */
export async function addPasskey(locale: string, name: string): Promise<SignInAnswer<unknown>> {
  const options = await askSignIn<RegistrationOptions>('passkey/generate-register-options', locale);
  if (!options.ok) return options;
  const response = await startRegistration({ optionsJSON: options.data }).catch(() => null);
  return response === null ? BROKEN_OFF : askSignIn('passkey/verify-registration', locale, { response, name });
}
