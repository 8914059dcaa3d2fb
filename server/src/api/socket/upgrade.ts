import { ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The connection that becomes a socket, and what of it was read already. */
type Connection = { socket: Duplex; head: Buffer };

const waiting = new WeakMap<IncomingMessage, Connection>();

const isSocket = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' && url?.split('?', 1)[0] === '/graphql' && headers.upgrade?.toLowerCase() === 'websocket';

/** What speaks of the upgrade alone. */
const OF_THE_UPGRADE = new Set(['connection', 'upgrade', 'http2-settings']);

/**
 * HTTP lets a server pass over a wish to change the protocol: the request is read once more without it, and answered like any other. Java's
 * client, for one, wishes for HTTP/2 with every first request.
 */
function passOver(server: Server, { method, url, httpVersion, rawHeaders }: IncomingMessage, { socket, head }: Connection): void {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (!OF_THE_UPGRADE.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[i + 1]}`);
  }
  server.emit('connection', socket);
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
}

/** The wish for a socket goes the way of every request, so that address, log, metrics and refusals are those of HTTP. */
function route(app: FastifyInstance, request: IncomingMessage, connection: Connection): void {
  waiting.set(request, connection);
  connection.socket.on('error', () => connection.socket.destroy());
  const response = new ServerResponse(request);
  response.assignSocket(connection.socket as never);
  response.shouldKeepAlive = false;
  response.once('finish', () => {
    if (waiting.has(request)) connection.socket.end();
  });
  app.routing(request, response);
}

/** Lets `/graphql` be opened as a WebSocket, and nothing else. */
export function takeUpgrades(app: FastifyInstance): void {
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isSocket(request)) route(app, request, { socket, head });
    else passOver(app.server, request, { socket, head });
  });
}

/** The connection of a request that wishes for a socket; null for every other request. */
export const connectionOf = (request: IncomingMessage): Connection | null => waiting.get(request) ?? null;

/** Ends a request whose connection is taken over as a socket: for HTTP that is its answer. */
export function takeOver(reply: FastifyReply, request: IncomingMessage, { socket }: Connection): void {
  waiting.delete(request);
  reply.hijack();
  reply.raw.detachSocket(socket as never);
  reply.raw.statusCode = 101;
  reply.raw.emit('finish');
  reply.raw.emit('close');
}
