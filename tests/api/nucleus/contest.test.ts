import { computeNucleus } from '../../../server/src/modules/nucleus/compute.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { newId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const CONTESTS = `query ($id: ID!, $cluster: ID!) { organization(id: $id) { placement(clusterId: $cluster) { label viewerCanContest
  contests { state label reason explanation correctedLabel viewerCanAnswer } } } }`;
const CLUSTER_CONTESTS = 'query ($slug: String!, $state: LabelContestState) { cluster(slug: $slug) { labelContests(state: $state) { nodes { id state organization { name } } } } }';

it('is contested by an organization and answered by a person of the council, both on record', async () => {
  const cluster = await world.cluster();
  const [mine, neighbour] = [await cluster.member({ name: 'Contesting' }), await cluster.member()];
  await cluster.tie(mine, neighbour);
  await computeNucleus(world.database, new Operations(world.database), cluster.id, '2026-11-01');
  const [admin, colleague, other, councillor] = [await mine.admin(), await mine.representative(), await neighbour.admin(), await cluster.councillor()];
  const own = async (client: Client) => (await client.ask(CONTESTS, { id: mine.globalId, cluster: cluster.globalId })).data.organization.placement;
  const { label, ...nothing } = await own(admin);
  expect(nothing).toEqual({ viewerCanContest: true, contests: [] });
  const objection = { clusterId: cluster.globalId, organizationId: mine.globalId, label, reason: 'We buy from nobody in this chain.' };
  const contest = async (client: Client, input: object = {}) => client.change('labelContest', { ...objection, ...input }, '... on LabelContested { contest { id version state } }');
  expect(await contest(colleague)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await contest(other)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await contest(await world.person())).toMatchObject({ code: 'NOT_FOUND' });
  const become = (state: string) => world.run('MATCH (:Organization {id: $id})<-[:OF]-(m:Membership) SET m.state = $state', { id: mine.id, state });
  await become('OBSERVER');
  expect(await contest(admin)).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('active member') });
  await become('ACTIVE');
  expect(await contest(admin, { reason: 'No.' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'reason'] }] });
  expect(await contest(admin, { label: label === 'NUCLEUS' ? 'OUTSIDE' : 'NUCLEUS' })).toMatchObject({ code: 'NOT_POSSIBLE' });
  expect(await world.run('MATCH (k:Contest {clusterId: $id}) RETURN k', { id: cluster.id })).toEqual([]);
  const [one, two] = await Promise.all([contest(admin), contest(admin)]);
  expect([one, two].map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['LabelContested', 'NOT_POSSIBLE']);
  const { id, version } = (one.contest ?? two.contest) as { id: string; version: number };
  expect(await own(other)).toEqual({ label, viewerCanContest: false, contests: [{ state: 'OPEN', label, reason: objection.reason, explanation: null, correctedLabel: null, viewerCanAnswer: false }] });
  expect((await own(admin)).viewerCanContest).toBe(false);

  const said = { contestId: id, expectedVersion: version, correctedLabel: 'RING_2', explanation: 'The contract ended in May.' };
  const answer = async (client: Client, input: object = {}) =>
    client.change('labelContestAnswer', { ...said, ...input }, '... on LabelContestAnswered { contest { state correctedLabel explanation version } } ... on VersionConflict { currentVersion }');
  expect(await answer(admin)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await answer(councillor, { correctedLabel: label })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'correctedLabel'] }] });
  expect(await answer(councillor, { expectedVersion: 7 })).toMatchObject({ __typename: 'VersionConflict', currentVersion: 1 });
  // Only the secretariat screens without a vote; a seat is recused from the matter of the organization that it is filled from.
  const delegate = await cluster.councillor('RESEARCH', mine);
  for (const [client, message] of [[await cluster.councillor('SECRETARIAT'), 'A member of the council answers this.'], [delegate, 'Nobody answers in their own matter.']] as const) {
    expect((await own(client)).contests).toMatchObject([{ viewerCanAnswer: false }]);
    expect(await answer(client)).toMatchObject({ code: 'FORBIDDEN', message });
  }
  expect((await own(councillor)).contests).toMatchObject([{ viewerCanAnswer: true }]);
  const seated = await mine.representative();
  await world.run('MATCH (u:User {id: $user}), (c:Cluster {id: $cluster}) CREATE (u)-[:HOLDS]->(:Seat {id: randomUUID(), side: "BUSINESS", chair: false, since: date("2024-01-01")})-[:SEAT_IN]->(c)', {
    user: Buffer.from((await seated.ask('{ viewer { id } }')).data.viewer.id, 'base64url').toString().split(':')[1], cluster: cluster.id,
  });
  expect(await answer(seated)).toMatchObject({ code: 'FORBIDDEN', message: 'Nobody answers in their own matter.' });
  expect(await answer(councillor)).toMatchObject({ contest: { state: 'CORRECTED', correctedLabel: 'RING_2', explanation: said.explanation, version: 2 } });
  expect(await answer(councillor, { expectedVersion: 2 })).toMatchObject({ code: 'NOT_POSSIBLE' });

  // The computed label stays, and what was said stands beside it; a new objection may follow, and be turned down.
  expect(await own(other)).toMatchObject({ label, contests: [{ state: 'CORRECTED', correctedLabel: 'RING_2', explanation: said.explanation }] });
  const again = (await contest(admin)).contest;
  expect(await answer(councillor, { contestId: again.id, correctedLabel: null })).toMatchObject({ contest: { state: 'UPHELD', correctedLabel: null } });
  const listed = (await other.ask(CLUSTER_CONTESTS, { slug: cluster.slug, state: 'UPHELD' })).data.cluster.labelContests.nodes;
  expect(listed).toEqual([{ id: again.id, state: 'UPHELD', organization: { name: 'Contesting' } }]);
  expect((await world.visitor().ask(CLUSTER_CONTESTS, { slug: cluster.slug })).data.cluster.labelContests).toBeNull();
  const acts = (await councillor.ask('query ($slug: String!) { cluster(slug: $slug) { journal { nodes { action sentence } } } }', { slug: cluster.slug })).data.cluster.journal.nodes;
  expect(acts.map(({ action }: { action: string }) => action)).toEqual(['nucleus.answer', 'nucleus.contest', 'nucleus.answer', 'nucleus.contest', 'nucleus.compute']);
  expect(acts[0].sentence).toBe('The council answered the objection of Contesting to its place in the nucleus.');
  const [entry] = await world.run<{ change: string }>("MATCH (e:Entry {objectId: $id, action: 'nucleus.contest'}) RETURN e.change AS change", { id: Buffer.from(id, 'base64url').toString().split(':')[1] });
  expect(entry?.change).not.toContain(objection.reason);
});

it('are listed a page at a time, newest first, each once', async () => {
  const cluster = await world.cluster();
  const [mine, reader] = [await cluster.member(), await (await cluster.member()).admin()];
  const ids = Array.from({ length: 7 }, newId);
  await world.run(
    `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $organizationId})
     UNWIND $ids AS id
     CREATE (k:Contest {id: id, clusterId: $clusterId, organizationId: $organizationId, label: 'RING_1', reason: 'It is not so.', state: CASE id WHEN $ids[3] THEN 'UPHELD' ELSE 'OPEN' END,
                        contestedAt: datetime(), version: 1})-[:ABOUT]->(o), (k)-[:IN]->(c)`,
    { clusterId: cluster.id, organizationId: mine.id, ids },
  );
  const query = `query ($slug: String!, $after: String) { cluster(slug: $slug) {
    labelContests(first: 2, after: $after, state: OPEN) { nodes { id } pageInfo { hasNextPage endCursor } } } }`;
  const page = async (after: string | null) => (await reader.ask(query, { slug: cluster.slug, after })).data.cluster.labelContests;
  const [first, seen] = [await page(null), [] as string[]];
  for (let list = first; ; list = await page(list.pageInfo.endCursor)) {
    seen.push(...list.nodes.map(({ id }: { id: string }) => Buffer.from(id, 'base64url').toString().split(':')[1]));
    if (!list.pageInfo.hasNextPage) break;
  }
  expect(seen).toEqual(ids.filter((_, n) => n !== 3).reverse());
  expect((await reader.ask(query, { slug: cluster.slug, after: 'bm9uc2Vuc2U' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
