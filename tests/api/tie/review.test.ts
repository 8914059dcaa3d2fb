import type { Client } from '../../kit/client.js';
import { signUp, type ClusterKit, type OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

let world: World;
let cluster: ClusterKit;
let mill: OrganizationKit;
let farm: OrganizationKit;
let millAdmin: Client;
let farmAdmin: Client;
let third: Client;
let seat: Client;
let secretariat: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  [mill, farm] = [await cluster.member(), await cluster.member()];
  [millAdmin, farmAdmin, third] = [await mill.admin(), await farm.admin(), await (await cluster.member()).admin()];
  [seat, secretariat] = [await cluster.councillor('RESEARCH'), await cluster.councillor('SECRETARIAT')];
});
afterAll(() => world.close());

const FIELDS = 'id version state review reviewReason reviewedAt reviewWaits evidence viewerCanReview viewerCanAddEvidence';

type Made = { id: string; version: number };

/** A tie that the farm declared and the mill confirmed. */
async function confirmed(type: string, { visibility = 'MEMBERS', by = farmAdmin, ...more }: { visibility?: string; by?: Client; evidence?: string } = {}): Promise<Made> {
  const { tie } = await by.change('tieDeclare', { clusterId: cluster.globalId, organizationId: farm.globalId, partnerId: mill.globalId, type, visibility, ...more }, '... on TieDeclared { tie { id version } }');
  return (await millAdmin.change('tieConfirm', { tieId: tie.id, expectedVersion: tie.version, visibility }, '... on TieConfirmed { tie { id version } }')).tie;
}

const read = async (client: Client, { id }: Made) => (await client.ask(`query ($id: ID!) { node(id: $id) { ... on Tie { ${FIELDS} } } }`, { id })).data.node;
const review = (client: Client, { id, version }: Made, verdict: string, reason?: string) =>
  client.change('tieReview', { tieId: id, expectedVersion: version, review: verdict, ...(reason === undefined ? {} : { reason }) }, `... on TieReviewed { tie { ${FIELDS} } }`);
const prove = (client: Client, { id, version }: Made, evidence: string) =>
  client.change('tieAddEvidence', { tieId: id, expectedVersion: version, evidence }, `... on TieEvidenceAdded { tie { ${FIELDS} } }`);
const queue = async (client: Client, first = 50, after: string | null = null) =>
  (await client.ask('query ($slug: String!, $first: Int, $after: String) { cluster(slug: $slug) { tiesToReview(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }', { slug: cluster.slug, first, after })).data.cluster.tiesToReview;
const waits = async (): Promise<string[]> => (await queue(seat)).nodes.map(({ id }: { id: string }) => id);
/** Whether the nucleus waits to be computed anew; it does not any more afterwards. */
const nucleusIsDue = async (): Promise<boolean> =>
  (await world.run('MATCH (j:Job {name: $name}) WHERE j.dueAt IS NOT NULL SET j.dueAt = null RETURN j.name', { name: `nucleus:${cluster.id}` })).length === 1;

it('waits for the council once both sides confirmed it, when it is formal and shown to the council, oldest first', async () => {
  const [lease, loan] = [await confirmed('LEASE'), await confirmed('LOAN', { visibility: 'COUNCIL' })];
  await confirmed('LICENCE', { visibility: 'PARTIES' });
  const informal = await confirmed('ADVICE');
  await cluster.tie(farm, mill, { type: 'OWNERSHIP', declaredBy: null });
  expect(await waits()).toEqual([lease.id, loan.id]);
  const first = await queue(secretariat, 1);
  expect(first.nodes).toEqual([{ id: lease.id }]);
  expect((await queue(secretariat, 1, first.pageInfo.endCursor)).nodes).toEqual([{ id: loan.id }]);
  for (const client of [farmAdmin, third, world.visitor()]) expect(await queue(client)).toBeNull();
  expect(await review(seat, informal, 'VERIFIED')).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  // Ended, it waits no more.
  expect((await farmAdmin.change('tieEnd', { tieId: lease.id, expectedVersion: lease.version })).__typename).toBe('TieEnded');
  expect(await waits()).toEqual([loan.id]);
  expect(await review(seat, { ...lease, version: lease.version + 1 }, 'VERIFIED')).toMatchObject({ code: 'NOT_POSSIBLE' });
});

it('is reviewed by a seat or the secretariat, never by who has a part in it, and by one of two at once', async () => {
  const { client: both, userId } = await signUp(world);
  await farm.letRepresent(userId, 'REPRESENTATIVE');
  await world.run("MATCH (u:User {id: $userId}), (c:Cluster {id: $id}) CREATE (u)-[:HOLDS]->(:Seat {id: randomUUID(), side: 'BUSINESS', chair: false, since: date('2024-01-01')})-[:SEAT_IN]->(c)", { userId, id: cluster.id });
  const tie = await confirmed('SERVICE_CONTRACT', { by: both });
  const filled = await cluster.councillor('BUSINESS', mill);
  const elsewhere = await (await world.cluster()).councillor();
  for (const client of [both, filled]) {
    expect(await read(client, tie)).toMatchObject({ viewerCanReview: false });
    expect(await review(client, tie, 'VERIFIED')).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'tieId'] });
  }
  // Nor by who declared it and has left the side since.
  await world.run('MATCH (:User {id: $userId})-[r:REPRESENTS]->() DELETE r', { userId });
  expect(await review(both, tie, 'VERIFIED')).toMatchObject({ code: 'FORBIDDEN' });
  for (const client of [farmAdmin, third]) expect(await review(client, tie, 'VERIFIED')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await review(elsewhere, tie, 'VERIFIED')).toMatchObject({ __typename: 'NotFound' });
  expect(await read(seat, tie)).toMatchObject({ review: null, version: 2, viewerCanReview: true });

  const results = await Promise.all([review(seat, tie, 'VERIFIED'), review(secretariat, tie, 'DISPUTED', 'No such contract.')]);
  expect(results.map(({ __typename }) => __typename).sort()).toEqual(['TieReviewed', 'VersionConflict']);
  expect(await waits()).not.toContain(tie.id);
  const [entry] = await world.run<{ change: string; by: string | null }>("MATCH (e:Entry {journalId: $id, action: 'tie.review'}) RETURN e.change AS change, e.organizationId AS by ORDER BY e.number DESC LIMIT 1", { id: cluster.id });
  expect([entry?.by, entry?.change.includes('VERIFIED')]).toEqual([null, false]);
});

it('does not count while it is disputed, which everybody who sees it reads, and the reason its sides and the council', async () => {
  const tie = await confirmed('SECONDMENT');
  await nucleusIsDue();
  expect(await review(seat, tie, 'DISPUTED', '  ')).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'reason'] }] });
  expect(await review(seat, tie, 'DISPUTED', 'Nobody works there.')).toMatchObject({ tie: { review: 'DISPUTED', reviewReason: 'Nobody works there.', version: 3 } });
  expect(await nucleusIsDue()).toBe(true);
  for (const client of [farmAdmin, millAdmin, secretariat]) expect(await read(client, tie)).toMatchObject({ review: 'DISPUTED', reviewReason: 'Nobody works there.', reviewedAt: expect.any(String) });
  expect(await read(third, tie)).toMatchObject({ review: 'DISPUTED', reviewReason: null, reviewedAt: null, reviewWaits: null });
  expect(await review(secretariat, { ...tie, version: 3 }, 'MORE_EVIDENCE', 'Which of you is right?')).toMatchObject({ tie: { review: 'MORE_EVIDENCE' } });
  expect(await nucleusIsDue()).toBe(true);
  expect(await review(seat, { ...tie, version: 4 }, 'VERIFIED')).toMatchObject({ tie: { review: 'VERIFIED', reviewReason: null } });
  expect(await nucleusIsDue()).toBe(false);
});

it('comes back to the council with the evidence that a side adds, and others learn nothing of the question', async () => {
  const tie = await confirmed('JOINT_VENTURE', { evidence: 'Contract 7' });
  const everybody = { farmAdmin, millAdmin, third, seat, visitor: world.visitor() };
  /** To whom it is listed among those that are asked for more evidence. */
  const listed = async (): Promise<string[]> => {
    const found = await Promise.all(
      Object.entries(everybody).map(async ([who, client]) => {
        const { data } = await client.ask(
          `query ($slug: String!, $farm: ID!) { cluster(slug: $slug) { all: ties(first: 100, filter: { evidenceAsked: true }) { nodes { id } }
             farms: ties(first: 100, filter: { evidenceAsked: true, organizationId: $farm }) { nodes { id } } }
           organization(id: $farm) { ties(first: 100, filter: { evidenceAsked: true }) { nodes { id } } } }`,
          { slug: cluster.slug, farm: farm.globalId },
        );
        const lists = [data.cluster.all, data.cluster.farms, data.organization?.ties].map((list) => list?.nodes.some(({ id }: { id: string }) => id === tie.id) ?? false);
        expect(new Set(lists).size).toBe(1);
        return lists[0] ? [who] : [];
      }),
    );
    return found.flat();
  };
  expect(await listed()).toEqual([]);
  const asked = await review(seat, tie, 'MORE_EVIDENCE', 'Of which year?');
  expect(await listed()).toEqual(['farmAdmin', 'millAdmin']);
  expect(asked.tie).toMatchObject({ review: 'MORE_EVIDENCE', reviewWaits: false });
  expect(await read(third, tie)).toMatchObject({ review: null, reviewReason: null, evidence: null, viewerCanAddEvidence: false });
  expect(await read(millAdmin, tie)).toMatchObject({ review: 'MORE_EVIDENCE', reviewReason: 'Of which year?', viewerCanAddEvidence: true, viewerCanReview: false });

  expect(await prove(millAdmin, asked.tie, ' ')).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'evidence'] }] });
  for (const client of [third, seat]) expect(await prove(client, asked.tie, 'Contract 8')).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  const both = await Promise.all([prove(millAdmin, asked.tie, 'Of 2026, § 3'), prove(farmAdmin, asked.tie, 'Of 2026, § 3')]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual(['TieEvidenceAdded', 'VersionConflict']);
  expect(await listed()).toEqual([]);
  expect(await read(seat, tie)).toMatchObject({ evidence: 'Contract 7\nOf 2026, § 3', review: 'MORE_EVIDENCE', reviewWaits: true, version: 4 });
  expect(await waits()).toContain(tie.id);
  const key = await farm.integrator(['read', 'ties:write']);
  expect(await prove(key, { ...tie, version: 4 }, 'x'.repeat(1_001))).toMatchObject({ __typename: 'InvalidInput' });
  expect(await prove(key, { ...tie, version: 4 }, 'Signed in June')).toMatchObject({ __typename: 'TieEvidenceAdded' });

  expect(await review(seat, { ...tie, version: 5 }, 'VERIFIED', 'Seen.')).toMatchObject({ tie: { review: 'VERIFIED', reviewReason: 'Seen.', reviewWaits: false } });
  expect(await prove(farmAdmin, { ...tie, version: 6 }, 'One more')).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  const { nodes } = (await third.ask('query ($id: ID!) { history(objectId: $id) { nodes { sentence } } }', { id: tie.id })).data.history;
  expect(nodes[0].sentence).toBe('The council reviewed a tie.');
});

it('takes no more evidence than there is room for, and refuses a change whole', async () => {
  const tie = await confirmed('RD_PROJECT', { evidence: 'Grant 5' });
  await world.run('MATCH (t:Tie {id: $id}) SET t.evidence = $text', { id: Buffer.from(tie.id, 'base64url').toString().split(':')[1], text: 'x'.repeat(9_900) });
  expect(await prove(farmAdmin, tie, 'y'.repeat(100))).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'evidence'] });
  expect(await read(farmAdmin, tie)).toMatchObject({ evidence: 'x'.repeat(9_900), version: 2 });
  expect(await prove(farmAdmin, tie, 'y'.repeat(99))).toMatchObject({ __typename: 'TieEvidenceAdded' });
});
