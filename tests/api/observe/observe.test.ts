import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { freePort } from '../../../server/launch/port.mjs';
import { ORIGIN, World } from '../../kit/world.js';
import type { Client } from '../../kit/client.js';
import { ServerProgram, testLogin } from '../../crash/server.js';

type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: { key: string; value: { stringValue?: string } }[] };

/** Takes what a program sends to a collector of traces. */
class Collector {
  readonly spans: Span[] = [];
  readonly texts: string[] = [];

  readonly server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      this.texts.push(text);
      const body = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      this.spans.push(...body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
}

/** Stands for the pages: asks the API for what it shows, and hands the trace on as they do (web/lib/server.ts). */
const pages = createServer((request, response) => {
  const { traceparent = '' } = request.headers as Record<string, string>;
  const headers = { 'content-type': 'application/json', traceparent };
  fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: '{ cluster(slug: "none") { id } }' }) }).then(
    () => response.end('<p>a page</p>'),
    () => response.writeHead(500).end(),
  );
});

async function listen(program: Server): Promise<string> {
  program.listen(0, '127.0.0.1');
  await once(program, 'listening');
  return `http://127.0.0.1:${(program.address() as AddressInfo).port}`;
}

const collector = new Collector();
let world: World;
let server: ServerProgram;
let metricsUrl: string;
let member: Client;

beforeAll(async () => {
  world = await World.create();
  const metricsPort = await freePort();
  metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
  server = await ServerProgram.on(testLogin(), {
    OZEK_LOG_LEVEL: 'debug',
    // It would take the mails that other tests look for.
    OZEK_JOBS: 'off',
    OZEK_METRICS_PORT: String(metricsPort),
    OZEK_WEB_URL: await listen(pages),
    OTEL_EXPORTER_OTLP_ENDPOINT: await listen(collector.server),
    OTEL_BSP_SCHEDULE_DELAY: '50',
  });
  member = await (await (await world.cluster()).member()).admin();
}, 60_000);

afterAll(async () => {
  await server.kill('SIGTERM');
  pages.close();
  collector.server.close();
  await world.close();
});

const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { method: 'POST', headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers }, body });

const graphql = (query: string, variables: object, headers: Record<string, string> = {}): Promise<Response> =>
  post('/graphql', JSON.stringify({ query, variables }), headers);

type Line = { requestId?: string; msg: string; [name: string]: unknown };
const lines = (): Line[] => server.log.trim().split('\n').map((line) => JSON.parse(line) as Line);

/** The line of the log about a request, which comes a moment after its answer. */
async function lineOf(response: Response): Promise<Line> {
  const requestId = response.headers.get('x-request-id');
  for (;;) {
    const line = lines().find((candidate) => candidate.requestId === requestId && candidate.msg === 'request');
    if (line !== undefined) return line;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the log', () => {
  it('has a line for each request that says what it was and how it ended', async () => {
    const asked = await graphql('query SomebodysSecretName { viewer { name } }', {}, member.headers);
    expect(await lineOf(asked)).toMatchObject({ method: 'POST', route: '/graphql', status: 200, operation: 'query viewer', actor: 'person', ms: expect.any(Number) });
    const bad = await graphql('{ nothing }', {});
    expect(await lineOf(bad)).toMatchObject({ route: '/graphql', status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await lineOf(await fetch(`${server.url}/invite/t0ken-in-the-path?key=t0ken`))).toMatchObject({ method: 'GET', route: 'page', status: 200 });
    expect(await lineOf(await fetch(`${server.url}/healthz`))).toMatchObject({ route: '/healthz', level: 20 });
  });

  it('of a busy run holds no address, password, key, cookie, query or variable', async () => {
    const secrets = ['somebody@private.example', 'my-secret-passw0rd', 'ozek_forged0key0forged0key', 'forged-cookie-value', 'secretVariable', 'secretAlias', 't0ken'];
    await post('/api/auth/sign-in/email', JSON.stringify({ email: secrets[0], password: secrets[1] }));
    await post('/api/auth/sign-in/email', `{"email": "${secrets[0]}", "password": ${secrets[1]}`);
    await post('/api/auth/sign-up/email', JSON.stringify({ email: secrets[0], password: secrets[1], name: secrets[0] }));
    await graphql('{ viewer { name } }', {}, { 'x-api-key': `${secrets[2]}` });
    await graphql('{ viewer { name } }', {}, { authorization: `Bearer ${secrets[2]}` });
    await graphql('{ viewer { name } }', {}, { cookie: `ozek.session_token=${secrets[3]}` });
    await graphql('query ($id: ID!) { secretAlias: node(id: $id) { id } }', { id: secrets[4] }, member.headers);
    await graphql(`query ${secrets[5]} { ${secrets[5]}: viewer { secretAlias } }`, {}, member.headers);
    await post('/graphql', `{"query": "${secrets[5]}`);
    await fetch(`${server.url}/en/sign-in?email=${secrets[0]}&token=${secrets[6]}`);
    await fetch(`${server.url}/api/auth/${secrets[6]}`);
    const last = await graphql('{ viewer { name } }', {}, member.headers);
    await lineOf(last);

    const [, cookie = ''] = (member.headers['cookie'] ?? '').split('=');
    expect(lines().length).toBeGreaterThan(12);
    for (const secret of [...secrets, cookie, testLogin().password]) expect(server.log).not.toContain(secret);
    expect(server.log).not.toMatch(/[\w.]+@[\w-]+\.\w+/);
  });
});

describe('the metrics', () => {
  const metrics = async (): Promise<string> => (await fetch(metricsUrl)).text();

  it('count requests by operation and outcome, and tell of Cypher, connections, jobs, mails, journals and the process', async () => {
    const counted = async (): Promise<number> => Number(/^ozek_request_duration_seconds_count\{operation="query clusters",outcome="ok"\} (\d+)$/m.exec(await metrics())?.[1] ?? 0);
    const before = await counted();
    const response = await graphql('query AnyName { clusters(first: 1) { nodes { id } } }', {}, member.headers);
    await lineOf(response);
    expect(await counted()).toBe(before + 1);

    const text = await metrics();
    expect(text).not.toContain('AnyName');
    for (const name of ['ozek_cypher_duration_seconds_count{mode="read",outcome="ok"}', 'ozek_database_connections_max', 'ozek_database_connections_in_use', 'ozek_jobs{state="due"}', 'ozek_jobs{state="failed"}', 'ozek_jobs_oldest_due_age_seconds', 'ozek_mails_waiting', 'ozek_journals', 'ozek_journal_entries', 'process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds']) {
      expect(text).toContain(`\n${name} `);
    }
    expect(text).toMatch(/^ozek_database_up 1$/m);
    expect(text).toMatch(/^ozek_database_connections_max 50$/m);
  });

  it('are not told at the address that people open', async () => {
    expect(await (await fetch(`${server.url}/metrics`)).text()).toBe('<p>a page</p>');
    expect((await fetch(metricsUrl.replace('/metrics', '/'))).status).toBe(404);
  });
});

it('one page through the front door is one trace, from HTTP over the operation to Cypher, without any value', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const caller = 'b7ad6b7169203331';
  await fetch(`${server.url}/en/some/page`, { headers: { traceparent: `00-${traceId}-${caller}-01` } });
  const ofTrace = (): Span[] => collector.spans.filter((span) => span.traceId === traceId);
  const child = (parent: string | undefined, name: string): Span | undefined => ofTrace().find((span) => span.parentSpanId === parent && span.name.startsWith(name));
  while (child(caller, 'GET page') === undefined) await new Promise((resolve) => setImmediate(resolve));

  const page = child(caller, 'GET page');
  const request = child(page?.spanId, 'POST /graphql');
  const operation = child(request?.spanId, 'query cluster');
  const cypher = child(operation?.spanId, 'MATCH Cluster');
  expect([page, request, operation, cypher].map((span) => span?.name)).toEqual(['GET page', 'POST /graphql', 'query cluster', expect.stringMatching(/^MATCH Cluster.* [0-9a-f]{6}$/)]);
  expect(collector.texts.join()).not.toMatch(/slug: \\?"none|some\/page/);
});
