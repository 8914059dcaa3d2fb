import { randomUUID } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { Listener } from '../../kit/listener.js';
import { World } from '../../kit/world.js';
import { commit, localId, look, promise, propose, purchase, type Purchase } from '../initiative/kit.js';
import { look as lookAtNotice, news, publish } from '../notice/kit.js';
import { newest, QUICK } from '../socket/kit.js';

let world: World;
beforeAll(async () => {
  world = await World.create({ sockets: QUICK });
});
afterAll(() => world.close());

type Standing = { id: string; version: number; state: string; viewerCanLeave: boolean; reason: string | null };

const FIELDS = 'id state version reason since decidedAt viewerCanLeave cluster { id }';
const DONE = `... on MembershipLeft { membership { ${FIELDS} } } ... on VersionConflict { currentVersion }`;

async function standing(client: Client, organization: OrganizationKit, cluster: ClusterKit): Promise<Standing> {
  const { data } = await client.ask(`query ($id: ID!) { organization(id: $id) { memberships { ${FIELDS} } } }`, { id: organization.globalId });
  return data.organization.memberships.find((one: { cluster: { id: string } }) => one.cluster.id === cluster.globalId);
}
const leave = (client: Client, { id, version }: { id: string; version: number }, more: object = {}) =>
  client.change('membershipLeave', { membershipId: id, expectedVersion: version, ...more }, DONE);
const leaveNow = async (client: Client, organization: OrganizationKit, cluster: ClusterKit) => leave(client, await standing(client, organization, cluster));
const inside = async (client: Client, { slug }: ClusterKit) =>
  (await client.ask('query ($slug: String!) { cluster(slug: $slug) { viewerCanSee viewerIsMember members(first: 5) { nodes { id } } initiatives(first: 5) { nodes { id } } notices(first: 5) { nodes { id } } } viewer { clusters { id } } }', { slug })).data;
const elapse = (to: Purchase) => world.run('MATCH (i:Initiative {id: $id}) SET i.deadlineAt = datetime.realtime()', { id: localId(to.id) });

it('takes a member out: it sees nothing inside any more, nor do its keys and sockets, and it may apply again', async () => {
  const cluster = await world.cluster();
  const [mill, farm] = [await cluster.member({ name: 'Mill' }), await cluster.member({ name: 'Farm' })];
  const [admin, miller, councillor] = [await farm.admin(), await mill.admin(), await cluster.councillor()];
  const key = await farm.integrator();
  const tie = await cluster.tie(farm, mill);
  const [old, theirs] = [await publish(admin, news(cluster, farm)), await publish(miller, news(cluster, mill))];
  await world.run('MATCH (j:Job {name: $name}) DELETE j', { name: `nucleus:${cluster.id}` });
  const listener = await Listener.to(world, admin, cluster.globalId, await newest(admin, cluster));
  await publish(miller, news(cluster, mill));
  await listener.acts(1);

  const member = await standing(admin, farm, cluster);
  expect(member).toMatchObject({ state: 'ACTIVE', viewerCanLeave: true });
  const input = { reason: ' Too far away. ', idempotencyKey: randomUUID() };
  const left = await leave(admin, member, input);
  expect(left.membership).toMatchObject({ state: 'LEFT', version: member.version + 1, reason: 'Too far away.', since: null, viewerCanLeave: false, decidedAt: expect.any(String) });
  // The same change sent again happens once.
  expect(await leave(admin, member, input)).toEqual(left);
  expect(await listener.end).toMatchObject({ codes: ['NOT_FOUND'] });
  for (const client of [admin, key]) {
    expect(await inside(client, cluster)).toMatchObject({ cluster: { viewerCanSee: false, viewerIsMember: false, members: null, initiatives: null, notices: { nodes: [] } } });
    expect(await lookAtNotice(client, theirs, 'id')).toBeNull();
  }
  expect((await inside(admin, cluster)).viewer.clusters).toEqual([]);
  expect(await admin.change('noticePublish', news(cluster, farm))).toMatchObject({ __typename: 'NotFound' });

  // Its notice is taken back; the tie stands, for its two sides.
  expect(await lookAtNotice(admin, old, 'state')).toEqual({ state: 'WITHDRAWN' });
  expect(await lookAtNotice(miller, old, 'state')).toBeNull();
  const tieOf = async (client: Client) => (await client.ask('query ($id: ID!) { node(id: $id) { ... on Tie { state } } }', { id: tie.globalId })).data.node;
  expect([await tieOf(admin), await tieOf(miller)]).toEqual([{ state: 'CONFIRMED' }, { state: 'CONFIRMED' }]);
  expect(await tieOf(await (await cluster.member()).admin())).toBeNull();
  expect(await world.run('MATCH (j:Job {name: $name}) RETURN j.dueAt IS NOT NULL AS due', { name: `nucleus:${cluster.id}` })).toEqual([{ due: true }]);

  const sentence = async (locale: string) =>
    (await councillor.with({ 'accept-language': locale }).ask('query ($slug: String!) { cluster(slug: $slug) { journal(first: 5) { nodes { action sentence } } } }', { slug: cluster.slug })).data.cluster.journal.nodes
      .map((entry: { action: string; sentence: string }) => `${entry.action}: ${entry.sentence}`);
  expect(await sentence('en')).toContain('membership.leave: Farm left the cluster.');
  expect(await sentence('ru')).toContain('membership.leave: Farm: организация вышла из кластера.');
  expect(await sentence('kk')).toContain('membership.leave: Farm кластерден шықты.');

  const again = await admin.change('membershipApply', { clusterId: cluster.globalId, organizationId: farm.globalId, chainRoles: ['PRODUCER'] }, `... on MembershipApplied { membership { ${FIELDS} } }`);
  expect(again.membership).toMatchObject({ id: member.id, state: 'APPLIED', reason: null, decidedAt: null });
});

it('is for an administrator of the organization, from where it belongs, and once', async () => {
  const cluster = await world.cluster();
  const [farm, watcher, applying] = [await cluster.member(), await cluster.organization({}, 'OBSERVER'), await cluster.organization({}, 'APPLIED')];
  const [admin, second, colleague, member] = [await farm.admin(), await farm.admin(), await farm.representative(), await (await cluster.member()).admin()];
  const here = await standing(admin, farm, cluster);
  for (const client of [colleague, member, await farm.integrator(['read', 'ties:write', 'notices:write', 'initiatives:write'])]) {
    expect(await leave(client, here)).toMatchObject({ code: 'FORBIDDEN' });
  }
  expect(await standing(colleague, farm, cluster)).toMatchObject({ viewerCanLeave: false });
  // To others there is no such membership.
  expect(await leave(await world.person(), here)).toMatchObject({ __typename: 'NotFound' });
  expect(await leave(admin, { ...here, version: 9 })).toMatchObject({ __typename: 'VersionConflict', currentVersion: here.version });
  expect(await leave(admin, here, { reason: 'x'.repeat(1_001) })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'reason'] }] });
  const applicant = await applying.admin();
  expect(await leaveNow(applicant, applying, cluster)).toMatchObject({ code: 'NOT_POSSIBLE', message: 'The organization does not belong to this cluster now.' });
  expect(await standing(applicant, applying, cluster)).toMatchObject({ viewerCanLeave: false });

  const both = await Promise.all([leave(admin, here), leave(second, here)]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual(['MembershipLeft', 'VersionConflict']);
  expect(await world.run("MATCH (e:Entry {journalId: $id, action: 'membership.leave'}) RETURN e.action AS action", { id: cluster.id })).toHaveLength(1);
  const reader = await watcher.admin();
  expect(await standing(reader, watcher, cluster)).toMatchObject({ state: 'OBSERVER', viewerCanLeave: true });
  expect(await leaveNow(reader, watcher, cluster)).toMatchObject({ membership: { state: 'LEFT', reason: null } });
  expect((await inside(reader, cluster)).cluster.viewerCanSee).toBe(false);
});

it('waits until what can be ended is: an own open purchase, a commitment that can be taken back, a seat in the council', async () => {
  const cluster = await world.cluster();
  const [farm, mill] = [await cluster.member(), await cluster.member()];
  const [admin, miller] = [await farm.admin(), await mill.admin()];
  const theirs = await propose(miller, purchase(cluster, mill, { title: 'Seed for spring' }));
  const own = await propose(admin, purchase(cluster, farm));
  const committed = await commit(admin, promise(theirs, farm, '10'));
  await cluster.councillor('BUSINESS', farm);
  const refused = async (message: string) => {
    expect(await leaveNow(admin, farm, cluster)).toMatchObject({ code: 'NOT_POSSIBLE', path: ['input', 'membershipId'], message });
    expect(await standing(admin, farm, cluster)).toMatchObject({ state: 'ACTIVE', version: 1 });
  };
  await refused('The organization runs the purchase “Diesel for the harvest”, which is still open. Call it off first, or wait for its deadline.');
  expect(await admin.change('initiativeCancel', { initiativeId: own.id, expectedVersion: own.version, reason: 'We leave.' })).toMatchObject({ __typename: 'InitiativeCancelled' });
  await refused('The organization committed to the purchase “Seed for spring”, which is still open. Take the commitment back first, or wait for the deadline: from then on it binds, also whoever has left.');
  expect(await admin.change('commitmentWithdraw', { commitmentId: committed.id, expectedVersion: committed.version })).toMatchObject({ __typename: 'CommitmentWithdrawn' });
  await refused('A seat in the cluster’s council is filled from this organization. It ends first: ask the council.');
  const seat = (change: string) => world.run(`MATCH (s:Seat)-[:FILLED_FROM]->(:Organization {id: $id}) MATCH (s)<-[holds:HOLDS]-() ${change}`, { id: farm.id });
  await seat('SET s.chair = true');
  await refused('The chair of the cluster’s council holds the seat for this organization. Another chair is named first: ask the council.');
  // As the operator ends one: its day is not over yet.
  await seat('SET s.until = date.realtime() DELETE holds');
  // What is open in another cluster does not hold it here.
  const other = await world.cluster();
  await world.run("MATCH (o:Organization {id: $id}), (c:Cluster {id: $other}) CREATE (o)<-[:OF]-(:Membership {id: randomUUID(), clusterId: c.id, key: c.id + ':' + o.id, state: 'ACTIVE', chainRoles: [], since: date(), version: 1, sortKeyKk: 'a', sortKeyRu: 'a', sortKeyEn: 'a'})-[:IN]->(c)", { id: farm.id, other: other.id });
  await propose(admin, purchase(other, farm));
  expect(await leaveNow(admin, farm, cluster)).toMatchObject({ membership: { state: 'LEFT' } });
});

it('leaves what binds standing: whoever is bound goes on seeing the purchase and who organizes it', async () => {
  const cluster = await world.cluster();
  const [farm, mill, other] = [await cluster.member({ name: 'Farm' }), await cluster.member({ name: 'Mill' }), await cluster.member()];
  const [admin, miller, neighbour] = [await farm.admin(), await mill.admin(), await other.admin()];
  const bought = await propose(miller, purchase(cluster, mill));
  await commit(admin, promise(bought, farm, '10'));
  await commit(miller, promise(bought, mill, '10'));
  await elapse(bought);
  expect(await leaveNow(admin, farm, cluster)).toMatchObject({ membership: { state: 'LEFT' } });
  const seen = 'organizer { name } lines { viewerCommitments { firm { value } } } viewerCanCommit';
  expect(await look(admin, bought.id, seen)).toEqual({ organizer: { name: 'Mill' }, lines: [{ viewerCommitments: [{ firm: { value: '10' } }] }], viewerCanCommit: false });
  expect((await inside(admin, cluster)).cluster).toMatchObject({ viewerCanSee: false, initiatives: null });
  expect(await look(neighbour, bought.id, 'organizer { name }')).toEqual({ organizer: { name: 'Mill' } });

  // The organizer goes as well: those it is bound to see it, nobody else in the cluster does.
  expect(await leaveNow(miller, mill, cluster)).toMatchObject({ membership: { state: 'LEFT' } });
  expect(await look(admin, bought.id, 'organizer { name }')).toEqual({ organizer: { name: 'Mill' } });
  expect(await look(miller, bought.id, 'title viewerCanCancel')).toEqual({ title: 'Diesel for the harvest', viewerCanCancel: false });
  expect(await look(neighbour, bought.id, 'title')).toBeNull();
});

it('never lets an organization both leave and commit to, propose or publish something at the same moment', async () => {
  const cluster = await world.cluster();
  const organizer = await cluster.member();
  const open = await propose(await organizer.admin(), purchase(cluster, organizer));
  const acts: ((client: Client, organization: OrganizationKit) => Promise<{ __typename: string }>)[] = [
    (client, organization) => client.change('commitmentMake', promise(open, organization, '10')),
    (client, organization) => client.change('initiativePropose', purchase(cluster, organization)),
    (client, organization) => client.change('noticePublish', news(cluster, organization)),
  ];
  await Promise.all(
    acts.map(async (act) => {
      const farm = await cluster.member();
      const [admin, second] = [await farm.admin(), await farm.admin()];
      await Promise.all([leaveNow(admin, farm, cluster), act(second, farm)]);
    }),
  );
  expect(
    await world.run(
      `MATCH (o:Organization)<-[:OF]-(:Membership {clusterId: $id, state: 'LEFT'})
       WHERE EXISTS { (o)<-[:MADE_BY]-(:Commitment {state: 'LIVE'}) } OR EXISTS { (o)<-[:PROPOSED_BY]-(:Initiative {state: 'COLLECTING'}) }
          OR EXISTS { (o)<-[:PUBLISHED_BY]-(:Notice {state: 'PUBLISHED'}) }
       RETURN o.id AS id`,
      { id: cluster.id },
    ),
  ).toEqual([]);
});
