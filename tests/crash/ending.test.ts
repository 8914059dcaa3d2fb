import { randomUUID } from 'node:crypto';
import { news, publish } from '../api/notice/kit.js';
import type { ClusterKit } from '../kit/cluster.js';
import { World } from '../kit/world.js';
import { LedgerClient } from './ledger.js';
import { ServerProgram, testLogin } from './server.js';

const IN_FLIGHT = 50;

let world: World;
let server: ServerProgram;
beforeAll(async () => {
  world = await World.create();
  server = await ServerProgram.on(testLogin());
}, 60_000);
afterAll(async () => {
  await server.kill('SIGKILL');
  await world.close();
});

/** How many changes wait for the journal of the cluster. */
async function waiting({ id }: ClusterKit): Promise<number> {
  const [row] = await world.run<{ waiting: number }>(
    `SHOW TRANSACTIONS YIELD status, parameters WHERE status STARTS WITH 'Blocked' AND parameters.journalId = $id RETURN count(*) AS waiting`,
    { id },
  );
  return row?.waiting ?? 0;
}

it(`SIGTERM with ${IN_FLIGHT} changes in flight: no longer ready, ${IN_FLIGHT} answers, and gone within 10 seconds`, async () => {
  const cluster = await world.cluster();
  const farm = await cluster.member();
  const farmer = await farm.admin();
  await publish(farmer, news(cluster, farm));
  const client = new LedgerClient(server.url, farmer.headers, 'nobody');
  const wanted = { mutation: 'noticePublish', selection: '', input: news(cluster, farm) };

  // All of them must write into this journal, and none can before we let it go.
  const session = world.database.driver.session();
  const hold = await session.beginTransaction();
  await hold.run('MATCH (j:Journal {id: $id}) SET j.lockedBy = $id', { id: cluster.id });
  const answers = Promise.all(Array.from({ length: IN_FLIGHT }, () => client.send(wanted, randomUUID())));
  while ((await waiting(cluster)) < IN_FLIGHT);

  const begun = performance.now();
  const ended = server.kill('SIGTERM');
  while (await server.isReady());
  await hold.commit();
  await session.close();

  expect(await answers).toEqual(Array.from({ length: IN_FLIGHT }, () => ({ __typename: 'NoticePublished' })));
  expect(await ended).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
  const [row] = await world.run<{ notices: number }>('MATCH (n:Notice {clusterId: $id}) RETURN count(n) AS notices', { id: cluster.id });
  expect(row).toEqual({ notices: IN_FLIGHT + 1 });
}, 60_000);
