import createMiddleware from 'next-intl/middleware';
import { NextRequest, NextResponse } from 'next/server';
import { routing } from './i18n/routing';
import { contentSecurityPolicy, newNonce, NONCE_HEADER } from './lib/content-security';

const inLanguage = createMiddleware(routing);

/** Sends an address without a language to one with it, and gives every page its own content security policy. */
export default function proxy(request: NextRequest): NextResponse {
  const nonce = newNonce();
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const { pathname } = request.nextUrl;
  const response = !isSpelt(pathname)
    ? NextResponse.rewrite(new URL(nowhere(pathname), request.url), { request: { headers } })
    : pathname.includes('.') // a file
      ? NextResponse.next({ request: { headers } })
      : inLanguage(new NextRequest(request, { headers }));
  response.headers.set('content-security-policy', policy);
  return response;
}

/** Whether an address still spells words when next-intl has decoded it: of others Next would make a failure of ours. */
function isSpelt(pathname: string): boolean {
  try {
    decodeURIComponent(decodeURI(pathname));
    return true;
  } catch {
    return false;
  }
}

/** An address in the same language at which there is nothing. */
function nowhere(pathname: string): string {
  const locale = routing.locales.find((one) => pathname.startsWith(`/${one}/`)) ?? routing.defaultLocale;
  return `/${locale}/-`;
}

export const config = { matcher: '/((?!api|graphql|_next).*)' };
