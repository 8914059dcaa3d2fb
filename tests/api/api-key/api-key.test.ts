import { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { actions, key, localId, whoIs } from '../representation/kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let admin: Client;
beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  farm = await cluster.member({ name: 'Farm' });
  admin = await farm.admin();
});
afterAll(() => world.close());

const MADE = '... on ApiKeyMade { secret apiKey { id name start scopes madeByName lastUsedAt expiresAt madeAt mandate { id } } }';
const input = (organization: OrganizationKit, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ organizationId: organization.globalId, name: 'ERP', scopes: ['TIES_WRITE', 'READ'], expiresInDays: 30 },
  ...more,
});
const make = (client: Client, organization: OrganizationKit, more: Record<string, unknown> = {}) => client.change('apiKeyMake', input(organization, more), MADE);
const holding = (secret: string): Client => new Client(world.app, { 'x-api-key': secret });

/** What a key is taken for: its organizations, or the code of the refusal. */
async function opens(client: Client): Promise<string[] | string | undefined> {
  const { data, errors } = await client.ask('{ viewer { name email representations { organization { name } } seats { id } } }');
  if (errors !== undefined) return errors[0]?.extensions.code;
  return data.viewer?.representations.map(({ organization }: { organization: { name: string } }) => organization.name);
}
const list = async (client: Client, organization: OrganizationKit) =>
  (await client.ask('query ($id: ID!) { organization(id: $id) { apiKeys { name lastUsedAt } } }', { id: organization.globalId })).data.organization?.apiKeys;
const count = async (organization: OrganizationKit): Promise<number> => {
  const [row] = await world.run<{ count: number }>('MATCH (k:Apikey {organizationId: $id}) RETURN count(k) AS count', { id: organization.id });
  return row?.count ?? -1;
};

it('acts for the organization within its scopes, and its secret is stored hashed', async () => {
  const result = await make(admin, farm);
  expect(result).toEqual({
    __typename: 'ApiKeyMade',
    secret: expect.stringMatching(/^ozek_[A-Za-z]{64}$/),
    apiKey: {
      ...{ id: expect.any(String), name: 'ERP', start: result.secret.slice(0, 9), scopes: ['READ', 'TIES_WRITE'], madeByName: 'Somebody', lastUsedAt: null, mandate: null },
      ...{ expiresAt: expect.any(String), madeAt: expect.any(String) },
    },
  });
  const { madeAt, expiresAt } = result.apiKey;
  expect(Date.parse(expiresAt) - Date.parse(madeAt)).toBe(30 * 86_400_000);
  const [row] = await world.run<{ node: Record<string, unknown> }>('MATCH (k:Apikey {id: $id}) RETURN properties(k) AS node', { id: localId(result.apiKey.id) });
  expect(JSON.stringify(row?.node)).not.toContain(result.secret.slice(9));
  const [operation] = await world.run<{ held: number }>('MATCH (o:Operation) WHERE o.result CONTAINS $rest RETURN count(o) AS held', { rest: result.secret.slice(9) });
  expect(operation?.held).toBe(0);

  const client = holding(result.secret);
  expect(await opens(client)).toEqual(['Farm']);
  // Nobody who asks waits for the note of it.
  while ((await list(admin, farm)).find(({ name }: { name: string }) => name === 'ERP').lastUsedAt === null);
  const notice = { clusterId: cluster.globalId, organizationId: farm.globalId, kind: 'NEWS', title: 'Harvest', body: 'Begun.', expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
  expect(await client.change('noticePublish', notice)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
});

it('shows its secret once, whoever repeats the change', async () => {
  const idempotencyKey = key();
  const before = await count(farm);
  const results = await Promise.all([1, 2, 3].map(() => make(admin, farm, { name: 'Once', idempotencyKey })));
  expect(results.map(({ secret }) => secret).filter((secret) => secret !== null)).toHaveLength(1);
  expect(new Set(results.map(({ apiKey }) => apiKey.id)).size).toBe(1);
  expect(await make(admin, farm, { name: 'Once', idempotencyKey })).toMatchObject({ secret: null, apiKey: { name: 'Once' } });
  expect(await make(admin, farm, { name: 'Twice', idempotencyKey })).toMatchObject({ __typename: 'Refused', code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await count(farm)).toBe(before + 1);
});

it('is made and seen by administrators alone', async () => {
  const mill = await cluster.member();
  const stranger = await (await (await world.cluster()).member()).admin();
  for (const client of [await mill.representative(), await mill.integrator(['read', 'ties:write'])]) {
    expect(await make(client, mill)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'organizationId'] });
    expect(await list(client, mill)).toBeNull();
  }
  expect(await make(admin, mill)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect(await make(stranger, mill)).toMatchObject({ __typename: 'NotFound', path: ['input', 'organizationId'] });
  // The one that the test itself made for the integrator.
  expect(await count(mill)).toBe(1);
});

it.each([
  ['no scope to read', { scopes: ['TIES_WRITE'] }, 'scopes'],
  ['no scope', { scopes: [] }, 'scopes'],
  ['no name', { name: ' ' }, 'name'],
  ['a long name', { name: 'x'.repeat(33) }, 'name'],
  ['no life', { expiresInDays: 0 }, 'expiresInDays'],
  ['a life of two years', { expiresInDays: 730 }, 'expiresInDays'],
])('is not made with %s', async (_what, wrong, field) => {
  const before = await count(farm);
  expect(await make(admin, farm, wrong)).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', field] }] });
  expect(await count(farm)).toBe(before);
});

it('ends at once when it is revoked', async () => {
  const mill = await cluster.member({ name: 'Mill' });
  const owner = await mill.admin();
  const { secret, apiKey } = await make(owner, mill);
  const client = holding(secret);
  expect(await opens(client)).toEqual(['Mill']);
  const hidden = { __typename: 'NotFound', path: ['input', 'apiKeyId'] };
  for (const other of [admin, await mill.representative(), client]) expect(await other.change('apiKeyRevoke', { apiKeyId: apiKey.id })).toMatchObject(hidden);
  expect(await opens(client)).toEqual(['Mill']);
  const revocation = { apiKeyId: apiKey.id, idempotencyKey: key() };
  expect(await owner.change('apiKeyRevoke', revocation, '... on ApiKeyRevoked { organization { apiKeys { id } } }')).toEqual({
    __typename: 'ApiKeyRevoked',
    organization: { apiKeys: [] },
  });
  expect(await opens(client)).toBe('UNAUTHENTICATED');
  expect(await owner.change('apiKeyRevoke', { apiKeyId: apiKey.id })).toMatchObject(hidden);
  expect(await actions(world, mill.id)).toEqual(['apiKey.make', 'apiKey.revoke']);
  // Sent again by one who sees the organization no more.
  await world.run('MATCH (:User {id: $id})-[r:REPRESENTS]->() DELETE r', { id: localId((await whoIs(owner)).id) });
  expect(await owner.change('apiKeyRevoke', revocation)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
});

it('ends at once with its maker’s acting for the organization', async () => {
  const mill = await cluster.member({ name: 'Mill' });
  const [owner, second] = [await mill.admin(), await mill.admin()];
  const { secret } = await make(second, mill);
  const own = await make(owner, mill);
  await owner.change('representationEnd', { organizationId: mill.globalId, personId: (await whoIs(second)).id });
  expect([await opens(holding(secret)), await opens(holding(own.secret))]).toEqual(['UNAUTHENTICATED', ['Mill']]);
  expect(await list(owner, mill)).toHaveLength(1);
});

it('is refused as unknown while its maker acts for nobody, even where nobody ended it, and while they are suspended', async () => {
  const mill = await cluster.member({ name: 'Mill' });
  const owner = await mill.admin();
  const { secret } = await make(owner, mill);
  const id = localId((await whoIs(owner)).id);
  await world.run('MATCH (u:User {id: $id}) SET u.suspendedAt = datetime()', { id });
  expect(await opens(holding(secret))).toBe('UNAUTHENTICATED');
  // The account itself is nobody: a visitor, who still reads what is public.
  expect((await owner.ask('{ viewer { id } }')).data).toEqual({ viewer: null });
  await world.run('MATCH (u:User {id: $id}) REMOVE u.suspendedAt', { id });
  expect(await opens(holding(secret))).toEqual(['Mill']);
  await world.run('MATCH (:User {id: $id})-[r:REPRESENTS]->() DELETE r', { id });
  expect(await opens(holding(secret))).toBe('UNAUTHENTICATED');
});
