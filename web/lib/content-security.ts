/** The request header in which the proxy tells the pages the nonce of their response. */
export const NONCE_HEADER = 'x-nonce';

/** What can be said once in a response and guessed by nobody. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/**
 * What a page may load and run: scripts and style elements of this very response and what they load, all else from this origin. Style
 * attributes are left open, because Mantine passes its measures to the style sheets in them; they cannot load or run anything.
 */
export function contentSecurityPolicy(nonce: string): string {
  const policy = {
    'default-src': "'self'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'worker-src': "'self' blob:",
    'object-src': "'none'",
    'frame-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
