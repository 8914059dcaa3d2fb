import { createHash } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { ORIGIN, World } from '../../kit/world.js';
import { actions, key, localId, stored, whoIs } from '../representation/kit.js';

let world: World;
let later: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let admin: Client;
let stranger: Client;
beforeAll(async () => {
  world = await World.create();
  later = await World.create({ clockShiftSeconds: 14 * 86_400 + 60 });
  cluster = await world.cluster();
  farm = await cluster.member({ name: 'Алтын дән' });
  [admin, stranger] = [await farm.admin(), await world.person()];
});
afterAll(async () => {
  await world.close();
  await later.close();
});

const MADE = '... on InvitationMade { invitation { id email role organizationName invitedByName viewerCanAccept } }';
const invite = (client: Client, email: string, more: Record<string, unknown> = {}) =>
  client.change('invitationMake', { organizationId: farm.globalId, email, role: 'REPRESENTATIVE', ...more }, MADE);
const accept = (client: Client, token: string, more: Record<string, unknown> = {}) =>
  client.change('invitationAccept', { token, ...more }, '... on InvitationAccepted { organization { id people { isViewer role } } }');

type SentMail = { template: string; locale: string; arguments: string };
const mailsTo = (to: string): Promise<SentMail[]> =>
  world.run('MATCH (m:Mail {to: $to}) RETURN m.template AS template, m.locale AS locale, m.arguments AS arguments ORDER BY m.id', { to });

/** The secrets that were sent to an address, in order. */
async function tokensOf(to: string): Promise<string[]> {
  return (await mailsTo(to)).map((mail) => (JSON.parse(mail.arguments) as { link: string }).link.split('/').at(-1) ?? '');
}

async function invited(role = 'REPRESENTATIVE'): Promise<{ person: Client; id: string; email: string; token: string; invitationId: string }> {
  const person = await world.person();
  const { id, email } = await whoIs(person);
  const { invitation } = await invite(admin, email, { role });
  const [token = ''] = await tokensOf(email);
  return { person, id: localId(id), email, token, invitationId: invitation.id };
}

const ASK = 'query ($token: String!) { invitation(token: $token) { organizationName email role viewerCanAccept } }';
const look = async (client: Client, token: string) => (await client.ask(ASK, { token })).data.invitation;

it('is sent to the address in the language chosen, and only its hash is stored', async () => {
  const email = `${key()}@Test.Example`;
  expect(await invite(admin, ` ${email} `, { role: 'ADMIN', locale: 'RU' })).toEqual({
    __typename: 'InvitationMade',
    invitation: { id: expect.any(String), email: email.toLowerCase(), role: 'ADMIN', organizationName: 'Алтын дән', invitedByName: 'Somebody', viewerCanAccept: false },
  });
  const [mail, ...more] = await mailsTo(email.toLowerCase());
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ template: 'invitation', locale: 'RU' });
  const told = JSON.parse(mail?.arguments ?? '{}');
  expect(told).toEqual({ organization: 'Алтын дән', role: 'администратор', inviter: 'Somebody', link: expect.stringMatching(new RegExp(`^${ORIGIN}/ru/invite/[A-Za-z0-9_-]{43}$`)) });
  const [row] = await world.run<{ node: Record<string, unknown> }>('MATCH (i:Invitation {email: $email}) RETURN properties(i) AS node', { email: email.toLowerCase() });
  const token = told.link.split('/').at(-1);
  expect(row?.node).toMatchObject({ tokenHash: createHash('sha256').update(token).digest('base64url'), state: 'OPEN' });
  expect(JSON.stringify(row?.node)).not.toContain(token);
});

it('is seen by its secret: by everybody without the address, by the invited one with it', async () => {
  const { person, email, token } = await invited();
  const open = { organizationName: 'Алтын дән', role: 'REPRESENTATIVE' };
  expect(await look(world.visitor(), token)).toEqual({ ...open, email: null, viewerCanAccept: false });
  expect(await look(stranger, token)).toEqual({ ...open, email: null, viewerCanAccept: false });
  expect(await look(person, token)).toEqual({ ...open, email, viewerCanAccept: true });
  for (const wrong of ['', 'x', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, `${token}=`]) expect(await look(person, wrong)).toBeNull();
});

it('is accepted once, by the invited address', async () => {
  const { person, id, token } = await invited('ADMIN');
  expect(await accept(stranger, token)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'token'] });
  expect(await accept(await farm.integrator(), token)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  await world.run('MATCH (u:User {id: $id}) SET u.emailVerified = false', { id });
  expect(await accept(person, token)).toMatchObject({ __typename: 'Refused', message: 'Confirm your e-mail address first: open the link that was sent to it.' });
  expect((await stored(world, farm.id))[id]).toBeUndefined();
  await world.run('MATCH (u:User {id: $id}) SET u.emailVerified = true', { id });

  const idempotencyKey = key();
  const results = await Promise.all([accept(person, token, { idempotencyKey }), accept(person, token, { idempotencyKey }), accept(person, token)]);
  expect(results.map(({ __typename }) => __typename).sort()).toEqual(
    results[0].__typename === 'InvitationAccepted' ? ['InvitationAccepted', 'InvitationAccepted', 'NotFound'] : ['InvitationAccepted', 'NotFound', 'NotFound'],
  );
  const made = results.find(({ __typename }) => __typename === 'InvitationAccepted');
  expect(made.organization.id).toBe(farm.globalId);
  expect(made.organization.people).toContainEqual({ isViewer: true, role: 'ADMIN' });
  expect((await stored(world, farm.id))[id]).toBe('ADMIN');
  expect(await look(person, token)).toBeNull();
});

it('ends after fourteen days', async () => {
  const { person, id, token } = await invited();
  const afterwards = new (person.constructor as typeof Client)(later.app, person.headers);
  expect(await look(afterwards, token)).toBeNull();
  expect(await accept(afterwards, token)).toMatchObject({ __typename: 'NotFound' });
  expect((await stored(world, farm.id))[id]).toBeUndefined();
  expect(await look(person, token)).toMatchObject({ viewerCanAccept: true });
});

it('is taken back by an administrator alone', async () => {
  const { person, token, invitationId } = await invited();
  const hidden = { __typename: 'NotFound', path: ['input', 'invitationId'] };
  for (const client of [person, stranger, await farm.representative()]) expect(await client.change('invitationRevoke', { invitationId })).toMatchObject(hidden);
  expect(await look(person, token)).toMatchObject({ viewerCanAccept: true });
  expect((await admin.change('invitationRevoke', { invitationId }, '... on InvitationRevoked { organization { id } }')).organization).toEqual({ id: farm.globalId });
  expect(await look(person, token)).toBeNull();
  expect(await accept(person, token)).toMatchObject({ __typename: 'NotFound' });
  expect(await admin.change('invitationRevoke', { invitationId })).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
});

it('to the same address replaces the open one', async () => {
  const { person, email, token } = await invited();
  await invite(admin, email.toUpperCase(), { role: 'ADMIN' });
  const [, second = ''] = await tokensOf(email);
  expect(await look(person, token)).toBeNull();
  expect(await look(person, second)).toMatchObject({ role: 'ADMIN' });
  const LIST = 'query ($id: ID!) { organization(id: $id) { invitations { email } } }';
  const { invitations } = (await admin.ask(LIST, { id: farm.globalId })).data.organization;
  expect(invitations.filter((invitation: { email: string }) => invitation.email === email)).toHaveLength(1);
  for (const client of [await farm.representative(), await farm.integrator()]) expect((await client.ask(LIST, { id: farm.globalId })).data.organization.invitations).toBeNull();
});

it('is for administrators to make, for those who do not act for it yet, once for one key', async () => {
  const email = `${key()}@test.example`;
  expect(await invite(await farm.representative(), email)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect(await invite(stranger, email)).toMatchObject({ __typename: 'NotFound', path: ['input', 'organizationId'] });
  expect(await invite(await farm.integrator(['read', 'ties:write']), email)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect(await invite(admin, 'nobody')).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'email'] }] });
  expect(await invite(admin, (await whoIs(await farm.representative())).email)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  expect(await mailsTo(email)).toEqual([]);
  const idempotencyKey = key();
  const [one, two] = await Promise.all([invite(admin, email, { idempotencyKey }), invite(admin, email, { idempotencyKey })]);
  expect(two).toEqual(one);
  expect(await mailsTo(email)).toHaveLength(1);
});

it('ends with the acting of the one who invited', async () => {
  const mill = await cluster.member();
  const [owner, second, person] = [await mill.admin(), await mill.admin(), await world.person()];
  const { email } = await whoIs(person);
  await second.change('invitationMake', { organizationId: mill.globalId, email, role: 'ADMIN' });
  const [token = ''] = await tokensOf(email);
  await owner.change('representationEnd', { organizationId: mill.globalId, personId: (await whoIs(second)).id });
  expect(await accept(person, token)).toMatchObject({ __typename: 'NotFound' });
  expect(Object.keys(await stored(world, mill.id))).toEqual([localId((await whoIs(owner)).id)]);
  expect(await actions(world, mill.id)).toEqual(['invitation.make', 'representation.end']);
});

it('are at most fifty a day from one organization', async () => {
  const mill = await cluster.member();
  const owner = await mill.admin();
  await world.run(
    `MATCH (o:Organization {id: $id}) UNWIND range(1, 50) AS n
     CREATE (:Invitation {id: randomUUID(), organizationId: $id, state: 'REPLACED', invitedAt: datetime()})-[:INVITES_TO]->(o)`,
    { id: mill.id },
  );
  const email = `${key()}@test.example`;
  expect(await owner.change('invitationMake', { organizationId: mill.globalId, email, role: 'ADMIN' })).toMatchObject({
    __typename: 'Refused',
    message: 'At most 50 invitations a day. Try again tomorrow.',
  });
  expect(await mailsTo(email)).toEqual([]);
});
