/** An own path to go back to after signing in; anything else, such as another site's address, leads to the first page. */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return '/';
  const base = 'https://own.invalid';
  const address = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  return address?.origin === base ? `${address.pathname}${address.search}${address.hash}` : '/';
}
