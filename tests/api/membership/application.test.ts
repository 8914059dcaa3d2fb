import { Operations } from '../../../server/src/journal/operation.js';
import { expireApplications } from '../../../server/src/modules/membership/expiry.js';
import { globalId } from '../../../server/src/shared/identifier.js';
import { decide as decideWish, localId, register } from '../representation/kit.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { mailsTo } from '../../kit/mail.js';
import { ORIGIN, World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const FIELDS = 'id state version reason chainRoles since viewerCanDecide viewerCanWithdraw cluster { id }';
const STANDING = `query ($id: ID!) { organization(id: $id) { memberships { ${FIELDS} } } }`;
const WAITING = 'query ($slug: String!, $first: Int, $after: String) { cluster(slug: $slug) { applications(first: $first, after: $after) { nodes { id organization { name } viewerCanDecide } pageInfo { hasNextPage endCursor } } } }';

const in_ = async (client: Client, { globalId: id }: OrganizationKit, cluster: ClusterKit) =>
  (await client.ask(STANDING, { id })).data.organization.memberships.find((one: { cluster: { id: string } }) => one.cluster.id === cluster.globalId);
const apply = (client: Client, organization: OrganizationKit, cluster: ClusterKit, input: object = {}) =>
  client.change('membershipApply', { clusterId: cluster.globalId, organizationId: organization.globalId, chainRoles: ['PRODUCER'], ...input }, `... on MembershipApplied { membership { ${FIELDS} } }`);
const decide = (client: Client, membership: { id: string; version: number }, verdict: string, input: object = {}) =>
  client.change('membershipDecide', { membershipId: membership.id, expectedVersion: membership.version, verdict, ...input },
    `... on MembershipDecided { membership { ${FIELDS} } } ... on VersionConflict { currentVersion }`);
const withdraw = (client: Client, membership: { id: string; version: number }) =>
  client.change('membershipWithdraw', { membershipId: membership.id, expectedVersion: membership.version }, `... on MembershipWithdrawn { membership { ${FIELDS} } }`);
const waiting = async (client: Client, { slug }: ClusterKit, page: object = {}) => (await client.ask(WAITING, { slug, ...page })).data.cluster.applications;

it('leads somebody from registering an organization to taking part: the secretariat checks the person, the council admits the organization', async () => {
  const cluster = await world.cluster();
  const [person, secretariat, councillor, member] = [await world.person(), await cluster.councillor('SECRETARIAT'), await cluster.councillor(), await (await cluster.member()).admin()];
  const registration = { clusterId: cluster.globalId, kind: 'ENTERPRISE', names: { name: 'Newcomer' }, identifierScheme: 'ROR', identifier: '05dxps055', country: 'KZ', chainRoles: ['PROCESSOR'], evidence: 'Order no. 1' };
  await world.run("MATCH (o:Organization {identifierKey: 'ROR:05dxps055'}) REMOVE o.identifierKey SET o.identifier = 'gone'");
  const { request } = await person.change('organizationRegister', registration, '... on OrganizationRegistered { request { id version organization { id } } }');
  // Nobody of the council sees what was not checked.
  expect((await waiting(councillor, cluster)).nodes).toEqual([]);
  expect(await secretariat.change('representationDecide', { requestId: request.id, expectedVersion: request.version, accept: true })).toMatchObject({ __typename: 'RepresentationDecided' });
  expect((await person.ask('{ viewer { clusters { id } } }')).data.viewer.clusters).toEqual([]);
  expect(await waiting(member, cluster)).toBeNull();
  expect(await waiting(world.visitor(), cluster)).toBeNull();
  const { nodes: [application] } = await waiting(councillor, cluster);
  expect(application).toEqual({ id: expect.any(String), organization: { name: 'Newcomer' }, viewerCanDecide: true });
  expect(await decide(secretariat, { ...application, version: 1 }, 'MEMBER')).toMatchObject({ code: 'FORBIDDEN' });
  const done = await decide(councillor, { ...application, version: 1 }, 'MEMBER', { reason: 'Welcome.' });
  const today = new Date().toISOString().slice(0, 10);
  expect(done.membership).toMatchObject({ state: 'ACTIVE', version: 2, reason: 'Welcome.', since: today, viewerCanDecide: false });
  expect((await person.ask('{ viewer { clusters { id } } }')).data.viewer.clusters).toEqual([{ id: cluster.globalId }]);
  const notice = { clusterId: cluster.globalId, organizationId: request.organization.id, kind: 'NEWS', title: 'We are here', body: 'And mill.', expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
  expect(await person.change('noticePublish', notice)).toMatchObject({ __typename: 'NoticePublished' });
  const acts = (await member.ask('query ($slug: String!) { cluster(slug: $slug) { journal { nodes { action sentence } } } }', { slug: cluster.slug })).data.cluster.journal.nodes;
  expect(acts.find(({ action }: { action: string }) => action === 'membership.admit').sentence).toBe('The council admitted Newcomer as a member.');
  // What the council wrote to the organization is not for its other members.
  expect((await member.ask('query ($id: ID!) { node(id: $id) { ... on Membership { state reason } } }', { id: application.id })).data.node).toEqual({ state: 'ACTIVE', reason: null });
});

it('tells those who wait by mail what was decided and where to go on, in the language they asked in; those who are made up get none', async () => {
  const [cluster, home] = [await world.cluster(), await world.cluster()];
  const [secretariat, councillor, newcomer] = [await cluster.councillor('SECRETARIAT'), await cluster.councillor(), (await world.person()).with({ 'accept-language': 'kk' })];
  const mails = async (client: Client) => mailsTo(world.database, (await client.ask('{ viewer { email } }')).data.viewer.email);
  const before = (await mails(newcomer)).length;
  const wish = await register(newcomer, cluster);
  await decideWish(secretariat, wish, true);
  const [accepted, ...none] = (await mails(newcomer)).slice(before);
  expect(none).toEqual([]);
  expect(accepted?.subject).toBe('Жаңа шаруа: енді ұйым атынан әрекет етесіз');
  expect(accepted?.text).toContain('әріптестеріңізді шақырыңыз');
  expect(accepted?.text).toContain(`${ORIGIN}/kk/settings/organizations`);
  const { nodes: [application] } = await waiting(councillor, cluster);
  await decide(councillor, { ...application, version: 1 }, 'OBSERVER');
  const [, observing] = (await mails(newcomer)).slice(before);
  expect(observing?.subject).toBe(`Жаңа шаруа: «cluster ${cluster.id}» кластерінің бақылаушысы`);
  expect(observing?.text).toContain(`${ORIGIN}/kk/c/${cluster.slug}`);
  expect(observing?.text).not.toContain('айтқаны');

  const farm = await home.member({ name: 'Farm' });
  const [admin, second, colleague] = [(await farm.admin()).with({ 'accept-language': 'ru' }), await farm.admin(), await farm.representative()];
  const { membership } = await apply(admin, farm, cluster);
  await decide(councillor, membership, 'REJECTED', { reason: 'Нужен {договор}.' });
  const [[rejected], [same], nothing] = [await mails(admin), await mails(second), await mails(colleague)];
  expect(rejected).toEqual(same);
  expect(rejected?.subject).toBe(`Farm: заявка в кластер «cluster ${cluster.id}» не принята`);
  expect(rejected?.text).toContain('Совет пишет: Нужен {договор}.');
  expect(rejected?.text).toContain(`${ORIGIN}/ru/settings/organizations`);
  expect(nothing).toEqual([]);

  const refused = await register(newcomer, cluster);
  await decideWish(secretariat, refused, false, { reason: 'Телефон жауап бермеді' });
  const told = (await mails(newcomer)).at(-1);
  expect(told?.subject).toBe('Жаңа шаруа: өтінішіңіз қабылданбады');
  expect(told?.text).toContain('Айтылғаны: Телефон жауап бермеді');

  const made = await register(newcomer, cluster);
  const count = (await mails(newcomer)).length;
  await world.run('MATCH (r:RepresentationRequest {id: $id}) REMOVE r.locale', { id: localId(made.id) });
  await decideWish(secretariat, made, true);
  expect(await mails(newcomer)).toHaveLength(count);
});

it('is for an administrator of the organization, and once at a time', async () => {
  const [cluster, home] = [await world.cluster(), await world.cluster()];
  const farm = await home.member({ name: 'Farm' });
  const [admin, second, colleague, stranger] = [await farm.admin(), await farm.admin(), await farm.representative(), await world.person()];
  for (const client of [colleague, stranger, await farm.integrator(['read', 'ties:write'])]) expect(await apply(client, farm, cluster)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await apply(admin, farm, cluster, { chainRoles: [] })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'chainRoles'] }] });
  expect(await apply(admin, farm, cluster, { clusterId: globalId('Cluster', farm.id) })).toMatchObject({ __typename: 'NotFound' });
  expect(await world.run('MATCH (m:Membership {clusterId: $id}) RETURN m', { id: cluster.id })).toEqual([]);
  const both = await Promise.all([apply(admin, farm, cluster), apply(second, farm, cluster)]);
  expect(both.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['MembershipApplied', 'NOT_POSSIBLE']);
  expect(await world.run('MATCH (m:Membership {clusterId: $id}) RETURN m.state AS state', { id: cluster.id })).toEqual([{ state: 'APPLIED' }]);
  expect(await apply(admin, farm, home)).toMatchObject({ code: 'NOT_POSSIBLE' });

  const waits = await in_(admin, farm, cluster);
  expect(waits).toMatchObject({ viewerCanWithdraw: true, viewerCanDecide: false });
  expect(await in_(colleague, farm, cluster)).toMatchObject({ viewerCanWithdraw: false });
  expect(await withdraw(colleague, waits)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await withdraw(stranger, waits)).toMatchObject({ __typename: 'NotFound' });
  expect(await withdraw(admin, { ...waits, version: 9 })).toMatchObject({ code: 'CONFLICT' });
  expect(await withdraw(admin, waits)).toMatchObject({ membership: { state: 'LEFT' } });
  expect((await apply(admin, farm, cluster, { chainRoles: ['SELLER', 'SELLER', 'BUYER'] })).membership).toMatchObject({ id: waits.id, state: 'APPLIED', chainRoles: ['SELLER', 'BUYER'], version: 3 });
  for (const state of ['SUSPENDED', 'EXCLUDED']) {
    await world.run('MATCH (m:Membership {clusterId: $id}) SET m.state = $state', { id: cluster.id, state });
    expect(await apply(admin, farm, cluster)).toMatchObject({ code: 'NOT_POSSIBLE', message: 'The council paused or ended this membership. Ask the council.' });
  }
});

it('is decided by one of the council with a vote, once, not in their own matter and not by whoever checked the mandate', async () => {
  const [cluster, home] = [await world.cluster(), await world.cluster()];
  const farm = await home.member({ name: 'Farm' });
  const admin = await farm.admin();
  const waits = (await apply(admin, farm, cluster)).membership;
  const [councillor, other, member] = [await cluster.councillor(), await cluster.councillor('RESEARCH'), await (await cluster.member()).admin()];
  const delegate = await cluster.councillor('BUSINESS', farm);
  expect(await decide(delegate, waits, 'MEMBER')).toMatchObject({ code: 'FORBIDDEN', message: 'Nobody decides in their own matter.' });
  expect(await decide(admin, waits, 'MEMBER')).toMatchObject({ code: 'FORBIDDEN' });
  // To those outside the council there is no such application.
  for (const client of [member, await home.councillor()]) expect(await decide(client, waits, 'MEMBER')).toMatchObject({ __typename: 'NotFound' });
  const checker = await cluster.councillor();
  await world.run(
    `MATCH (o:Organization {id: $id}) CREATE (:RepresentationRequest {id: randomUUID(), state: 'ACCEPTED', decider: 'SECRETARIAT', decidedById: $checker, organizationId: $id})-[:TO_ACT_FOR]->(o)`,
    { id: farm.id, checker: Buffer.from((await checker.ask('{ viewer { id } }')).data.viewer.id, 'base64url').toString().split(':')[1] },
  );
  expect(await decide(checker, waits, 'MEMBER')).toMatchObject({ code: 'FORBIDDEN', message: 'You checked who acts for this organization: another member of the council decides whether it is admitted.' });
  expect((await waiting(checker, cluster)).nodes).toMatchObject([{ viewerCanDecide: false }]);
  expect(await decide(councillor, waits, 'REJECTED', { reason: ' ' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'reason'] }] });

  const both = await Promise.all([decide(councillor, waits, 'MEMBER'), decide(other, waits, 'REJECTED', { reason: 'Too far away.' })]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual(['MembershipDecided', 'VersionConflict']);
  // Rejected with a reason that its people read; it may apply again, and be let in to read.
  await world.run("MATCH (m:Membership {clusterId: $id})-[:OF]->(:Organization {id: $farm}) SET m.state = 'APPLIED', m.version = 7", { id: cluster.id, farm: farm.id });
  expect(await decide(other, { ...waits, version: 7 }, 'REJECTED', { reason: 'Too far away.' })).toMatchObject({ membership: { state: 'REJECTED', since: null } });
  expect(await in_(admin, farm, cluster)).toMatchObject({ state: 'REJECTED', reason: 'Too far away.', viewerCanWithdraw: false });
  expect(await decide(other, { ...waits, version: 8 }, 'MEMBER')).toMatchObject({ code: 'NOT_POSSIBLE' });
  const again = (await apply(admin, farm, cluster)).membership;
  expect(again).toMatchObject({ id: waits.id, state: 'APPLIED', reason: null });
  expect(await decide(other, again, 'OBSERVER')).toMatchObject({ membership: { state: 'OBSERVER' } });
  expect((await admin.ask('query ($slug: String!) { cluster(slug: $slug) { viewerCanSee viewerIsMember } }', { slug: cluster.slug })).data.cluster).toEqual({ viewerCanSee: true, viewerIsMember: false });
});

it('expires after 60 days in which the council saw it and nobody decided, once, and may be made again', async () => {
  const [cluster, home] = [await world.cluster(), await world.cluster()];
  const [late, fresh, checked, unchecked] = await Promise.all(['Late', 'Fresh', 'Checked', 'Unchecked'].map((name) => home.member({ name })));
  if (!late || !fresh || !checked || !unchecked) throw new Error('four are there');
  const applicant = (await late.admin()).with({ 'accept-language': 'ru' });
  expect(await apply(applicant, late, cluster)).toMatchObject({ __typename: 'MembershipApplied' });
  for (const one of [fresh, checked, unchecked]) expect(await apply(await one.admin(), one, cluster)).toMatchObject({ __typename: 'MembershipApplied' });
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  for (const [one, days] of [[late, 61], [fresh, 59], [checked, 61], [unchecked, 61]] as const) {
    await world.run('MATCH (m:Membership {key: $key}) SET m.appliedAt = datetime($at)', { key: `${cluster.id}:${one.id}`, at: ago(days) });
  }
  await world.run("MATCH (o:Organization {id: $id}) CREATE (:RepresentationRequest {id: randomUUID(), state: 'ACCEPTED', decider: 'SECRETARIAT', decidedAt: datetime($at)})-[:TO_ACT_FOR]->(o)", { id: checked.id, at: ago(3) });
  await world.run('MATCH (o:Organization {id: $id}) SET o.unchecked = true', { id: unchecked.id });
  const operations = new Operations(world.database);
  await Promise.all([expireApplications(world.database, operations, ORIGIN), expireApplications(world.database, operations, ORIGIN)]);
  const states = await world.run<{ name: string; state: string }>('MATCH (m:Membership {clusterId: $id})-[:OF]->(o) RETURN o.name AS name, m.state AS state ORDER BY name', { id: cluster.id });
  expect(states.map(({ name, state }) => `${name} ${state}`)).toEqual(['Checked APPLIED', 'Fresh APPLIED', 'Late EXPIRED', 'Unchecked APPLIED']);
  expect(await world.run("MATCH (e:Entry {journalId: $id, action: 'membership.expire'}) RETURN e.actorKind AS kind", { id: cluster.id })).toEqual([{ kind: 'clock' }]);
  // Its administrators are told, once, in the language they applied in.
  const mails = await world.run<{ to: string }>("MATCH (m:Mail {template: 'membershipDecided'}) WHERE m.arguments CONTAINS $slug OR m.arguments CONTAINS $name RETURN m.to AS to", { slug: cluster.slug, name: `cluster ${cluster.id}` });
  const email = (await applicant.ask('{ viewer { email } }')).data.viewer.email;
  expect(mails).toEqual([{ to: email }]);
  const [told] = await mailsTo(world.database, email);
  expect(told?.subject).toBe(`Late: срок заявки в кластер «cluster ${cluster.id}» истёк`);
  expect(told?.text).toContain('за 60 дней не принял решения');
  expect(told?.text).toContain(`${ORIGIN}/ru/settings/organizations`);
  expect(await apply(await late.admin(), late, cluster)).toMatchObject({ membership: { state: 'APPLIED' } });
});

it('lists what waits page by page, the oldest first', async () => {
  const [cluster, home] = [await world.cluster(), await world.cluster()];
  const names = ['One', 'Two', 'Three'];
  for (const name of names) {
    const organization = await home.member({ name });
    expect(await apply(await organization.admin(), organization, cluster)).toMatchObject({ __typename: 'MembershipApplied' });
  }
  const councillor = await cluster.councillor();
  const first = await waiting(councillor, cluster, { first: 2 });
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = await waiting(councillor, cluster, { first: 2, after: first.pageInfo.endCursor });
  expect([...first.nodes, ...rest.nodes].map(({ organization }: { organization: { name: string } }) => organization.name)).toEqual(names);
  expect(rest.pageInfo.hasNextPage).toBe(false);
});
