import { randomUUID } from 'node:crypto';
import { freePort } from '../../server/launch/port.mjs';
import { news } from '../api/notice/kit.js';
import { BareSocket } from '../kit/listener.js';
import { World } from '../kit/world.js';
import { BoltProxy } from './bolt-proxy.js';
import { LedgerClient } from './ledger.js';
import { ServerProgram, testLogin } from './server.js';

const CHANGES = 10;
const QUESTIONS = 40;

let world: World;
let proxy: BoltProxy;
let server: ServerProgram;
let metricsPort: number;
beforeAll(async () => {
  world = await World.create();
  proxy = await BoltProxy.before(testLogin().uri);
  metricsPort = await freePort();
  server = await ServerProgram.on({ ...testLogin(), uri: proxy.uri }, { OZEK_METRICS_PORT: String(metricsPort), OZEK_JOBS: 'off' });
}, 60_000);
afterAll(async () => {
  await server.kill('SIGKILL');
  proxy.close();
  await world.close();
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

it(`SIGTERM with ${CHANGES + QUESTIONS} requests in flight: no longer ready, all answered, its socket told to come again, and gone within 10 seconds`, async () => {
  const cluster = await world.cluster();
  const farm = await cluster.member();
  const farmer = await farm.admin();
  const client = new LedgerClient(server.url, farmer.headers, 'nobody');
  const wanted = { mutation: 'noticePublish', selection: '', input: news(cluster, farm) };
  const ask = async (): Promise<unknown> => {
    const headers = { ...farmer.headers, 'content-type': 'application/json' };
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: '{ viewer { name } }' }) });
    return response.json();
  };

  // On a busy machine a database that is new takes longer to plan this than a request may take: it is asked until it has.
  await client.write(wanted);
  const socket = await BareSocket.ready(`${server.url.replace('http', 'ws')}/graphql`, farmer);
  expect(await metric('ozek_sockets_open')).toBe(1);
  proxy.hold();
  const changes = Promise.all(Array.from({ length: CHANGES }, () => client.send(wanted, randomUUID())));
  const questions = Promise.all(Array.from({ length: QUESTIONS }, ask));
  while ((await metric('ozek_requests_under_way')) < CHANGES + QUESTIONS);

  const begun = performance.now();
  const ended = server.kill('SIGTERM');
  while (await server.isReady());
  proxy.release();

  expect(await changes).toEqual(Array.from({ length: CHANGES }, () => ({ __typename: 'NoticePublished' })));
  expect(await questions).toEqual(Array.from({ length: QUESTIONS }, () => ({ data: { viewer: { name: 'Somebody' } }, extensions: expect.anything() })));
  expect(await socket.closed).toBe(1012);
  expect([await ended, server.log]).toEqual([0, expect.stringContaining('"msg":"ended"')]);
  expect(performance.now() - begun).toBeLessThan(10_000);
  const [row] = await world.run<{ notices: number }>('MATCH (n:Notice {clusterId: $id}) RETURN count(n) AS notices', { id: cluster.id });
  expect(row).toEqual({ notices: 1 + CHANGES });
}, 60_000);
