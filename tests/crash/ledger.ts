import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** A change that a client wants, under the key that it sends until it is acknowledged. */
export type Wanted = { mutation: string; input: Record<string, unknown>; selection: string };

/** A change that the server acknowledged: what it answered is what the client relies on. */
export type Acknowledged = Wanted & {
  key: string;
  /** The result as the first answer told it. */
  result: Record<string, unknown>;
  /** How often it was sent. */
  tries: number;
};

type Body = { data?: Record<string, Record<string, unknown>> | null; errors?: unknown[] };

const documentOf = ({ mutation, selection }: Wanted): string => {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  return `mutation ($input: ${type}) { ${mutation}(input: $input) { __typename ${selection} ... on UserError { code message } } }`;
};

/** A program that writes over the network and keeps book: it sends a change under one key until it has been acknowledged. */
export class LedgerClient {
  readonly book: Acknowledged[] = [];
  private givesUp = false;

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
    /** The author's id, under which the server keeps the keys. */
    readonly authorId: string,
  ) {}

  /** What is not acknowledged by now never will be: for a test that ended before its time. */
  giveUp(): void {
    this.givesUp = true;
  }

  /** Resolves when it is acknowledged; a refusal is an answer too. */
  async write(wanted: Wanted, key: string = randomUUID()): Promise<Acknowledged> {
    for (let tries = 1; ; tries++) {
      const result = await this.send(wanted, key);
      if (result === null) {
        if (this.givesUp) throw new Error(`${wanted.mutation} was not acknowledged`);
        await pause(100); // as a client does that is told to try again in a moment
        continue;
      }
      const acknowledged = { ...wanted, key, result, tries };
      this.book.push(acknowledged);
      return acknowledged;
    }
  }

  /** Sends once; null when no answer came, or one that is not about the change: the client cannot know what happened to it. */
  async send(wanted: Wanted, key: string): Promise<Record<string, unknown> | null> {
    try {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: { ...this.headers, 'content-type': 'application/json', 'accept-language': 'en' },
        body: JSON.stringify({ query: documentOf(wanted), variables: { input: { ...wanted.input, idempotencyKey: key } } }),
        signal: AbortSignal.timeout(60_000),
      });
      const { data } = (await response.json()) as Body;
      return data?.[wanted.mutation] ?? null;
    } catch {
      return null;
    }
  }
}
