import { request as httpRequest } from 'node:http';
import { LIMITS } from '../../../server/src/api/limits.js';
import { mayOpen } from '../../../server/src/api/socket/origin.js';
import { newId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import { BareSocket, handshake, Listener, socketUrl } from '../../kit/listener.js';
import { ORIGIN, World } from '../../kit/world.js';
import { news, publish } from '../notice/kit.js';
import { newest, place, QUICK, type Place } from './kit.js';

const ACTIVITY = 'subscription ($id: ID!, $after: ID) { activity(clusterId: $id, after: $after) { id } }';

let world: World;
let here: Place;
let url: string;
beforeAll(async () => {
  world = await World.create({ sockets: QUICK });
  here = await place(world);
  url = await socketUrl(world);
}, 60_000);
afterAll(() => world.close());

/** Somebody of whom nobody else has a socket open. */
const somebody = (): Promise<Client> => here.farm.representative();

describe('a socket', () => {
  it('is opened with a cookie from our own pages alone', async () => {
    const { headers } = await somebody();
    expect(await handshake(url, { ...headers, origin: ORIGIN })).toBe('opened');
    const russian = { ...headers, 'accept-language': 'ru' };
    const refused = { status: 403, codes: ['FORBIDDEN'], messages: ['С cookie соединение открывают только страницы этой платформы.'] };
    for (const origin of ['https://elsewhere.example', 'http://localhost:3001', 'null', `${ORIGIN}.elsewhere.example`]) expect(await handshake(url, { ...russian, origin })).toEqual(refused);
    expect(await handshake(url, russian)).toEqual(refused);
  });

  it('is not opened from a foreign page without a cookie either, and by a program with a key from anywhere', async () => {
    const key = await here.farm.integrator(['read', 'journal:read']);
    expect(await handshake(url, { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });
    expect(await handshake(url, {})).toBe('opened');
    expect(await handshake(url, { ...key.headers, origin: 'https://elsewhere.example' })).toBe('opened');
    expect(await handshake(url, { authorization: `Bearer ${key.headers['x-api-key']}` })).toBe('opened');
    expect(await handshake(url, { 'x-api-key': 'wrong' })).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });

  it('decides so by these headers', () => {
    expect(mayOpen({ cookie: 'a=b', origin: ORIGIN }, ORIGIN)).toBe(true);
    expect(mayOpen({ cookie: 'a=b', origin: 'http://localhost' }, ORIGIN)).toBe(false);
    expect(mayOpen({ cookie: 'a=b' }, ORIGIN)).toBe(false);
    expect(mayOpen({}, ORIGIN)).toBe(true);
    expect(mayOpen({ cookie: 'a=b', 'x-api-key': '' }, ORIGIN)).toBe(true);
  });

  it('is there at one address; other wishes for another protocol are passed over, and the request is answered', async () => {
    expect(await handshake(url.replace('/graphql', '/api/auth/get-session'), {})).toMatchObject({ status: 200 });
    expect(await handshake(url.replace('/graphql', '/nothing'), {})).toMatchObject({ status: 404 });
    const body = JSON.stringify({ query: `{ clusters(first: 1) { nodes { id } } } # ${'x'.repeat(80_000)}` });
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const request = httpRequest(url.replace('ws:', 'http:'), { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length, connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA' } }, (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      request.on('error', reject);
      request.end(body);
    });
    expect([answer.status, JSON.parse(answer.text).data.clusters.nodes.length]).toEqual([200, 1]);
  });

  it('speaks graphql-transport-ws, and is closed when it does not say so in time', async () => {
    const socket = await BareSocket.open(url, await somebody());
    expect(await socket.closed).toBe(4408);
    const other = await BareSocket.ready(url, await somebody());
    other.send('{"type":"nonsense"}');
    expect(await other.closed).toBe(4400);
    const early = await BareSocket.open(url, await somebody());
    early.send({ type: 'subscribe', id: '1', payload: { query: ACTIVITY, variables: { id: here.cluster.globalId } } });
    expect(await early.closed).toBe(4401);
  }, 20_000);

  it('is closed by a message that is too long', async () => {
    const socket = await BareSocket.ready(url, await somebody());
    socket.send({ type: 'subscribe', id: '1', payload: { query: `${ACTIVITY} # ${'x'.repeat(LIMITS.bodyBytes)}` } });
    expect(await socket.closed).toBe(1009);
  });

  it(`is one of ${LIMITS.sockets} of an actor at most`, async () => {
    const client = await somebody();
    const open: BareSocket[] = [];
    for (let count = 0; count < LIMITS.sockets; count += 1) open.push(await BareSocket.ready(url, client));
    const headers = { ...client.headers, origin: ORIGIN, 'accept-language': 'en' };
    expect(await handshake(url, headers)).toEqual({ status: 429, codes: ['RATE_LIMITED'], messages: [`Too many connections are open at once: at most ${LIMITS.sockets} may be.`] });
    expect(await handshake(url, { ...(await somebody()).headers, origin: ORIGIN })).toBe('opened');
    for (const socket of open) socket.close();
    await Promise.all(open.map(({ closed }) => closed));
    expect(await handshake(url, headers)).toBe('opened');
  });
});

it('a forged session or key costs the address that it comes from, as it does by HTTP', async () => {
  const budgets = { visitor: { capacity: 10, perSecond: 0.001 }, person: { capacity: 10, perSecond: 0.001 }, key: { capacity: 10, perSecond: 0.001 } };
  const behindProxy = await World.create({ trustedProxy: ['127.0.0.1'], budgets });
  const address = await socketUrl(behindProxy);
  const from = (host: string) => handshake(address, { 'x-api-key': 'wrong', 'x-forwarded-for': `2001:db8:${newId().slice(9, 13)}:${host}::1` }).then((answer) => (answer === 'opened' ? 0 : answer.status));
  expect([await from('1'), await from('2')]).toEqual([401, 401]);
  const spent = { 'x-api-key': 'wrong', 'x-forwarded-for': `2001:db8:${newId().slice(-4)}:3::1` };
  const statuses: unknown[] = [];
  for (let time = 0; time < 3; time += 1) statuses.push(((await handshake(address, spent)) as { status: number }).status);
  expect(statuses).toEqual([401, 401, 429]);
  await behindProxy.close();
});

describe('over a socket', () => {
  const refusal = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
    const client = await Listener.socket(world, await somebody());
    const end = await Listener.asking(client, query, variables).end;
    await client.dispose();
    return end;
  };
  const only = { codes: ['BAD_REQUEST'], messages: ['Only subscriptions are told over a WebSocket. Send queries and changes by POST to the same address.'] };

  it('queries and changes are refused, and change nothing', async () => {
    const { cluster, farm, reader } = here;
    expect(await refusal('{ viewer { id } }')).toEqual(only);
    const before = await newest(reader, cluster);
    expect(await refusal('mutation ($input: NoticePublishInput!) { noticePublish(input: $input) { __typename } }', { input: { ...news(cluster, farm), idempotencyKey: 'socket' } })).toEqual(only);
    expect(await newest(reader, cluster)).toBe(before);
  });

  it('the limits of every operation hold', async () => {
    const deep = `subscription { activity(clusterId: "x") { organization ${'{ memberships { organization '.repeat(6)} { id } ${'} }'.repeat(6)} } }`;
    const dear = 'subscription { activity(clusterId: "x") { organization { ties(first: 100) { nodes { from { ties(first: 100) { nodes { id } } } } } } } }';
    const many = `subscription { activity(clusterId: "x") { ${Array.from({ length: 20 }, (_, i) => `a${i}: id`).join(' ')} } }`;
    const long = `subscription { activity(clusterId: "x") { ${'id '.repeat(LIMITS.tokens)} } }`;
    for (const [query, code] of [[deep, 'GRAPHQL_VALIDATION_FAILED'], [dear, 'QUERY_TOO_COMPLEX'], [many, 'GRAPHQL_VALIDATION_FAILED'], [long, 'GRAPHQL_PARSE_FAILED'], ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'], ['subscription {', 'GRAPHQL_PARSE_FAILED']] as const) {
      expect([query.slice(0, 60), await refusal(query)]).toEqual([query.slice(0, 60), expect.objectContaining({ codes: expect.arrayContaining([code]) })]);
    }
    expect(await refusal('subscription ($id: ID!) { activity(clusterId: $id) { id } }')).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  });

  it(`there are ${LIMITS.subscriptionsPerSocket} subscriptions at most, and another one once one was given up`, async () => {
    const socket = await BareSocket.ready(url, await somebody());
    const subscribe = (id: string, after: string | null = null): void => socket.send({ type: 'subscribe', id, payload: { query: ACTIVITY, variables: { id: here.cluster.globalId, after } } });
    await publish(here.farmer, news(here.cluster, here.farm));
    for (let count = 0; count < LIMITS.subscriptionsPerSocket; count += 1) subscribe(`${count}`);
    subscribe('one more');
    expect(await socket.message('error')).toMatchObject({ id: 'one more', payload: [{ message: 'At most 10 subscriptions over one connection at once.', extensions: { code: 'RATE_LIMITED' } }] });
    socket.send({ type: 'complete', id: '0' });
    subscribe('instead', here.first);
    expect(await socket.message('next')).toMatchObject({ id: 'instead' });
    socket.close();
  });

  it('opening it, a subscription and all that it tells are paid for', async () => {
    const nine = { capacity: LIMITS.socketCost + 4, perSecond: 0.001 };
    const poor = await World.create({ sockets: QUICK, budgets: { visitor: nine, person: nine, key: nine } });
    const { headers } = await somebody();
    const open = async () => handshake(await socketUrl(poor), { ...headers, origin: ORIGIN, 'accept-language': 'en' });
    expect([await open(), await open()]).toEqual(['opened', { status: 429, codes: ['RATE_LIMITED'], messages: [expect.stringMatching(/^Too much was asked for in a short time\. Try again in [\d,]+ seconds\.$/)] }]);
    const question = await poor.app.inject({ method: 'POST', url: '/graphql', headers: { ...headers, 'content-type': 'application/json' }, payload: '{"query":"{ viewer { id } }"}' });
    expect(question.json().extensions.cost).toMatchObject({ limit: 9, requested: 1, remaining: 3 });

    const { cluster, farm, farmer, first } = here;
    for (let time = 0; time < 5; time += 1) await publish(farmer, news(cluster, farm));
    const listener = await Listener.to(poor, await somebody(), cluster.globalId, first);
    expect(await listener.end).toMatchObject({ codes: ['RATE_LIMITED'] });
    expect(listener.told.length).toBe(3);
    await poor.close();
  });
});

it('a subscription by HTTP is refused, with a word on where it is told', async () => {
  const { status, errors } = await here.reader.ask(ACTIVITY, { id: here.cluster.globalId });
  expect([status, errors?.[0]?.extensions.code, errors?.[0]?.message]).toEqual([400, 'BAD_REQUEST', 'A subscription is told over a WebSocket at this address, by the protocol graphql-transport-ws.']);
});

it('a server that ends says so to the open sockets, opens no more, and clients come again to another one', async () => {
  const ending = await World.create({ sockets: QUICK });
  const { cluster, first } = here;
  const listener = await Listener.to(ending, await somebody(), cluster.globalId, first);
  await listener.acts(1);
  const silent = await BareSocket.open(await socketUrl(ending), await somebody());
  await ending.close();
  expect([await listener.end, await silent.closed]).toEqual([{ closed: 1012 }, 1012]);
});
