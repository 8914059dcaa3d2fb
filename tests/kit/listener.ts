import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Client } from './client.js';
import { ORIGIN, type World } from './world.js';

export type Entry = { id: string; action: string | null; number: number | null; sentence: string };

/** How a subscription ended: by errors, with the socket (its code), or by itself. */
export type End = { codes: string[]; messages: string[] } | { closed: number } | 'complete';

const ACTIVITY = 'subscription ($clusterId: ID!, $after: ID) { activity(clusterId: $clusterId, after: $after) { id action number sentence } }';

/** What a browser on one of our pages sends, or a program. */
const headersOf = ({ headers }: Client): Record<string, string> => ({ 'accept-language': 'en', ...(headers['cookie'] === undefined ? {} : { origin: ORIGIN }), ...headers });

export const socketUrl = async (world: World): Promise<string> => `${(await world.listening()).replace('http', 'ws')}/graphql`;

/** A socket that was not opened: the status and the body of the refusal; `opened` for one that was, and is closed again. */
export async function handshake(url: string, headers: Record<string, string>, protocol = 'graphql-transport-ws'): Promise<{ status: number; codes: string[]; messages: string[] } | 'opened'> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocol, { headers });
    socket.on('open', () => socket.close());
    socket.on('close', () => resolve('opened'));
    socket.on('error', reject);
    socket.on('unexpected-response', (request, response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => {
        request.destroy();
        const errors = text.startsWith('{') ? (JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] }).errors : [];
        resolve({ status: response.statusCode ?? 0, codes: errors.map(({ extensions }) => extensions.code), messages: errors.map(({ message }) => message) });
      });
    });
  });
}

type Message = { type: string; id?: string; payload?: unknown };

/** A socket as it is, for what no correct client does. */
export class BareSocket {
  readonly closed: Promise<number>;
  private readonly came: Message[] = [];
  private wake: () => void = () => undefined;

  private constructor(private readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data) => {
      this.came.push(JSON.parse(String(data)) as Message);
      this.wake();
    });
  }

  static async open(url: string, client: Client): Promise<BareSocket> {
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: headersOf(client) });
    const bare = new BareSocket(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return bare;
  }

  /** One that has said what it is for. */
  static async ready(url: string, client: Client): Promise<BareSocket> {
    const socket = await BareSocket.open(url, client);
    socket.send({ type: 'connection_init' });
    await socket.message('connection_ack');
    return socket;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message of a type that came, once it has. */
  async message(type: string): Promise<Message> {
    for (;;) {
      const found = this.came.find((message) => message.type === type);
      if (found !== undefined) return found;
      await Promise.race([new Promise<void>((resolve) => (this.wake = resolve)), this.closed.then((code) => Promise.reject(new Error(`closed by ${code}`)))]);
    }
  }

  close(): void {
    this.socket.close();
  }
}

/** Somebody who listens to a cluster's journal over a socket. */
export class Listener {
  readonly told: Entry[] = [];
  readonly end: Promise<End>;
  private wake: () => void = () => undefined;

  private constructor(
    private readonly socket: SocketClient,
    query: string,
    variables: Record<string, unknown>,
  ) {
    this.end = new Promise((resolve) => {
      socket.subscribe<{ activity: Entry }>(
        { query, variables },
        {
          next: ({ data }) => {
            if (data) this.told.push(data.activity);
            this.wake();
          },
          error: (error) => resolve(endOf(error)),
          complete: () => resolve('complete'),
        },
      );
    });
  }

  /** @param after the entry after which the telling starts; from now on without it */
  static async to(world: World, client: Client, clusterId: string, after: string | null = null): Promise<Listener> {
    return new Listener(await Listener.socket(world, client), ACTIVITY, { clusterId, after });
  }

  /** Asks anything over an open socket. */
  static asking(socket: SocketClient, query: string, variables: Record<string, unknown> = {}): Listener {
    return new Listener(socket, query, variables);
  }

  static async socket(world: World, client: Client, retryAttempts = 0): Promise<SocketClient> {
    const headers = headersOf(client);
    class WithHeaders extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers });
      }
    }
    return createClient({ url: await socketUrl(world), webSocketImpl: WithHeaders, retryAttempts, retryWait: () => Promise.resolve(), onNonLazyError: () => undefined });
  }

  /** Waits until so many entries were told; gives their acts. Fails when the subscription ends before. */
  async acts(count: number): Promise<(string | null)[]> {
    const ended = this.end.then((end) => {
      throw new Error(`it ended before: ${JSON.stringify(end)}`);
    });
    ended.catch(() => undefined);
    while (this.told.length < count) await Promise.race([new Promise<void>((resolve) => (this.wake = resolve)), ended]);
    return this.told.map(({ action }) => action);
  }

  async stop(): Promise<void> {
    await this.socket.dispose();
  }
}

function endOf(error: unknown): End {
  if (Array.isArray(error)) {
    const errors = error as { message: string; extensions?: { code?: string } }[];
    return { codes: errors.map(({ extensions }) => String(extensions?.code)), messages: errors.map(({ message }) => message) };
  }
  return { closed: (error as { code: number }).code };
}
