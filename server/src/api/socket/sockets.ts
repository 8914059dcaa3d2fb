import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import type { Live, RequestContext } from '../../context.js';
import type { JournalHeads } from '../../modules/journal/heads.js';
import { within } from '../../neo4j/deadline.js';
import { loggable } from '../../observe/error.js';
import { socketsOpen } from '../../observe/metrics.js';
import { note } from '../../observe/request.js';
import { RequestError } from '../../shared/request-error.js';
import type { ContextOf } from '../contexts.js';
import { LIMITS } from '../limits.js';
import { mayOpen } from './origin.js';
import { refused, subscribe, type Begun, type Subscriptions } from './subscriptions.js';
import { connectionOf, takeOver } from './upgrade.js';

export type SocketSettings = Subscriptions & {
  origin: string;
  contextOf: ContextOf;
  /** Finds out anew who opened a socket; null for nobody any more. */
  renewal: (context: RequestContext, request: FastifyRequest) => Promise<RequestContext | null>;
  heads: JournalHeads;
  /** How long a socket may stay open before its rights are looked at anew. */
  renewMs: number;
  isEnding: () => boolean;
};

/** Of a socket: who opened it, and how that is found out anew. */
type Opened = Pick<Live, 'renew'> & { context: RequestContext };

const RESTART = 1012;
const TRY_AGAIN = 1013;
const PING_MS = 12_000;
/** What a client has to say goodbye in. */
const GOODBYE_MS = 2_000;

const OPTIONS: ServerOptions & { closeTimeout: number } = { noServer: true, maxPayload: LIMITS.bodyBytes, handleProtocols, closeTimeout: GOODBYE_MS };

const refusal = (code: 'FORBIDDEN' | 'RATE_LIMITED' | 'UNAVAILABLE', status: number, message: string, arguments_ = {}): RequestError =>
  new RequestError(code, message, arguments_, { status });

/** Makes giving up a subscription wake what it waits for. */
function endsAtOnce<Told>(told: AsyncGenerator<Told>, end: AbortController): AsyncGenerator<Told> {
  const giveUp = told.return.bind(told);
  told.return = (value) => {
    end.abort();
    return giveUp(value);
  };
  return told;
}

/** The open sockets of this server. */
export class Sockets {
  private readonly server = new WebSocketServer(OPTIONS);
  private readonly perPayer = new Map<string, number>();
  private readonly protocol;
  private inAll = 0;
  private ended = false;
  /** Runs what outlives the request that it came with, so that it has neither the deadline nor the trace of that. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(private readonly settings: SocketSettings) {
    this.protocol = makeServer<Record<string, unknown>, Opened>({
      connectionInitWaitTimeout: LIMITS.socketSilenceMs,
      onSubscribe: async ({ extra: { context, renew }, subscriptions }, _id, payload) => {
        const max = LIMITS.subscriptionsPerSocket;
        if (Object.keys(subscriptions).length > max) return refused(settings, context, refusal('RATE_LIMITED', 429, 'error.tooManySubscriptions', { max }));
        const end = new AbortController();
        const { renewMs, heads } = settings;
        const live: Live = { renew, renewMs, heads, ended: end.signal };
        const begun = await within(LIMITS.seconds * 1_000, () => subscribe(settings, context.anew(context.actor, live), payload));
        return 'told' in begun ? { ...begun, told: endsAtOnce(begun.told, end) } : begun;
      },
      subscribe: (args) => (args as Begun).told as never,
      onNext: (_socket, _id, _payload, _args, result) => result as FormattedExecutionResult,
    });
  }

  /** Answers a request that wishes for a socket by opening it. Throws why it does not, as for every request. */
  async open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const connection = connectionOf(request.raw);
    if (connection === null) throw new Error('only an upgrade opens a socket');
    note({ operation: 'socket' });
    const context = await this.admit(request);
    const { socket, head } = connection;
    this.count(context, socket);
    takeOver(reply, request.raw, connection);
    this.outside(() => this.server.handleUpgrade(request.raw, socket, head, (opened) => this.run(opened, request, context)));
    return reply;
  }

  /** Closes all of them, so that their clients come again elsewhere or later. */
  async end(): Promise<void> {
    this.ended = true;
    const open = [...this.server.clients];
    for (const socket of open) socket.close(RESTART, 'Service restart');
    await Promise.all(open.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  }

  private async admit(request: FastifyRequest): Promise<RequestContext> {
    const { origin, contextOf, isEnding } = this.settings;
    if (!mayOpen(request.headers, origin)) throw refusal('FORBIDDEN', 403, 'error.foreignOrigin');
    const context = await contextOf(request, LIMITS.socketCost);
    if (this.ended || isEnding()) throw refusal('UNAVAILABLE', 503, 'error.ending');
    const max = this.inAll >= LIMITS.socketsInAll ? LIMITS.socketsInAll : LIMITS.sockets;
    if (this.inAll >= LIMITS.socketsInAll || (this.perPayer.get(payerOf(context)) ?? 0) >= max) throw refusal('RATE_LIMITED', 429, 'error.tooManySockets', { max });
    return context;
  }

  private count(context: RequestContext, socket: NodeJS.EventEmitter): void {
    const payer = payerOf(context);
    const add = (change: 1 | -1): void => {
      const open = (this.perPayer.get(payer) ?? 0) + change;
      if (open === 0) this.perPayer.delete(payer);
      else this.perPayer.set(payer, open);
      this.inAll += change;
      socketsOpen.set(this.inAll);
    };
    add(1);
    socket.once('close', () => add(-1));
  }

  private run(socket: WebSocket, request: FastifyRequest, context: RequestContext): void {
    const { log, renewMs } = this.settings;
    const openedAt = performance.now();
    const renew = this.renewing(socket, request, context);
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        // Resolves when the reader has taken it, or is gone: nothing more is read for a slow one meanwhile.
        send: (data) => new Promise((resolve) => (socket.readyState === socket.OPEN ? socket.send(data, () => resolve()) : resolve())),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            take(String(data)).catch((error: unknown) => {
              log.error({ failure: loggable(error) }, 'a socket failed');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      { context, renew },
    );
    const watch = setInterval(() => void renew().catch(() => undefined), renewMs);
    const heart = beat(socket);
    // What the client did wrong closes the socket by itself, with the code for it.
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => {
      clearInterval(watch);
      clearInterval(heart);
      log.info({ requestId: request.id, actor: context.actor.kind, code, ms: Math.round(performance.now() - openedAt) }, 'socket closed');
      void closed(code, String(reason));
    });
  }

  /** Those who ask at the same time share one look. */
  private renewing(socket: WebSocket, request: FastifyRequest, context: RequestContext): Live['renew'] {
    let look: Promise<RequestContext | null> | null = null;
    const anew = async (): Promise<RequestContext | null> => {
      try {
        const renewed = await within(LIMITS.seconds * 1_000, () => this.settings.renewal(context, request));
        if (renewed === null) socket.close(CloseCode.Forbidden, 'Forbidden');
        return renewed;
      } catch (error) {
        // Whoever cannot be looked at is told nothing.
        socket.close(TRY_AGAIN, 'Try again later');
        this.settings.log.warn({ failure: loggable(error) }, 'the rights behind a socket were not found out');
        return null;
      }
    };
    return () => (look ??= anew().finally(() => (look = null)));
  }
}

const payerOf = ({ payer: { kind, id } }: RequestContext): string => `${kind}:${id}`;

/** Asks again and again whether the other end is there; who does not answer until the next time is gone. */
function beat(socket: WebSocket): NodeJS.Timeout {
  let isThere = true;
  socket.on('pong', () => (isThere = true));
  return setInterval(() => {
    if (!isThere) return socket.terminate();
    isThere = false;
    socket.ping();
  }, PING_MS);
}
