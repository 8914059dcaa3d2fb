/** The pages of the way in: they lead on, and nobody wants to come back to them. */
const WAY_IN = ['/sign-in', '/register', '/forgot-password', '/reset-password', '/verify'];

/** A page of the way in, which leads to a path of ours afterwards. */
export const wayIn = (page: '/sign-in' | '/register' | '/forgot-password', returnTo: string): string =>
  returnTo === '/' ? page : `${page}?returnTo=${encodeURIComponent(returnTo)}`;

/** Where to sign in to come back to a page as it is shown; from a page of the way in, to where that leads. */
export function signInPath(pathname: string, params: URLSearchParams): string {
  if (WAY_IN.includes(pathname)) return wayIn('/sign-in', params.get('returnTo') ?? '/');
  return wayIn('/sign-in', params.size === 0 ? pathname : `${pathname}?${params.toString()}`);
}
