import { randomUUID } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { adminOfAll, localId, members, promise, propose, purchase, stored, told } from './kit.js';

const EXISTING = 64;
const AT_ONCE = 40;

let world: World;
let cluster: ClusterKit;
let organizations: OrganizationKit[];

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  organizations = await members(cluster, EXISTING + AT_ONCE);
}, 120_000);
afterAll(() => world.close());

/** So many commitments that a new relationship no longer locks the line: what protects the sums must be the write before. */
const fill = (lineId: string, initiativeId: string, organizationIds: string[]): Promise<unknown> =>
  world.run(
    `MATCH (i:Initiative {id: $initiativeId})<-[:LINE_OF]-(l:Line {id: $lineId}) SET i.participants = size($organizationIds)
     WITH l UNWIND $organizationIds AS organizationId MATCH (o:Organization {id: organizationId})
     CREATE (l)<-[:FOR]-(:Commitment {id: randomUUID(), key: l.id + ':' + o.id, firmMilli: 1000, flexibleMilli: 0, state: 'LIVE', revision: 1, version: 1,
                                      sequence: 0, updatedAt: datetime(), toldFirmMilli: 0, toldFlexibleMilli: 0,
                                      everToldFirmMilli: [], everToldFlexibleMilli: []})-[:MADE_BY]->(o)`,
    { lineId, initiativeId, organizationIds },
  );

/** Sends a commitment until it is answered, with the same key, as a client does whose connection is bad or whose server is busy. */
async function insist(client: Client, input: Record<string, unknown>): Promise<{ __typename: string }> {
  for (;;) {
    try {
      return await client.change('commitmentMake', input, '... on CommitmentMade { commitment { id } }');
    } catch (error) {
      if (!/UNAVAILABLE|QUERY_TIMEOUT/.test(String(error))) throw error;
    }
  }
}

it('forty members commit at once, each twice: every one counts once', async () => {
  const [before, now] = [organizations.slice(0, EXISTING), organizations.slice(EXISTING)];
  const steward = await adminOfAll(world, cluster, now);
  const [organizer] = now;
  if (organizer === undefined) throw new Error('forty members were made');
  const to = await propose(steward, purchase(cluster, organizer));
  const lineId = localId(to.lines[0]?.id ?? '');
  await fill(lineId, localId(to.id), before.map(({ id }) => id));

  const inputs = now.map((organization, index) => promise(to, organization, String(index + 1), { idempotencyKey: randomUUID() }));
  const results = await Promise.all([...inputs, ...inputs].map((input) => insist(steward, input)));
  expect(new Set(results.map(({ __typename }) => __typename))).toEqual(new Set(['CommitmentMade']));
  results.slice(0, AT_ONCE).forEach((result, index) => expect(results[index + AT_ONCE]).toEqual(result));

  const sum = EXISTING + (AT_ONCE * (AT_ONCE + 1)) / 2;
  expect(await stored(world, to.id)).toEqual({ state: 'COLLECTING', version: 1, participants: EXISTING + AT_ONCE, firm: sum, live: EXISTING + AT_ONCE });
  const [numbers] = await world.run<{ sequences: number; sequence: number; revisions: number; entries: number }>(
    `MATCH (i:Initiative {id: $id})<-[:LINE_OF]-(:Line)<-[:FOR]-(c:Commitment) WHERE c.sequence > 0
     RETURN count(DISTINCT c.sequence) AS sequences, i.sequence AS sequence, sum(c.revision) AS revisions,
            COUNT { MATCH (e:Entry {journalId: $clusterId, action: 'commitment.make'}) RETURN e } AS entries`,
    { id: localId(to.id), clusterId: cluster.id },
  );
  expect(numbers).toEqual({ sequences: AT_ONCE, sequence: AT_ONCE, revisions: AT_ONCE, entries: AT_ONCE });

  // The first of the forty tells 65 new quantities; then every four that follow are told, and what is left over is not.
  const reader = await organizations[0]?.representative();
  if (reader === undefined) throw new Error('members were made');
  const [firm] = await told(reader, to.id);
  const [line] = await world.run<{ told: number; untold: number }>(
    `MATCH (:Line {id: $lineId})<-[:FOR]-(c:Commitment)
     RETURN sum(c.toldFirmMilli) / 1000 AS told, sum(CASE WHEN c.toldFirmMilli = 0 THEN 1 ELSE 0 END) AS untold`,
    { lineId },
  );
  expect(firm).toBe(String(line?.told));
  expect(line?.untold).toBe((AT_ONCE - 1) % 4);
}, 120_000);

it('of twenty changes on the same version one is made, be it the first commitment or a later one', async () => {
  const [organization] = organizations;
  if (organization === undefined) throw new Error('members were made');
  const admin = await organization.admin();
  const to = await propose(admin, purchase(cluster, organization));
  const rivals = Array.from({ length: 20 }, (_, index) => String(index + 1));
  for (const expectedVersion of [null, 1]) {
    const results = await Promise.all(rivals.map((firm) => insist(admin, promise(to, organization, firm, { expectedVersion, idempotencyKey: randomUUID() }))));
    const made = results.flatMap(({ __typename }, index) => (__typename === 'CommitmentMade' ? [index + 1] : []));
    expect(made.length).toBe(1);
    expect(results.filter(({ __typename }) => __typename === 'VersionConflict').length).toBe(rivals.length - 1);
    expect(await stored(world, to.id)).toMatchObject({ firm: made[0], live: 1, participants: 1 });
  }
}, 60_000);

it('a commitment and its withdrawal at once end in one of the two orders', async () => {
  const [organization] = organizations;
  if (organization === undefined) throw new Error('members were made');
  const admin = await organization.admin();
  const to = await propose(admin, purchase(cluster, organization));
  const first = await admin.change('commitmentMake', promise(to, organization, '5'), '... on CommitmentMade { commitment { id } }');
  const [changed, withdrawn] = await Promise.all([
    admin.change('commitmentMake', promise(to, organization, '7', { expectedVersion: 1 })),
    admin.change('commitmentWithdraw', { commitmentId: first.commitment.id, expectedVersion: 1 }),
  ]);
  const outcome = [changed.__typename, withdrawn.__typename];
  expect([
    ['CommitmentMade', 'VersionConflict'],
    ['VersionConflict', 'CommitmentWithdrawn'],
  ]).toContainEqual(outcome);
  const [firm, live] = outcome[0] === 'CommitmentMade' ? [7, 1] : [0, 0];
  expect(await stored(world, to.id)).toMatchObject({ firm, live, participants: live });
});
