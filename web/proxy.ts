import createMiddleware from 'next-intl/middleware';
import { routing } from './i18n/routing';

/** Sends an address without a language to one with it. */
export default createMiddleware(routing);

export const config = { matcher: '/((?!api|graphql|_next|.*\\..*).*)' };
