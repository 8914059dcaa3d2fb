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
  const isFile = request.nextUrl.pathname.includes('.');
  const response = isFile ? NextResponse.next({ request: { headers } }) : inLanguage(new NextRequest(request, { headers }));
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: '/((?!api|graphql|_next).*)' };
