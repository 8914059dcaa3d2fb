import proxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import { traceHeaders } from '../observe/http.js';
import { type ClientAddresses, READER_HEADER } from './client-address.js';
import { KeptFiles } from './kept-files.js';

/**
 * Passes what is not the API to the pages, with the address that the browser asked for.
 * @param webUrl where the pages are served inside
 * @returns their files that are answered without asking them
 */
export async function servePages(app: FastifyInstance, webUrl: string, addresses: ClientAddresses): Promise<KeptFiles> {
  const kept = new KeptFiles(webUrl);
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (request, reply) => {
      const file = kept.find(request);
      if (file === null) return;
      const { type, cacheControl, body } = file;
      return reply.headers({ 'content-type': type, 'content-encoding': 'br', 'cache-control': cacheControl, vary: 'accept-encoding' }).send(body);
    });
    pages.addHook('onResponse', async (request, reply) => kept.note(request, reply));
    await pages.register(proxy, {
      upstream: webUrl,
      // It would log addresses, which may hold tokens; observeRequests logs what is fit for it.
      disableRequestLogging: true,
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          host: request.headers.host,
          'x-forwarded-host': request.headers.host,
          'x-forwarded-proto': request.protocol,
          'x-forwarded-for': request.ip,
          [READER_HEADER]: addresses.sign(request.ip),
          'x-request-id': request.id,
          ...traceHeaders(request),
        }),
      },
    });
  });
  return kept;
}
