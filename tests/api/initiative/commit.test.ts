import { randomUUID } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { actions, commit, DIESEL, look, promise, propose, purchase, stored, type Purchase } from './kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let mill: OrganizationKit;
let farmer: Client;
let miller: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  [farm, mill] = [await cluster.member(), await cluster.member()];
  [farmer, miller] = [await farm.representative(), await mill.admin()];
});
afterAll(() => world.close());

const open = (): Promise<Purchase> => propose(farmer, purchase(cluster, farm));
const MADE = `... on CommitmentMade {
    commitment { firm { value unit } flexible { value unit } ceiling { amount currency } revision version organization { name } line { product } }
    initiative { version lines { viewerCommitments { revision } } } }
  ... on VersionConflict { currentVersion }`;

describe('making a commitment', () => {
  it('stands with its quantities and its ceiling', async () => {
    const to = await open();
    expect(await miller.change('commitmentMake', promise(to, mill, '12.5', { flexible: '4', ceiling: '310000' }), MADE)).toEqual({
      __typename: 'CommitmentMade',
      commitment: {
        firm: { value: '12.5', unit: 'TNE' },
        flexible: { value: '4', unit: 'TNE' },
        ceiling: { amount: '310000.00', currency: 'KZT' },
        revision: 1,
        version: 1,
        organization: { name: mill.name },
        line: { product: 'Diesel fuel' },
      },
      initiative: { version: 1, lines: [{ viewerCommitments: [{ revision: 1 }] }] },
    });
    expect(await stored(world, to.id)).toEqual({ state: 'COLLECTING', version: 1, participants: 1, firm: 12, live: 1 });
  });

  it('is changed by the next revision, on the version that one saw', async () => {
    const to = await open();
    await commit(miller, promise(to, mill, '10', { ceiling: '300000' }));
    expect(await miller.change('commitmentMake', promise(to, mill, '20', { flexible: '0.5', expectedVersion: 1 }), MADE)).toMatchObject({
      commitment: { firm: { value: '20' }, flexible: { value: '0.5' }, ceiling: null, revision: 2, version: 2 },
      initiative: { version: 1 },
    });
    expect(await miller.change('commitmentMake', promise(to, mill, '30', { expectedVersion: 1 }), MADE)).toMatchObject({
      __typename: 'VersionConflict',
      code: 'CONFLICT',
      path: ['input', 'expectedVersion'],
      currentVersion: 2,
    });
    expect(await miller.change('commitmentMake', promise(to, mill, '30'), MADE)).toMatchObject({ __typename: 'VersionConflict', currentVersion: 2 });
    expect(await stored(world, to.id)).toMatchObject({ firm: 20, live: 1 });
  });

  it('names no version when it is the first', async () => {
    const to = await open();
    expect(await miller.change('commitmentMake', promise(to, mill, '10', { expectedVersion: 3 }), MADE)).toMatchObject({
      __typename: 'VersionConflict',
      currentVersion: 0,
    });
    expect(await stored(world, to.id)).toMatchObject({ firm: 0, live: 0 });
  });

  it('rests on the terms that one saw', async () => {
    const to = await open();
    expect(await miller.change('commitmentMake', promise(to, mill, '10', { expectedTermsVersion: 2 }), MADE)).toMatchObject({
      __typename: 'VersionConflict',
      code: 'CONFLICT',
      path: ['input', 'expectedTermsVersion'],
      currentVersion: 1,
    });
    expect(await stored(world, to.id)).toMatchObject({ firm: 0, live: 0 });
  });

  it('is never made stale by the commitments of others', async () => {
    const to = await open();
    await commit(await farm.admin(), promise(to, farm, '10'));
    await commit(miller, promise(to, mill, '10'));
    expect(await stored(world, to.id)).toMatchObject({ version: 1, firm: 20, live: 2, participants: 2 });
  });

  it('comes in whole packs, above nothing, and tells what is wrong', async () => {
    const to = await open();
    const problems = async (firm: string, more: Record<string, unknown> = {}): Promise<string[]> => {
      const result = await miller.change('commitmentMake', promise(to, mill, firm, more));
      expect(result).toMatchObject({ __typename: 'InvalidInput', code: 'BAD_USER_INPUT' });
      return result.problems.map((problem: { path: string[]; message: string }) => `${problem.path.join('.')}: ${problem.message}`);
    };
    expect(await problems('10.2', { flexible: '0.3' })).toEqual([
      'input.firm: A multiple of the pack: 0.5 TNE.',
      'input.flexible: A multiple of the pack: 0.5 TNE.',
    ]);
    expect(await problems('0')).toEqual(['input.firm: More than 0.']);
    expect(await problems('-1')).toEqual(['input.firm: It cannot be less than 0.']);
    expect(await problems('1.0001')).toEqual(['input.firm: A number with at most 3 digits after the point.']);
    expect(await problems('1000000000.5')).toEqual(['input.firm: At most 1,000,000,000.']);
    expect(await problems('1', { ceiling: '0' })).toEqual(['input.ceiling: More than 0.']);
    expect(await problems('1', { ceiling: '0.001' })).toEqual(['input.ceiling: A number with at most 2 digits after the point.']);
    expect(await stored(world, to.id)).toMatchObject({ firm: 0, live: 0 });
  });

  it('may be flexible alone', async () => {
    const to = await open();
    await commit(miller, promise(to, mill, '0', { flexible: '3' }));
    expect(await stored(world, to.id)).toMatchObject({ firm: 0, live: 1, participants: 1 });
  });

  it('happens once for one key, and refuses the key for another quantity', async () => {
    const own = await world.cluster();
    const shop = await own.member();
    const keeper = await shop.admin();
    const to = await propose(keeper, purchase(own, shop));
    const input = promise(to, shop, '10', { idempotencyKey: randomUUID() });
    const results = await Promise.all([keeper.change('commitmentMake', input, MADE), keeper.change('commitmentMake', input, MADE)]);
    expect(results[1]).toEqual(results[0]);
    expect(await keeper.change('commitmentMake', { ...input, firm: '11' })).toMatchObject({ __typename: 'Refused', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await stored(world, to.id)).toMatchObject({ firm: 10, live: 1 });
    expect(await actions(world, own)).toEqual(['initiative.propose', 'commitment.make']);
  });

  it('is not taken once the purchase is called off', async () => {
    const to = await open();
    await farmer.change('initiativeCancel', { initiativeId: to.id, expectedVersion: 1, reason: 'No supplier.' });
    expect(await miller.change('commitmentMake', promise({ ...to, version: 2 }, mill, '10'))).toMatchObject({
      __typename: 'Refused',
      code: 'NOT_POSSIBLE',
    });
    expect(await stored(world, to.id)).toMatchObject({ state: 'CANCELLED', firm: 0, live: 0 });
  });
});

describe('who commits', () => {
  it('is an administrator of an active member; for strangers there is no such line', async () => {
    const to = await open();
    const observer = await cluster.organization({}, 'OBSERVER');
    const stranger = await (await world.cluster()).member();
    const attempt = async (client: Client, input: Record<string, unknown>) => {
      const { __typename, code, path } = await client.change('commitmentMake', input);
      return { __typename, code, path };
    };
    const forbidden = { __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'organizationId'] };
    expect(await attempt(await mill.representative(), promise(to, mill, '10'))).toEqual(forbidden);
    expect(await attempt(await mill.integrator(['read', 'initiatives:write']), promise(to, mill, '10'))).toEqual(forbidden);
    expect(await attempt(miller, promise(to, farm, '10'))).toEqual(forbidden);
    expect(await attempt(await observer.admin(), promise(to, observer, '10'))).toEqual(forbidden);
    const notFound = { __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'lineId'] };
    expect(await attempt(await stranger.admin(), promise(to, stranger, '10'))).toEqual(notFound);
    expect(await attempt(miller, promise(to, mill, '10', { lineId: to.id }))).toEqual(notFound);
    expect(await stored(world, to.id)).toEqual({ state: 'COLLECTING', version: 1, participants: 0, firm: 0, live: 0 });
  });

  it('alone sees the commitment, of which the journal tells no quantity', async () => {
    const to = await open();
    const { id } = await commit(miller, promise(to, mill, '17.5', { flexible: '2.5' }));
    const find = async (client: Client) => (await client.ask('query ($id: ID!) { node(id: $id) { ... on Commitment { firm { value } } } }', { id })).data.node;
    const own = (client: Client) => look(client, to.id, 'lines { viewerCommitments { id } }');
    expect(await find(miller)).toEqual({ firm: { value: '17.5' } });
    expect(await find(await mill.representative())).toEqual({ firm: { value: '17.5' } });
    expect(await own(miller)).toEqual({ lines: [{ viewerCommitments: [{ id }] }] });
    for (const other of [farmer, await (await cluster.member()).admin(), await cluster.councillor(), world.visitor()]) expect(await find(other)).toBeNull();
    expect(await own(farmer)).toEqual({ lines: [{ viewerCommitments: [] }] });
    const entries = await world.run<{ change: string }>('MATCH (e:Entry {journalId: $id, action: "commitment.make"}) RETURN e.change AS change ORDER BY e.number', {
      id: cluster.id,
    });
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    const last = JSON.parse(entries.at(-1)?.change ?? '{}');
    expect(last).toEqual({ digests: { state: [null, digest], firmMilli: [null, digest], flexibleMilli: [null, digest] } });
  });
});

describe('taking a commitment back', () => {
  const WITHDRAWN = '... on CommitmentWithdrawn { initiative { lines { viewerCommitments { id } } } } ... on VersionConflict { currentVersion }';

  it('leaves nothing owed, and the next one is the next revision of the same', async () => {
    const to = await open();
    const { id } = await commit(miller, promise(to, mill, '10', { ceiling: '300000' }));
    expect(await miller.change('commitmentWithdraw', { commitmentId: id, expectedVersion: 1 }, WITHDRAWN)).toEqual({
      __typename: 'CommitmentWithdrawn',
      initiative: { lines: [{ viewerCommitments: [] }] },
    });
    expect(await stored(world, to.id)).toMatchObject({ firm: 0, live: 0, participants: 0 });
    expect(await miller.change('commitmentWithdraw', { commitmentId: id, expectedVersion: 2 })).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
    const again = await miller.change(
      'commitmentMake',
      promise(to, mill, '15'),
      '... on CommitmentMade { commitment { id revision version ceiling { amount } } }',
    );
    expect(again).toEqual({ __typename: 'CommitmentMade', commitment: { id, revision: 2, version: 3, ceiling: null } });
    expect(await stored(world, to.id)).toMatchObject({ firm: 15, live: 1, participants: 1 });
  });

  it('is its administrator’s, on the version that one saw', async () => {
    const to = await open();
    const { id } = await commit(miller, promise(to, mill, '10'));
    const input = { commitmentId: id, expectedVersion: 1 };
    expect(await (await mill.representative()).change('commitmentWithdraw', input)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await farmer.change('commitmentWithdraw', input)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'commitmentId'] });
    expect(await miller.change('commitmentWithdraw', { ...input, expectedVersion: 4 }, WITHDRAWN)).toMatchObject({
      __typename: 'VersionConflict',
      currentVersion: 1,
    });
    expect(await stored(world, to.id)).toMatchObject({ firm: 10, live: 1, participants: 1 });
  });

  it('happens once for one key, and a commitment made anew meanwhile stays', async () => {
    const to = await open();
    const { id } = await commit(miller, promise(to, mill, '10'));
    const input = { commitmentId: id, expectedVersion: 1, idempotencyKey: randomUUID() };
    await miller.change('commitmentWithdraw', input);
    await commit(miller, promise(to, mill, '15'));
    expect(await miller.change('commitmentWithdraw', input, '... on CommitmentWithdrawn { initiative { id } }')).toEqual({
      __typename: 'CommitmentWithdrawn',
      initiative: { id: to.id },
    });
    expect(await stored(world, to.id)).toMatchObject({ firm: 15, live: 1 });
  });
});

describe('several lines', () => {
  it('count a member once, and one request may hold several commitments', async () => {
    const to = await propose(farmer, purchase(cluster, farm, { lines: [DIESEL, { ...DIESEL, product: 'Petrol' }] }));
    const [diesel, petrol] = to.lines.map(({ id }) => promise(to, mill, '10', { lineId: id, idempotencyKey: randomUUID() }));
    const made = '... on CommitmentMade { initiative { lines { product viewerCommitments { firm { value } } } } }';
    const { data } = await miller.ask(
      `mutation ($a: CommitmentMakeInput!, $b: CommitmentMakeInput!) { a: commitmentMake(input: $a) { ${made} } b: commitmentMake(input: $b) { ${made} } }`,
      { a: diesel, b: petrol },
    );
    const ten = { firm: { value: '10' } };
    expect(data.a.initiative.lines.map((line: { viewerCommitments: unknown[] }) => line.viewerCommitments)).toEqual([[ten], []]);
    expect(data.b.initiative.lines.map((line: { viewerCommitments: unknown[] }) => line.viewerCommitments)).toEqual([[ten], [ten]]);
    expect(await stored(world, to.id)).toMatchObject({ participants: 1, firm: 20, live: 2 });
  });
});
