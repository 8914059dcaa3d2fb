import type { IncomingHttpHeaders } from 'node:http';
import { apiKeyOf } from '../../access/auth/key.js';

/**
 * Whether a socket may be opened from where it is: browsers send the cookie with a wish for a socket from any page, and let that page read
 * what comes. So a cookie needs the platform's own origin, and another page gets none; a program that shows a key comes from nowhere.
 */
export function mayOpen(headers: IncomingHttpHeaders, origin: string): boolean {
  if (apiKeyOf(headers) !== null || headers.origin === origin) return true;
  return headers.origin === undefined && headers.cookie === undefined;
}
