import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { ClientAddresses } from '../../../server/src/api/client-address.js';
import type { KeptFiles } from '../../../server/src/api/kept-files.js';
import { servePages } from '../../../server/src/api/pages.js';
import { secureHeaders } from '../../../server/src/api/security.js';
import { observeRequests } from '../../../server/src/observe/http.js';

const SCRIPT = '/_next/static/chunks/main.js';
const CODE = 'export const sum = (a, b) => a + b;\n'.repeat(200);
const IMMUTABLE = { 'content-type': 'application/javascript; charset=UTF-8', 'cache-control': 'public, max-age=31536000, immutable' };

/** What the pages were asked for. */
let asked: string[] = [];
let pages: Server;
let app: FastifyInstance;
let kept: KeptFiles;

beforeAll(async () => {
  pages = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { pathname } = new URL(request.url ?? '', 'http://pages');
    if (pathname === SCRIPT) response.writeHead(200, IMMUTABLE).end(CODE);
    else if (pathname === '/en') response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end('<p>page</p>');
    else response.writeHead(404, IMMUTABLE).end('nothing');
  });
  await new Promise<void>((listening) => pages.listen(0, '127.0.0.1', listening));
  app = Fastify();
  observeRequests(app);
  await secureHeaders(app, 'https://ozek.example');
  const { port } = pages.address() as AddressInfo;
  kept = await servePages(app, `http://127.0.0.1:${port}`, new ClientAddresses('x'.repeat(32)));
});
afterAll(async () => {
  await app.close();
  pages.closeAllConnections();
  await new Promise((closed) => pages.close(closed));
});

/** Asks twice: before the file can be kept, and after. */
async function secondAnswer(url: string, headers: Record<string, string> = { 'accept-encoding': 'gzip, deflate, br, zstd' }) {
  await app.inject({ url, headers });
  await kept.settled();
  asked = [];
  return app.inject({ url, headers });
}

it('answers a script that never changes by itself, in fewer bytes and as a browser may keep it', async () => {
  const { statusCode, headers, rawPayload } = await secondAnswer(SCRIPT);
  expect(asked).toEqual([]);
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({ ...IMMUTABLE, 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotliDecompressSync(rawPayload).toString()).toBe(CODE);
  expect(rawPayload.length).toBeLessThan(CODE.length / 10);
});

it.each([
  ['a page', '/en', {}],
  ['a script that is not there', '/_next/static/chunks/gone.js', {}],
  ['an address with a question', `${SCRIPT}?1`, {}],
  ['a browser that takes no Brotli', SCRIPT, { 'accept-encoding': 'gzip' }],
  ['a browser that refuses Brotli', SCRIPT, { 'accept-encoding': 'gzip, br;q=0' }],
  ['a part of a script', SCRIPT, { range: 'bytes=0-9' }],
])('asks the pages for %s', async (_what, url, headers) => {
  const answer = await secondAnswer(url, { 'accept-encoding': 'br', ...headers });
  expect(asked).toEqual([url]);
  expect(answer.headers['content-encoding']).toBeUndefined();
});

/** The names of the headers that restrict what a browser does with an answer. */
const restricting = (headers: object) => Object.keys(headers).filter((name) => /^(content-security|permissions|cross-origin|referrer|strict-|x-(?!request-id))/.test(name)).sort();

it('tells of a script what a browser minds of it, and all the rest of what opens in a window', async () => {
  const [unkept, kept] = [await app.inject({ url: SCRIPT }), await secondAnswer(SCRIPT)];
  for (const { headers } of [unkept, kept]) expect(restricting(headers)).toEqual(['cross-origin-resource-policy', 'x-content-type-options']);
  for (const url of ['/en', '/_next/static/chunks/gone.js']) {
    const { headers } = await app.inject({ url });
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'permissions-policy': expect.stringContaining('camera=()'),
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  }
});
