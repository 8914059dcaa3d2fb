import { randomUUID } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { actions, DIESEL, inDays, localId, look, propose, purchase, stored } from './kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let farmer: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  farm = await cluster.member();
  farmer = await farm.representative();
});
afterAll(() => world.close());

const count = async (of: ClusterKit): Promise<number> => {
  const [row] = await world.run<{ count: number }>('MATCH (i:Initiative {clusterId: $id}) RETURN count(i) AS count', { id: of.id });
  return row?.count ?? 0;
};

const problemsOf = async (more: Record<string, unknown>): Promise<string[]> => {
  const result = await farmer.change('initiativePropose', purchase(cluster, farm, more));
  expect(result).toMatchObject({ __typename: 'InvalidInput', code: 'BAD_USER_INPUT' });
  return result.problems.map((problem: { path: string[] }) => problem.path.join('.'));
};

describe('proposing a joint purchase', () => {
  it('opens it with all of its terms', async () => {
    const deadlineAt = inDays(10);
    const lines = [DIESEL, { product: 'Seed wheat', description: 'Class 1', unit: 'KGM', pack: '25', minimum: '0' }];
    const result = await farmer.change(
      'initiativePropose',
      purchase(cluster, farm, { deadlineAt, lines, allocationRule: 'EQUAL', minimumParticipants: 4 }),
      `... on InitiativeProposed { initiative { cluster { slug } organizer { name } kind state unsuccessfulReason cancelledReason title description deadlineAt
         timeZone deadlinePassed currency allocationRule minimumParticipants participantCount version viewerCanCommit viewerCanCancel
         lines { product description unit pack { value unit } minimum { value unit } progress { firm { value } flexible { value } share met toldAt }
                 viewerCommitments { id } } } }`,
    );
    const nothing = { firm: null, flexible: null, share: null, met: null, toldAt: null };
    expect(result).toEqual({
      __typename: 'InitiativeProposed',
      initiative: {
        cluster: { slug: cluster.slug },
        organizer: { name: farm.name },
        kind: 'JOINT_PROCUREMENT',
        state: 'COLLECTING',
        unsuccessfulReason: null,
        cancelledReason: null,
        title: 'Diesel for the harvest',
        description: 'Delivered to the farms in August.',
        deadlineAt,
        timeZone: 'Asia/Qostanay',
        deadlinePassed: false,
        currency: 'KZT',
        allocationRule: 'EQUAL',
        minimumParticipants: 4,
        participantCount: null,
        version: 1,
        viewerCanCommit: false,
        viewerCanCancel: true,
        lines: [
          {
            product: 'Diesel fuel',
            description: null,
            unit: 'TNE',
            pack: { value: '0.5', unit: 'TNE' },
            minimum: { value: '100', unit: 'TNE' },
            progress: nothing,
            viewerCommitments: [],
          },
          {
            product: 'Seed wheat',
            description: 'Class 1',
            unit: 'KGM',
            pack: { value: '25', unit: 'KGM' },
            minimum: { value: '0', unit: 'KGM' },
            progress: nothing,
            viewerCommitments: [],
          },
        ],
      },
    });
  });

  it('tells all that is wrong at once and stores nothing', async () => {
    const before = await count(cluster);
    expect(await problemsOf({ title: 'Ab', description: '', timeZone: '+05:00', currency: 'XXX', minimumParticipants: 0 })).toEqual([
      'input.title',
      'input.description',
      'input.currency',
      'input.minimumParticipants',
      'input.timeZone',
    ]);
    expect(await problemsOf({ lines: [] })).toEqual(['input.lines']);
    expect(await problemsOf({ lines: Array.from({ length: 21 }, () => DIESEL) })).toEqual(['input.lines']);
    expect(await problemsOf({ minimumParticipants: 1_001 })).toEqual(['input.minimumParticipants']);
    const lines = [
      { ...DIESEL, pack: '0' },
      { ...DIESEL, minimum: '100.2' },
      { ...DIESEL, product: 'x', unit: 'tonnes', minimum: '-1' },
      { ...DIESEL, pack: '0.0001', minimum: '1000000001' },
    ];
    expect(await problemsOf({ lines })).toEqual([
      'input.lines.0.pack',
      'input.lines.1.minimum',
      'input.lines.2.minimum',
      'input.lines.2.product',
      'input.lines.2.unit',
      'input.lines.3.pack',
      'input.lines.3.minimum',
    ]);
    expect(await count(cluster)).toBe(before);
  });

  it('gives members two days at least and a year at most, by the clock of the database', async () => {
    const before = await count(cluster);
    expect(await problemsOf({ deadlineAt: inDays(-1) })).toEqual(['input.deadlineAt']);
    expect(await problemsOf({ deadlineAt: inDays(1.99) })).toEqual(['input.deadlineAt']);
    expect(await problemsOf({ deadlineAt: inDays(367) })).toEqual(['input.deadlineAt']);
    expect(await count(cluster)).toBe(before);
    await propose(farmer, purchase(cluster, farm, { deadlineAt: inDays(2.01) }));
    await propose(farmer, purchase(cluster, farm, { deadlineAt: inDays(364) }));
  });

  it('happens once for one key, and refuses the key for other terms', async () => {
    const own = await world.cluster();
    const mill = await own.member();
    const miller = await mill.admin();
    const input = { ...purchase(own, mill), idempotencyKey: randomUUID() };
    const [first, second] = await Promise.all([propose(miller, input), propose(miller, input)]);
    expect(second).toEqual(first);
    const reused = { __typename: 'Refused', code: 'IDEMPOTENCY_KEY_REUSED' };
    expect(await miller.change('initiativePropose', { ...input, title: 'Something else' })).toMatchObject(reused);
    expect(await miller.change('initiativePropose', { ...input, deadlineAt: inDays(5) })).toMatchObject(reused);
    expect(await count(own)).toBe(1);
    expect(await actions(world, own)).toEqual(['initiative.propose']);
  });

  it('is for active members, in the name of an organization that one acts for', async () => {
    const own = await world.cluster();
    const [mill, observer] = [await own.member(), await own.organization({}, 'OBSERVER')];
    const stranger = await (await world.cluster()).member();
    const attempt = async (client: Client, input: Record<string, unknown>) => {
      const { __typename, code, path } = await client.change('initiativePropose', input);
      return { __typename, code, path };
    };
    const forbidden = { __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'organizationId'] };
    expect(await attempt(await observer.admin(), purchase(own, observer))).toEqual(forbidden);
    expect(await attempt(farmer, purchase(own, mill))).toEqual(forbidden);
    expect(await attempt(await stranger.admin(), purchase(own, stranger))).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'clusterId'] });
    expect(await attempt(await mill.integrator(['read', 'notices:write']), purchase(own, mill))).toEqual({ ...forbidden, path: [] });
    expect(await count(own)).toBe(0);
    expect((await attempt(await mill.integrator(['read', 'initiatives:write']), purchase(own, mill))).__typename).toBe('InitiativeProposed');
  });
});

describe('who sees a joint purchase', () => {
  it('is the cluster; for others there is none', async () => {
    const { id } = await propose(farmer, purchase(cluster, farm));
    const [member, observer] = [await cluster.member(), await cluster.organization({}, 'OBSERVER')];
    const stranger = await (await world.cluster()).member();
    for (const insider of [farmer, await member.representative(), await observer.admin(), await cluster.councillor()]) {
      expect(await look(insider, id, 'state')).toEqual({ state: 'COLLECTING' });
    }
    expect(await look(await stranger.admin(), id, 'state')).toBeNull();
    expect(await look(world.visitor(), id, 'state')).toBeNull();
    const answer = await world.visitor().ask('query ($slug: String!) { cluster(slug: $slug) { initiatives { nodes { id } } } }', { slug: cluster.slug });
    expect(answer.data.cluster.initiatives).toBeNull();
  });

  it('finds its lines under the same rule', async () => {
    const { lines } = await propose(farmer, purchase(cluster, farm));
    const find = async (client: Client) =>
      (await client.ask('query ($id: ID!) { node(id: $id) { ... on ProcurementLine { product } } }', { id: lines[0]?.id })).data.node;
    expect(await find(farmer)).toEqual({ product: 'Diesel fuel' });
    expect(await find(world.visitor())).toBeNull();
  });

  it('is everybody in an open cluster, who then sees that only members act', async () => {
    const open = await world.cluster({ open: true });
    const mill = await open.member();
    const { id } = await propose(await mill.admin(), purchase(open, mill));
    const fields = 'state viewerCanCommit viewerCanCancel';
    expect(await look(world.visitor(), id, fields)).toEqual({ state: 'COLLECTING', viewerCanCommit: false, viewerCanCancel: false });
    expect(await look(await farm.admin(), id, fields)).toEqual({ state: 'COLLECTING', viewerCanCommit: false, viewerCanCancel: false });
    expect(await look(await mill.admin(), id, fields)).toEqual({ state: 'COLLECTING', viewerCanCommit: true, viewerCanCancel: true });
  });
});

describe('calling a joint purchase off', () => {
  const CANCELLED = `... on InitiativeCancelled { initiative { state cancelledReason version viewerCanCommit viewerCanCancel } }
    ... on VersionConflict { currentVersion }`;
  const cancel = (id: string, more: Record<string, unknown> = {}) => ({ initiativeId: id, expectedVersion: 1, reason: 'The supplier is gone.', ...more });

  it('is the organizer’s, with a reason that all may read', async () => {
    const { id } = await propose(farmer, purchase(cluster, farm));
    expect(await farmer.change('initiativeCancel', cancel(id), CANCELLED)).toEqual({
      __typename: 'InitiativeCancelled',
      initiative: { state: 'CANCELLED', cancelledReason: 'The supplier is gone.', version: 2, viewerCanCommit: false, viewerCanCancel: false },
    });
    expect(await look(await (await cluster.member()).admin(), id, 'state cancelledReason')).toEqual({
      state: 'CANCELLED',
      cancelledReason: 'The supplier is gone.',
    });
    expect(await farmer.change('initiativeCancel', cancel(id, { expectedVersion: 2 }))).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  });

  it('is refused to others, on an old version and without a reason, and then it goes on', async () => {
    const { id } = await propose(farmer, purchase(cluster, farm));
    const member = await (await cluster.member()).admin();
    const stranger = await (await (await world.cluster()).member()).admin();
    expect(await member.change('initiativeCancel', cancel(id))).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await stranger.change('initiativeCancel', cancel(id))).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await farmer.change('initiativeCancel', cancel(id, { expectedVersion: 9 }), CANCELLED)).toMatchObject({
      __typename: 'VersionConflict',
      currentVersion: 1,
    });
    expect(await farmer.change('initiativeCancel', cancel(id, { reason: ' x ' }))).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'reason'] });
    expect(await stored(world, id)).toEqual({ state: 'COLLECTING', version: 1, participants: 0, firm: 0, live: 0 });
  });

  it('happens once for one key', async () => {
    const { id } = await propose(farmer, purchase(cluster, farm));
    const input = cancel(id, { idempotencyKey: randomUUID() });
    const results = await Promise.all([farmer.change('initiativeCancel', input, CANCELLED), farmer.change('initiativeCancel', input, CANCELLED)]);
    expect(results[1]).toEqual(results[0]);
    expect(await stored(world, id)).toMatchObject({ state: 'CANCELLED', version: 2 });
    const [row] = await world.run<{ entries: number }>('MATCH (e:Entry {objectId: $id, action: "initiative.cancel"}) RETURN count(e) AS entries', {
      id: localId(id),
    });
    expect(row?.entries).toBe(1);
  });
});
