import type { InjectOptions } from 'fastify';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends what no honest client sends; every answer must be JSON with a code, and never a fault of ours. */
async function send(options: InjectOptions): Promise<{ status: number; codes: string[] }> {
  const response = await world.app.inject({ method: 'POST', url: '/graphql', ...options });
  const { errors } = response.json<{ errors: { message: string; extensions: { code: string } }[] }>();
  expect(response.body).not.toMatch(/node_modules|\bat .*\.[jt]s:\d+/);
  for (const error of errors) expect(error.message.length).toBeGreaterThan(0);
  return { status: response.statusCode, codes: [...new Set(errors.map((error) => error.extensions.code))] };
}

const query = (text: string, variables: unknown = {}) => send({ headers: JSON_TYPE, payload: JSON.stringify({ query: text, variables }) });
const alias = (count: number, field: string) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ')} }`;

it.each([
  ['broken JSON', { headers: JSON_TYPE, payload: '{"query": "{ viewer' }, 400, 'BAD_REQUEST'],
  ['JSON that is no object', { headers: JSON_TYPE, payload: 'null' }, 400, 'BAD_REQUEST'],
  ['an empty body', { headers: JSON_TYPE, payload: '' }, 400, 'BAD_REQUEST'],
  ['NaN', { headers: JSON_TYPE, payload: '{"query": "{ viewer { id } }", "variables": {"a": NaN}}' }, 400, 'BAD_REQUEST'],
  ['a body of 10 MB', { headers: JSON_TYPE, payload: JSON.stringify({ query: `{ viewer { id } } #${'x'.repeat(10_000_000)}` }) }, 413, 'PAYLOAD_TOO_LARGE'],
  ['a form instead of JSON', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'query={viewer{id}}' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a change by GET', { method: 'GET', url: '/graphql?query=mutation{tieEnd(input:{tieId:"a",expectedVersion:1,idempotencyKey:"12345678"}){__typename}}', headers: { ...JSON_TYPE } }, 405, 'BAD_REQUEST'],
  ['a simple request that another site could send', { method: 'GET', url: '/graphql?query={viewer{id}}' }, 400, 'BAD_REQUEST'],
  ['a name that no operation has', { headers: JSON_TYPE, payload: '{"query": "query A { viewer { id } }", "operationName": "B"}' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['one operation of several, not saying which', { headers: JSON_TYPE, payload: '{"query": "query A { viewer { id } } query B { clusters { nodes { id } } }"}' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['a method that GraphQL has not', { method: 'PUT', headers: JSON_TYPE, payload: '{"query": "{ viewer { id } }"}' }, 405, 'BAD_REQUEST'],
  ['an address of the API that is none', { url: '/api/organizations', headers: JSON_TYPE, payload: '{}' }, 404, 'NOT_FOUND'],
  ['a query that is no text', { headers: JSON_TYPE, payload: '{"query": 5}' }, 400, 'BAD_REQUEST'],
] as [string, InjectOptions, number, string][])('answers %s with a code', async (_name, options, status, code) => {
  expect(await send(options)).toEqual({ status, codes: [code] });
});

it.each([
  ['kk', 'JSON нысанын жіберіңіз, content-type тақырыбы application/json болсын.'],
  ['ru', 'Отправьте объект JSON с заголовком content-type: application/json.'],
  ['en', 'Send a JSON object, with the header content-type: application/json.'],
])('says in %s what is wrong before anything was asked', async (language, message) => {
  const sent = { method: 'POST', url: '/graphql', payload: '{' } as const;
  for (const type of ['application/json', 'application/xml']) {
    const answer = await world.app.inject({ ...sent, headers: { 'content-type': type, 'accept-language': language } });
    expect(answer.json().errors[0].message).toBe(message);
  }
});

it.each([
  ['a syntax error', '{ viewer { ', 'GRAPHQL_PARSE_FAILED'],
  ['a null byte', '{ viewer\u0000 { id } }', 'GRAPHQL_PARSE_FAILED'],
  ['unknown fields', '{ wiever { idd } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['1,000 aliases', alias(1_000, '__typename'), 'GRAPHQL_PARSE_FAILED'],
  ['20 aliases', alias(20, 'viewer { id }'), 'GRAPHQL_VALIDATION_FAILED'],
  ['depth 50', `{ clusters { nodes ${'{ members { nodes { organization { memberships { cluster '.repeat(10)} { id } ${'} } } } }'.repeat(10)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['lists in lists in lists', '{ clusters(first: 100) { nodes { members(first: 100) { nodes { organization { ties(first: 100) { nodes { id } } } } } } } }', 'QUERY_TOO_COMPLEX'],
  ['a bomb of fragments', `{ ...f0 } ${Array.from({ length: 25 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f25 on Query { __typename }`, 'GRAPHQL_VALIDATION_FAILED'],
] as [string, string, string][])('refuses %s before reading anything', async (_name, text, code) => {
  const answer = await query(text);
  expect(answer.status).toBe(400);
  expect(answer.codes).toContain(code);
});

it.each([
  ['a huge whole number', 'query ($first: Int) { clusters(first: $first) { nodes { id } } }', { first: 1e300 }, 'BAD_USER_INPUT'],
  ['a fraction for a whole number', 'query ($first: Int) { clusters(first: $first) { nodes { id } } }', { first: 1.5 }, 'BAD_USER_INPUT'],
  ['an object for an id', 'query ($id: ID!) { node(id: $id) { id } }', { id: {} }, 'BAD_USER_INPUT'],
  ['a variable for a list size over all bounds', 'query ($first: Int) { clusters(first: $first) { nodes { id } } }', { first: 1_000_000 }, 'QUERY_TOO_COMPLEX'],
  ['more ids than allowed', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 101 }, () => 'x') }, 'BAD_USER_INPUT'],
  ['a day that is none', 'query ($on: Date) { cluster(slug: "x") { nucleus(on: $on) { id } } }', { on: '2026-02-31' }, 'BAD_USER_INPUT'],
] as [string, string, unknown, string][])('refuses %s', async (_name, text, variables, code) => {
  expect((await query(text, variables)).codes).toEqual([code]);
});

it('finds nothing for ids of another type, broken texts and lone surrogates, and says so like for anything absent', async () => {
  const cluster = await world.cluster({ open: true });
  const ids = [cluster.globalId.slice(0, -2), 'T3JnYW5pemF0aW9uOg', '\u0000', '\ud800', 'x'.repeat(10_000), '', '__proto__', Buffer.from('constructor:1').toString('base64url')];
  const answer = await world.visitor().ask('query ($ids: [ID!]!, $slug: String!) { nodes(ids: $ids) { id } cluster(slug: $slug) { id } }', { ids, slug: '\ud800\u0000' });
  expect(answer).toEqual({ status: 200, data: { nodes: ids.map(() => null), cluster: null }, errors: undefined });
  const wrongType = await world.visitor().ask('query ($id: ID!) { organization(id: $id) { id } }', { id: cluster.globalId });
  expect(wrongType.data).toEqual({ organization: null });
});

it('treats a forged session as none', async () => {
  const forged = world.visitor().with({ cookie: 'ozek.session_token=abc.def; __Secure-ozek.session_token=x' });
  expect((await forged.ask('{ viewer { id } }')).data).toEqual({ viewer: null });
});

it('searches for whatever is typed', async () => {
  for (const search of ['\ud800', '\u0000', '*', '"', 'a AND (b', '~1', 'x'.repeat(5_000), '🌾', 'OR NOT AND']) {
    const answer = await world.visitor().ask('query ($search: String) { organizations(search: $search) { nodes { id } } }', { search });
    expect(answer).toMatchObject({ status: 200, errors: undefined });
  }
});
