import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { OidcConfig } from '../../config.js';

/** The name under which accounts of the configured provider are kept. */
export const OIDC_PROVIDER = 'oidc';

const RECOVERY_CODES = 10;

/** Codes that change every half minute, and recovery codes for when the generator is lost. Both are kept encrypted. */
export const twoFactorPlugin = () => twoFactor({ issuer: 'Özek', backupCodeOptions: { amount: RECOVERY_CODES, storeBackupCodes: 'encrypted' } });

/** A passkey stands for both factors, so its authenticator must have asked for the finger, the face or the PIN. */
export const passkeyPlugin = (origin: string) =>
  passkey({
    rpID: new URL(origin).hostname,
    rpName: 'Özek',
    origin: new URL(origin).origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    authentication: {
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) {
          throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'The authenticator did not check who holds it' });
        }
      },
    },
  });

/** Sign-in by another service. Its answers are checked against the keys and the issuer that it publishes. */
export const oidcPlugin = ({ issuer, clientId, clientSecret, name }: OidcConfig) =>
  genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        // Without an address that the service has checked there is no account: whoever may write any address there would take the account
        // that has it here.
        mapProfileToUser: ({ emailVerified }) => (emailVerified === true ? {} : { email: null }),
      },
    ],
  });
