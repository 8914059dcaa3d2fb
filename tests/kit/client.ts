import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export type Answer = {
  status: number;
  data: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look at answers field by field
  errors: { message: string; path?: (string | number)[]; extensions: { code: string } }[] | undefined;
};

/** Somebody with a browser or a program, asking the API. */
export class Client {
  constructor(
    private readonly app: FastifyInstance,
    readonly headers: Record<string, string>,
  ) {}

  /** The same one with other headers added: another language, for instance. */
  with(headers: Record<string, string>): Client {
    return new Client(this.app, { ...this.headers, ...headers });
  }

  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const response = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'accept-language': 'en', ...this.headers, 'content-type': 'application/json' },
      payload: JSON.stringify({ query, variables }),
    });
    const body = response.json<Pick<Answer, 'data' | 'errors'>>();
    return { status: response.statusCode, data: body.data, errors: body.errors };
  }

  /**
   * Calls one mutation and gives its result. Adds an idempotency key unless the input has one.
   * @param selection what to read of the result, beside its type and what every refusal tells
   */
  async change(mutation: string, input: Record<string, unknown>, selection = ''): Promise<any> { // eslint-disable-line @typescript-eslint/no-explicit-any
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
    const answer = await this.ask(
      `mutation ($input: ${type}) { ${mutation}(input: $input) {
         __typename ${selection}
         ... on UserError { code message path }
         ... on InvalidInput { problems { path message } }
       } }`,
      { input: { idempotencyKey: randomUUID(), ...input } },
    );
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data[mutation];
  }
}
