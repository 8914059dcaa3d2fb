/**
 * All that the library may be asked from outside. It knows more (making accounts, keys and their rights), and an update may add to that:
 * what is not listed does not exist, and of a body only the listed fields reach it.
 */
export type Endpoint = {
  method: 'GET' | 'POST';
  path: string;
  fields?: readonly string[];
  /** What stands in the body whatever the client sent. */
  fixed?: Record<string, unknown>;
  /** Fields of the query that reach the library. */
  query?: readonly string[];
  /** The library takes it as GET with a query. Ours is a POST, so that no link and no mail scanner sets it off. */
  asQuery?: boolean;
  /** Whether the time that it takes may tell who has an account. */
  discreet?: boolean;
};

export const ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', path: '/sign-up/email', fields: ['name', 'email', 'password'], discreet: true },
  { method: 'POST', path: '/send-verification-email', fields: ['email'], discreet: true },
  { method: 'POST', path: '/verify-email', fields: ['token'], asQuery: true },
  { method: 'POST', path: '/sign-in/email', fields: ['email', 'password'] },
  { method: 'POST', path: '/sign-in/social', fields: ['callbackURL', 'errorCallbackURL'], fixed: { provider: 'oidc', disableRedirect: true } },
  { method: 'GET', path: '/callback/oidc', query: ['code', 'state', 'error', 'error_description', 'iss'] },
  { method: 'POST', path: '/sign-out', fields: [] },
  { method: 'GET', path: '/get-session' },
  { method: 'POST', path: '/request-password-reset', fields: ['email'], discreet: true },
  { method: 'POST', path: '/reset-password', fields: ['token', 'newPassword'] },
  // The old password may be known to somebody who is signed in with it.
  { method: 'POST', path: '/change-password', fields: ['currentPassword', 'newPassword'], fixed: { revokeOtherSessions: true } },
  { method: 'POST', path: '/revoke-other-sessions', fields: [] },
  { method: 'POST', path: '/revoke-sessions', fields: [] },
  { method: 'POST', path: '/two-factor/enable', fields: ['password'], fixed: { method: 'totp' } },
  { method: 'POST', path: '/two-factor/verify-totp', fields: ['code'] },
  { method: 'POST', path: '/two-factor/verify-backup-code', fields: ['code'] },
  { method: 'POST', path: '/two-factor/disable', fields: ['password'] },
  { method: 'POST', path: '/two-factor/generate-backup-codes', fields: ['password'] },
  { method: 'GET', path: '/passkey/generate-register-options' },
  { method: 'POST', path: '/passkey/verify-registration', fields: ['response', 'name'] },
  { method: 'GET', path: '/passkey/generate-authenticate-options' },
  { method: 'POST', path: '/passkey/verify-authentication', fields: ['response'] },
  { method: 'POST', path: '/passkey/delete-passkey', fields: ['id'] },
];
