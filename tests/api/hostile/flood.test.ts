import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { World } from '../../kit/world.js';

/** Requests sent; `npm run test:hostile` sends 10,000. */
const REQUESTS = Number(process.env['OZEK_HOSTILE_REQUESTS'] ?? 1_000);
const WARM_UP = 200;
const AT_ONCE = 20;
/** What is remembered of requests, such as read documents, is bounded by less. */
const MAX_GROWTH_BYTES = 50_000_000;
/** Longer than any request may take: who waits so long is forgotten. */
const PATIENCE_MS = 30_000;

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

let world: World;
let port: number;
beforeAll(async () => {
  world = await World.create();
  port = Number(new URL(await world.app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(async () => {
  agent.destroy();
  await world.close();
});

type Hostile = { method: string; path: string; headers: Record<string, string>; body: Buffer };
type Answer = { status: number; body: string };

const DOCUMENTS = [
  '{ clusters(first: 5) { nodes { id name members(first: 5) { nodes { id } } } } }',
  'query ($id: ID!) { node(id: $id) { id ... on Organization { name ties { nodes { id } } } } }',
  'query ($s: String, $a: String) { organizations(search: $s, after: $a) { nodes { id } pageInfo { endCursor } } }',
  'mutation ($input: TieDeclareInput!) { tieDeclare(input: $input) { __typename } }',
  'query ($f: TieFilter, $n: Int) { cluster(slug: "kostanay-grain") { ties(first: $n, filter: $f) { nodes { id } } nucleus { picture { ids } } } }',
];

/** A document with a piece cut out, doubled, or replaced by what does not belong there. */
const mutated = fc.tuple(fc.constantFrom(...DOCUMENTS), fc.nat(), fc.nat(), fc.constantFrom('', '{', '}', '"', '"""', '\u0000', '\ud800', '...', '@include(if: $x)', '$', '#', '\uFEFF', '|', '999999999999999999999')).map(
  ([text, from, length, piece]) => {
    const start = from % text.length;
    return text.slice(0, start) + piece + text.slice(start + (length % 20));
  },
);
const bomb = fc.oneof(
  fc.nat(2_000).map((n) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: viewer { id }`).join(' ')} }`),
  fc.nat(60).map((n) => `{ ...f0 } ${Array.from({ length: n }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f${n} on Query { __typename }`),
  fc.nat(300).map((n) => `{ clusters ${'{ nodes { members '.repeat(n)}{ __typename }${' } }'.repeat(n)} }`),
  fc.nat(400).map((n) => `{ viewer ${'@include(if: true) '.repeat(n)} { id } }`),
  fc.nat(3).map((n) => `{ ...a } fragment a on Query { ...${'abc'[n] ?? 'a'} } fragment b on Query { ...a }`),
  fc.nat(1_000).map((n) => `{ __type(name: "Query") { ${'fields { type { ofType '.repeat(n % 40)}{ name }${' } }'.repeat(n % 40)} } }`),
);
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e308, 2 ** 31, 2 ** 53, '', '\u0000', '\ud800', 'x'.repeat(20_000), [], {}, [[[[]]]], '__proto__', 'T3JnYW5pemF0aW9uOg', "' OR 1=1 //", '$where', '{{7*7}}'),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 80 }).map((text) => Buffer.from(text).toString('base64url')),
);
const envelope = fc.record({ query: fc.oneof(mutated, bomb, odd), variables: fc.oneof(odd, fc.dictionary(fc.constantFrom('id', 's', 'a', 'n', 'f', 'input', '__proto__'), odd)), operationName: fc.option(odd), extensions: fc.option(odd) }, { requiredKeys: ['query'] });
const body = fc.oneof(
  { weight: 6, arbitrary: envelope.map((value) => Buffer.from(JSON.stringify(value))) },
  { weight: 1, arbitrary: fc.tuple(envelope, fc.nat()).map(([value, cut]) => { const all = Buffer.from(JSON.stringify(value)); return all.subarray(0, cut % all.length); }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.constantFrom('null', '[]', '5', '"x"', '[{"query":"{__typename}"}]', '{"query":', '{"__proto__":{"x":1}}', '['.repeat(5_000), `{"query":"${'a'.repeat(200_000)}"}`).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: mutated.map((text) => Buffer.from(JSON.stringify({ query: text }), 'utf16le')) },
);
// Not /readyz: it rightly answers 503 while the database is slow.
const PATHS = ['/graphql', '/api/auth/sign-in/email', '/api/auth/sign-out', '/api/auth/get-session', '/api/auth/change-password', '/api/auth/nothing', '/api/account/export', '/api/journal/kostanay-grain/export', '/healthz', '/nothing'];
const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'application/json', 'application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'nonsense', ''),
    accept: fc.constantFrom('*/*', 'application/json', 'application/graphql-response+json', 'multipart/mixed', 'text/html', 'x'),
    'accept-language': fc.constantFrom('kk', 'ru', 'en;q=x', '*', ','.repeat(500)),
    'content-encoding': fc.constantFrom('gzip', 'br', 'nonsense'),
    'x-api-key': fc.constantFrom('', 'x', `ozek_${'a'.repeat(64)}`),
    authorization: fc.constantFrom('Bearer', 'Bearer x', 'Basic eDp5'),
    cookie: fc.constantFrom('ozek.session_token=%00', 'ozek.session_token=a.b', '='.repeat(300), 'ozek.session_token=%E0%A4%A'),
    origin: fc.constantFrom('null', 'https://elsewhere.example', 'http://localhost:3000'),
    'x-forwarded-for': fc.constantFrom('1.2.3.4', 'x', ','.repeat(100)),
  },
  { requiredKeys: [] },
);
const hostile: fc.Arbitrary<Hostile> = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
  path: fc.tuple(fc.constantFrom('/graphql', '/graphql', '/graphql', '/graphql', ...PATHS), fc.constantFrom('', '', '', '?query={__typename}', '?query=%00', '?query={&variables={', '?a=%E0%A4%A', `?q=${'x'.repeat(3_000)}`)).map((parts) => parts.join('')),
  headers,
  body,
});

function send({ method, path, headers: given, body: sent }: Hostile, over = agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ agent: over, host: '127.0.0.1', port, method, path, timeout: PATIENCE_MS, headers: { ...given, 'content-length': sent.length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    request.on('timeout', () => {
      resolve({ status: 0, body: 'no answer' });
      request.destroy();
    });
    // A body that is too large may be answered before it was read to its end.
    request.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve({ status: 413, body: '' }) : reject(error)));
    request.end(sent);
  });
}

/** Why an answer is none that we may give; null when it is. */
function fault(request: Hostile, { status, body: text }: Answer): string | null {
  const shown = `${request.method} ${request.path.slice(0, 60)} ${JSON.stringify(request.headers).slice(0, 200)} ${request.body.toString().slice(0, 300)} → ${status} ${text.slice(0, 200)}`;
  if (status >= 500 || status === 0) return shown;
  if (/node_modules|\bat .*\.[jt]s:\d+|Neo4jError|INTERNAL_SERVER_ERROR/.test(text)) return shown;
  if (status < 400 || text === '' || request.method === 'HEAD') return null;
  const told = JSON.parse(text) as { code?: string; errors?: { extensions?: { code?: string } }[] };
  const isTyped = typeof told.code === 'string' || (told.errors ?? []).every((error) => typeof error.extensions?.code === 'string');
  return isTyped ? null : shown;
}

async function flood(requests: Hostile[]): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...requests];
  const worker = async (): Promise<void> => {
    for (let request = waiting.pop(); request !== undefined; request = waiting.pop()) {
      const found = fault(request, await send(request));
      if (found !== null) faults.push(found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return faults;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that the process holds on to. */
function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

it(`withstands ${REQUESTS.toLocaleString('en')} malformed and hostile requests`, async () => {
  const requests = fc.sample(hostile, { numRuns: REQUESTS + WARM_UP, seed: 20_261_125 });
  const faults = await flood(requests.slice(0, WARM_UP));
  const before = held();
  faults.push(...(await flood(requests.slice(WARM_UP))));
  const growth = held() - before;
  console.info(`the process holds ${(growth / 1e6).toFixed(1)} MB more than before`);
  expect(faults.slice(0, 20)).toEqual([]);
  expect(growth).toBeLessThan(MAX_GROWTH_BYTES);
  expect((await world.visitor().ask('{ clusters(first: 1) { nodes { id } } }')).status).toBe(200);
}, 600_000);

/** Sends raw bytes and gives all that comes back before the connection closes. */
const raw = (bytes: string, hangUp = true): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => (hangUp ? socket.end(bytes) : socket.write(bytes)));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', () => resolve(text));
  });

it.each([
  ['no HTTP at all', '\u0000\u0001\u0002\r\n\r\n'],
  ['a body shorter than it was said to be', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"query"'],
  ['broken chunks', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{"q\r\n0\r\n\r\n'],
  ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n{"q":1}'],
  ['a length and chunks', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a flood of headers', `GET /graphql HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 3_000 }, (_, i) => `x-${i}: ${'y'.repeat(50)}`).join('\r\n')}\r\n\r\n`],
  ['an address with control characters', 'GET /graphql\u0007?\u0000 HTTP/1.1\r\nHost: x\r\n\r\n'],
])('answers %s with a refusal or a closed connection', async (_name, bytes) => {
  expect(await raw(bytes)).toMatch(/^$|^HTTP\/1\.1 4\d\d /);
  expect((await world.visitor().ask('{ __typename }')).status).toBe(200);
});

it('answers what comes after a body that nobody wanted and that is not packed as it says, over the same connection', async () => {
  const refused = { path: '/graphql', headers: { 'content-type': 'nonsense', 'content-encoding': 'br' }, body: Buffer.alloc(200_000, 'a') };
  const next = { path: '/graphql', headers: { 'content-type': 'application/json' }, body: Buffer.from('{"query":"{ __typename }"}') };
  const one = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses = [];
  for (const request of [refused, next, refused, next]) statuses.push((await send({ method: 'POST', ...request }, one)).status);
  one.destroy();
  expect(statuses).toEqual([415, 200, 415, 200]);
});

it('answers a body that comes in pieces', async () => {
  const chunked = ['{"query":"{ __ty', 'pename }"}'].map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('');
  expect(await raw(`POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}0\r\n\r\n`, false)).toMatch(/^HTTP\/1\.1 200 /);
});
