import { type ClusterKit, type OrganizationKit } from '../../kit/cluster.js';
import type { Client } from '../../kit/client.js';
import { World } from '../../kit/world.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let mill: OrganizationKit;
let person: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster({ open: true });
  farm = await cluster.member({ profile: 'PUBLIC' });
  mill = await cluster.member();
  await cluster.tie(farm, mill);
  person = await farm.representative();
});

afterAll(() => world.close());

const VALUES = { position: 'Agronomist', phone: '+7 714 200 00 00', email: 'agronomist@farm.example', visibility: 'PARTNERS', consent: true };
const shown = async (client: Client) =>
  (await client.ask('query ($id: ID!) { organization(id: $id) { contactPeople { name position phone email visibility } } }', { id: farm.globalId })).data.organization.contactPeople;
const kept = (): Promise<{ count: number }[]> => world.run('MATCH (c:Contact)-[:CONTACT_OF]->(:User)-[:REPRESENTS]->(:Organization {id: $id}) RETURN count(c) AS count', { id: farm.id });
const set = (values: object, client = person) => client.change('contactSet', { ...VALUES, ...values }, '... on ContactStored { contact { name phone consentedAt } }');

test('nothing is kept without consent, without any contact, with a wrong address, or by a key', async () => {
  expect(await set({ consent: false })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'consent'] }] });
  expect(await set({ position: ' ', phone: null, email: '' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'phone'] }] });
  expect(await set({ email: 'nowhere', phone: '1'.repeat(41) })).toMatchObject({ problems: [{ path: ['input', 'phone'] }, { path: ['input', 'email'] }] });
  expect(await set({}, await farm.integrator())).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect((await world.visitor().ask('mutation { contactRemove(input: {idempotencyKey: "12345678"}) { __typename } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(await person.change('contactRemove', {})).toMatchObject({ __typename: 'NotFound' });
  expect(await kept()).toEqual([{ count: 0 }]);
});

test('is shown to whom the person agreed, and to nobody any more once the consent is taken back', async () => {
  const [partner, member, council, stranger] = [await mill.representative(), await (await cluster.member()).representative(), await cluster.councillor(), await (await (await world.cluster()).member()).representative()];
  const everybody = { visitor: world.visitor(), stranger, council, member, partner, key: await mill.integrator(), colleague: await farm.admin(), person };
  const readers = async (): Promise<string[]> => {
    const found = await Promise.all(Object.entries(everybody).map(async ([who, client]) => ((await shown(client)).length > 0 ? [who] : [])));
    return found.flat();
  };
  expect(await set({})).toEqual({ __typename: 'ContactStored', contact: { name: 'Somebody', phone: VALUES.phone, consentedAt: expect.stringMatching(/Z$/) } });
  expect(await readers()).toEqual(['partner', 'key', 'colleague', 'person']);
  expect(await shown(partner)).toEqual([{ name: 'Somebody', position: 'Agronomist', phone: VALUES.phone, email: VALUES.email, visibility: 'PARTNERS' }]);

  const between = (state: string) =>
    world.run('MATCH (:Organization {id: $a})<-[:FROM|TO]-(t:Tie)-[:FROM|TO]->(:Organization {id: $b}) SET t.state = $state', { a: farm.id, b: mill.id, state });
  await between('STALE');
  expect(await readers()).toEqual(['partner', 'key', 'colleague', 'person']);
  for (const state of ['PROPOSED', 'ENDED']) {
    await between(state);
    expect(await readers()).toEqual(['colleague', 'person']);
  }
  await between('CONFIRMED');

  await set({ visibility: 'MEMBERS', phone: null });
  expect(await kept()).toEqual([{ count: 1 }]);
  expect(await readers()).toEqual(['member', 'partner', 'key', 'colleague', 'person']);
  expect(await shown(member)).toMatchObject([{ phone: null, visibility: 'MEMBERS' }]);
  expect((await person.ask('{ viewer { contact { visibility phone } } }')).data.viewer.contact).toEqual({ visibility: 'MEMBERS', phone: null });

  expect(await person.change('contactRemove', {}, '... on ContactRemoved { removedAt }')).toEqual({ __typename: 'ContactRemoved', removedAt: expect.stringMatching(/Z$/) });
  expect(await kept()).toEqual([{ count: 0 }]);
  expect(await readers()).toEqual([]);
  expect((await person.ask('{ viewer { contact { phone } } }')).data.viewer.contact).toBeNull();
});

test('happens once for one key, and the journal holds no value of it', async () => {
  const key = crypto.randomUUID();
  await set({ idempotencyKey: key });
  expect(await set({ idempotencyKey: key, phone: '1' })).toMatchObject({ __typename: 'Refused', code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await set({ idempotencyKey: key })).toMatchObject({ __typename: 'ContactStored' });
  const entries = await world.run<{ change: string }>(
    `MATCH (u:User)-[:REPRESENTS]->(:Organization {id: $id}) MATCH (e:Entry {objectId: u.id, action: 'contact.set'}) RETURN e.change AS change ORDER BY e.number`, { id: farm.id });
  expect(entries.map(({ change }) => change)).toEqual([
    '{"fields":["email","phone","position","visibility"],"visibility":"PARTNERS"}',
    '{"fields":["email","position","visibility"],"visibility":"MEMBERS"}',
    '{"fields":["email","phone","position","visibility"],"visibility":"PARTNERS"}',
  ]);
});
