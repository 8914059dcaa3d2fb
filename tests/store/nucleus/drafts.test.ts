import { Operations } from '../../../server/src/journal/operation.js';
import { computeNucleus } from '../../../server/src/modules/nucleus/compute.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const compute = (cluster: ClusterKit) => computeNucleus(world.database, new Operations(world.database), cluster.id, '2026-11-01');

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
