import { randomUUID } from 'node:crypto';
import { retries } from '../../server/src/observe/metrics.js';
import { inDays, news, publish, record } from '../api/notice/kit.js';
import { World } from '../kit/world.js';
import { BoltProxy } from './bolt-proxy.js';
import { testLogin } from './server.js';

const KEYS = 100;
const AT_ONCE = 10;

let proxy: BoltProxy;
let world: World;
beforeAll(async () => {
  proxy = await BoltProxy.before(testLogin().uri);
  world = await World.create({ login: { ...testLogin(), uri: proxy.uri }, seconds: 60 });
});
afterAll(async () => {
  await world.close();
  proxy.close();
});

const reruns = async (): Promise<number> => (await retries.get()).values.find(({ labels }) => labels.mode === 'write')?.value ?? 0;

it(`${KEYS} connections cut right after COMMIT: each of ${KEYS} keys has one effect and one entry, and every client its answer`, async () => {
  const cluster = await world.cluster();
  const farm = await cluster.member();
  const farmer = await farm.admin();
  const keys = Array.from({ length: KEYS }, () => randomUUID());
  const expiresAt = inDays(30);
  const input = (idempotencyKey: string) => news(cluster, farm, { idempotencyKey, expiresAt, title: `news ${idempotencyKey}` });

  const before = await reruns();
  const published: string[] = [];
  for (let from = 0; from < KEYS; from += AT_ONCE) {
    proxy.cutNext(AT_ONCE);
    published.push(...(await Promise.all(keys.slice(from, from + AT_ONCE).map((key) => publish(farmer, input(key))))));
  }
  expect(proxy.cuts).toBe(KEYS);
  expect((await reruns()) - before).toBeGreaterThanOrEqual(KEYS);
  expect(new Set(published).size).toBe(KEYS);
  expect(await record(world, cluster)).toEqual({ notices: KEYS, actions: keys.map(() => 'notice.publish') });

  const [operations] = await world.run<{ nodes: number }>('MATCH (o:Operation) WHERE any(key IN $keys WHERE o.key ENDS WITH key) RETURN count(o) AS nodes', { keys });
  expect(operations).toEqual({ nodes: KEYS });
  expect(await Promise.all(keys.map((key) => publish(farmer, input(key))))).toEqual(published);
  expect((await record(world, cluster)).notices).toBe(KEYS);
}, 120_000);
