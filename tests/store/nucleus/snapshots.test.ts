import { Operations } from '../../../server/src/journal/operation.js';
import { computeNucleus, storeFindings } from '../../../server/src/modules/nucleus/compute.js';
import { study } from '../../../server/src/modules/nucleus/findings.js';
import { forgetReplaced } from '../../../server/src/modules/nucleus/snapshot-store.js';
import { readSource } from '../../../server/src/modules/nucleus/source.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const compute = (cluster: ClusterKit, day = '2026-11-01') => computeNucleus(world.database, new Operations(world.database), cluster.id, day);

async function tiedTwo(): Promise<{ cluster: ClusterKit; member: OrganizationKit }> {
  const cluster = await world.cluster();
  const member = await cluster.member();
  await cluster.tie(member, await cluster.member());
  return { cluster, member };
}

/** The snapshots, drafts and placements of a cluster. */
const kept = (cluster: ClusterKit) =>
  world.run(
    `RETURN COUNT { (:Snapshot {clusterId: $id}) } AS snapshots, COUNT { (:SnapshotDraft {clusterId: $id}) } AS drafts,
            COUNT { (:Cluster {id: $id})<-[:IN]-(:Membership)-[:OF]->(:Organization)<-[:PLACES]-(:Placement) } AS placements`,
    { id: cluster.id },
  );

it('keeps one snapshot when two compute the same at once, and nothing of the other', async () => {
  const { cluster } = await tiedTwo();
  const ids = await Promise.all([compute(cluster), compute(cluster), compute(cluster)]);
  expect(ids.filter((id) => id !== null)).toHaveLength(1);
  expect(await kept(cluster)).toEqual([{ snapshots: 1, drafts: 0, placements: 2 }]);
});

it('never shows an older reading of the ties in place of a newer one, however long it took', async () => {
  const { cluster, member } = await tiedTwo();
  const slow = await study(world.database, await readSource(world.database, cluster.id, '2026-11-01'));
  await cluster.tie(member, await cluster.member());
  const newer = await compute(cluster);
  expect(await storeFindings(world.database, new Operations(world.database), slow)).toBeNull();
  expect(await kept(cluster)).toEqual([{ snapshots: 1, drafts: 0, placements: 3 }]);
  expect(newer).not.toBeNull();
  const later = await study(world.database, await readSource(world.database, cluster.id, '2026-11-01'));
  expect(await storeFindings(world.database, new Operations(world.database), later)).toBeNull();
});

it('shows nothing of a snapshot whose computation died before its end, and clears it away when a day has passed', async () => {
  const { cluster, member } = await tiedTwo();
  const reader = await member.admin();
  await world.run(
    `MATCH (c:Cluster {id: $id})<-[:IN]-(m:Membership)-[:OF]->(o:Organization)
     WITH c, collect(o) AS members
     UNWIND [['old', 2], ['young', 0]] AS draft
     CREATE (d:SnapshotDraft {id: draft[0] + $id, clusterId: $id, onDate: date('2026-11-02'), takenAt: datetime() - duration({days: draft[1]})})-[:COMPUTED_FOR]->(c)
     FOREACH (o IN members | CREATE (d)<-[:PLACED_IN]-(:Placement {id: randomUUID(), key: randomUUID(), label: 'NUCLEUS', order: 0})-[:PLACES]->(o))`,
    { id: cluster.id },
  );
  const ask = async () => (await reader.ask('query ($slug: String!) { cluster(slug: $slug) { nucleus { onDate } nucleusDays } }', { slug: cluster.slug })).data.cluster;
  expect(await ask()).toEqual({ nucleus: null, nucleusDays: [] });
  await compute(cluster);
  expect(await ask()).toEqual({ nucleus: { onDate: '2026-11-01' }, nucleusDays: ['2026-11-01'] });
  expect(await kept(cluster)).toEqual([{ snapshots: 1, drafts: 1, placements: 4 }]);
});

/** Two tied members, and a third tied to one of them later on the same day; with the number of ties that a reader is shown. */
async function grown(): Promise<{ cluster: ClusterKit; shown: () => Promise<unknown>; withoutThird: () => Promise<unknown> }> {
  const { cluster, member } = await tiedTwo();
  const reader = await member.admin();
  const shown = async () => {
    const answer = await reader.ask('query ($slug: String!) { cluster(slug: $slug) { nucleus { tieCount } } }', { slug: cluster.slug });
    return answer.data.cluster.nucleus.tieCount;
  };
  await compute(cluster);
  const third = await cluster.tie(member, await cluster.member());
  await compute(cluster);
  expect(await shown()).toBe(2);
  return { cluster, shown, withoutThird: () => world.run("MATCH (t:Tie {id: $id}) SET t.state = 'WITHDRAWN'", { id: third.id }) };
}

it('shows a network again that the ties of a day went back to', async () => {
  const { cluster, shown, withoutThird } = await grown();
  await withoutThird();
  // The third member stays, so that this is not what the first snapshot was of.
  const again = await compute(cluster);
  expect(again).not.toBeNull();
  expect(await shown()).toBe(1);
  await world.run("MATCH (t:Tie {clusterId: $id}) SET t.state = 'CONFIRMED'", { id: cluster.id });
  expect(await compute(cluster)).not.toBeNull();
  expect(await shown()).toBe(2);
  expect(await compute(cluster)).toBeNull();
  expect(await kept(cluster)).toEqual([{ snapshots: 3, drafts: 0, placements: 8 }]);
});

it('shows each of two networks between which the ties of a day change again and again', async () => {
  const { cluster, member } = await tiedTwo();
  const second = await cluster.tie(member, await cluster.member());
  for (const state of ['WITHDRAWN', 'CONFIRMED', 'WITHDRAWN', 'CONFIRMED', 'WITHDRAWN']) {
    await world.run('MATCH (t:Tie {id: $id}) SET t.state = $state', { id: second.id, state });
    await compute(cluster);
    const [shown] = await world.run<{ figures: string }>('MATCH (s:Snapshot {clusterId: $id}) RETURN s.figures AS figures ORDER BY s.takenAt DESC LIMIT 1', { id: cluster.id });
    expect(JSON.parse(shown?.figures ?? '')).toMatchObject({ tieCount: state === 'CONFIRMED' ? 2 : 1 });
  }
});

it('keeps a snapshot of the days on which something changed, be it by time alone', async () => {
  const { cluster } = await tiedTwo();
  await world.run("MATCH (t:Tie {clusterId: $id}) SET t.validUntil = date('2026-11-02')", { id: cluster.id });
  expect(await compute(cluster)).not.toBeNull();
  expect(await compute(cluster, '2026-11-02')).toBeNull();
  expect(await compute(cluster, '2026-11-03')).not.toBeNull();
  expect(await compute(cluster, '2026-11-04')).toBeNull();
  expect(await kept(cluster)).toEqual([{ snapshots: 2, drafts: 0, placements: 4 }]);
});

it('forgets what was replaced on a day that is over, but not what the journal says of it, and computes it again when it is wanted', async () => {
  const { cluster, shown } = await grown();
  const council = await cluster.councillor();
  const entries = async () => {
    const answer = await council.ask('query ($slug: String!) { cluster(slug: $slug) { journal(first: 20) { nodes { action object { id } } } } }', { slug: cluster.slug });
    return answer.data.cluster.journal.nodes.filter(({ action }: { action: string }) => action === 'nucleus.compute');
  };
  await forgetReplaced(world.database);
  expect(await kept(cluster)).toEqual([{ snapshots: 2, drafts: 0, placements: 5 }]); // no day has passed
  await world.run('MATCH (s:Snapshot {clusterId: $id}) SET s.takenAt = s.takenAt - duration({days: 2})', { id: cluster.id });
  await forgetReplaced(world.database);
  expect(await kept(cluster)).toEqual([{ snapshots: 1, drafts: 0, placements: 3 }]);
  expect(await shown()).toBe(2);
  expect(await entries()).toEqual([{ action: 'nucleus.compute', object: { id: expect.any(String) } }, { action: 'nucleus.compute', object: null }]);
  await world.run(
    'MATCH (:Cluster {id: $id})<-[:IN]-(m:Membership) WITH m ORDER BY m.id DESC LIMIT 1 SET m.state = "ENDED"',
    { id: cluster.id },
  );
  expect(await compute(cluster)).not.toBeNull();
  expect(await shown()).toBe(1);
});
