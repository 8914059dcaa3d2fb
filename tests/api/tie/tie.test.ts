import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../server/src/access/actor.js';
import { Client } from '../../kit/client.js';
import { signUp, type ClusterKit, type OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

let world: World;
let cluster: ClusterKit;
let mill: OrganizationKit;
let farm: OrganizationKit;
let millAdmin: Client;
let farmAdmin: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  [mill, farm] = [await cluster.member({ chainRoles: ['PROCESSOR'] }), await cluster.member({ chainRoles: ['PRODUCER'] })];
  [millAdmin, farmAdmin] = [await mill.admin(), await farm.admin()];
});
afterAll(() => world.close());

const TIE = '... on TieDeclared { tie { id version state } } ';
const declaration = (type: string, more: Record<string, unknown> = {}) => ({
  clusterId: cluster.globalId,
  organizationId: farm.globalId,
  partnerId: mill.globalId,
  type,
  ...more,
});

async function declare(type: string, more: Record<string, unknown> = {}): Promise<{ id: string; version: number }> {
  const result = await farmAdmin.change('tieDeclare', declaration(type, more), TIE);
  expect(result.__typename).toBe('TieDeclared');
  return result.tie;
}

const stored = async (globalId: string): Promise<Record<string, unknown>> => {
  const id = Buffer.from(globalId, 'base64url').toString().split(':')[1];
  const [row] = await world.run<{ tie: Record<string, unknown> }>('MATCH (t:Tie {id: $id}) RETURN properties(t) AS tie', { id });
  return row?.tie ?? {};
};

const see = async (client: Client, id: string): Promise<string | null> =>
  (await client.ask('query ($id: ID!) { node(id: $id) { ... on Tie { state } } }', { id })).data.node?.state ?? null;

describe('declaring and confirming a tie', () => {
  it('is between the two alone until the other side confirms, and then what both agreed', async () => {
    const third = await (await cluster.member()).admin();
    const tie = await declare('SUPPLY_CONTRACT', { strength: 5, visibility: 'PUBLIC', evidence: 'contract 7' });
    expect(await see(millAdmin, tie.id)).toBe('PROPOSED');
    expect(await see(third, tie.id)).toBeNull();

    const result = await millAdmin.change(
      'tieConfirm',
      { tieId: tie.id, expectedVersion: tie.version, strength: 2, visibility: 'MEMBERS' },
      '... on TieConfirmed { tie { state strength visibility version direction evidence viewerCanConfirm viewerCanEnd } }',
    );
    expect(result).toEqual({
      __typename: 'TieConfirmed',
      tie: {
        state: 'CONFIRMED',
        strength: 2,
        visibility: 'MEMBERS',
        version: 2,
        direction: 'VERTICAL',
        evidence: 'contract 7',
        viewerCanConfirm: false,
        viewerCanEnd: true,
      },
    });
    expect(await see(third, tie.id)).toBe('CONFIRMED');
    const [proof] = (await third.ask('query ($id: ID!) { nodes(ids: [$id]) { ... on Tie { evidence } } }', { id: tie.id })).data.nodes;
    expect(proof.evidence).toBeNull();
    expect(await see(world.visitor(), tie.id)).toBeNull();
  });

  it('shows an informal tie to its two sides alone unless both say otherwise', async () => {
    const third = await (await cluster.member()).admin();
    const tie = await declare('ADVICE', { visibility: 'MEMBERS' });
    const result = await millAdmin.change('tieConfirm', { tieId: tie.id, expectedVersion: 1 }, '... on TieConfirmed { tie { visibility form } }');
    expect(result.tie).toEqual({ visibility: 'PARTIES', form: 'INFORMAL' });
    expect(await see(third, tie.id)).toBeNull();
    expect(await see(await cluster.councillor(), tie.id)).toBeNull();
  });

  it('is confirmed by another person than the one who declared it, even one who acts for both sides', async () => {
    const tie = await declare('LEASE');
    const own = await farmAdmin.change('tieConfirm', { tieId: tie.id, expectedVersion: 1 });
    expect(own).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'tieId'] });
    expect(await stored(tie.id)).toMatchObject({ state: 'PROPOSED', version: 1 });
  });

  it.each([
    ['session', 'key'],
    ['key', 'session'],
    ['key', 'key'],
  ] as const)('is not confirmed by the one who declared it by %s and acts for the other side by %s', async (declaring, confirming) => {
    const { client, userId } = await signUp(world);
    const as = async (way: 'session' | 'key', organization: OrganizationKit) => (way === 'session' ? client : organization.keyOf(userId, ['read', 'ties:write']));
    const [left, right] = [await cluster.member(), await cluster.member()];
    for (const organization of [left, right]) await organization.letRepresent(userId, 'REPRESENTATIVE');
    const { tie } = await (await as(declaring, left)).change('tieDeclare', declaration('LOAN', { organizationId: left.globalId, partnerId: right.globalId }), TIE);
    const same = await as(confirming, right);
    expect((await same.ask('query ($id: ID!) { node(id: $id) { ... on Tie { viewerCanConfirm } } }', { id: tie.id })).data.node).toEqual({ viewerCanConfirm: false });
    expect(await same.change('tieConfirm', { tieId: tie.id, expectedVersion: 1 })).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    const other = await right.integrator(['read', 'ties:write']);
    expect(await other.change('tieConfirm', { tieId: tie.id, expectedVersion: 1 })).toMatchObject({ __typename: 'TieConfirmed' });
  });

  it('is not found by those who may not see it, and stays as it was', async () => {
    const stranger = await (await (await world.cluster()).member()).admin();
    const tie = await declare('LOAN');
    const refusal = await stranger.change('tieConfirm', { tieId: tie.id, expectedVersion: 1 });
    const absent = await stranger.change('tieConfirm', { tieId: Buffer.from(`Tie:${randomUUID()}`).toString('base64url'), expectedVersion: 1 });
    expect(refusal).toEqual(absent);
    expect(refusal).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await stored(tie.id)).toMatchObject({ state: 'PROPOSED', version: 1 });
  });

  it('is not seen, however open, by who does not see both of its sides', async () => {
    const open = await cluster.member({ profile: 'PUBLIC' });
    const between = async (profile: string) => (await cluster.tie(open, await cluster.member({ profile }), { visibility: 'PUBLIC' })).globalId;
    expect(await see(world.visitor(), await between('PUBLIC'))).toBe('CONFIRMED');
    expect(await see(world.visitor(), await between('MEMBERS'))).toBeNull();
  });

  it('shows the side that declared it to the one that is asked, also once that has left the cluster, and not the other way round', async () => {
    const [asking, asked] = [await cluster.member(), await cluster.member()];
    const { globalId } = await cluster.tie(asking, asked, { state: 'PROPOSED' });
    const [asker, answerer] = [await asking.representative(), await asked.representative()];
    const become = (state: string, { id }: OrganizationKit) => world.run('MATCH (:Organization {id: $id})<-[:OF]-(m:Membership) SET m.state = $state', { id, state });
    await become('LEFT', asking);
    expect(await see(answerer, globalId)).toBe('PROPOSED');
    await become('ACTIVE', asking);
    await become('LEFT', asked);
    expect([await see(asker, globalId), await see(answerer, globalId)]).toEqual([null, 'PROPOSED']);
    // It may say that it is not so, but no more that it is.
    expect(await answerer.change('tieConfirm', { tieId: globalId, expectedVersion: 1 })).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', message: expect.stringContaining('active member') });
    expect(await answerer.change('tieReject', { tieId: globalId, expectedVersion: 1 })).toMatchObject({ __typename: 'TieRejected' });
  });

  it('happens once when sent twice with one key, and refuses the key for anything else', async () => {
    const idempotencyKey = randomUUID();
    const input = { ...declaration('SERVICE_CONTRACT'), idempotencyKey };
    const [first, second] = await Promise.all([farmAdmin.change('tieDeclare', input, TIE), farmAdmin.change('tieDeclare', input, TIE)]);
    expect(second).toEqual(first);
    const other = await farmAdmin.change('tieDeclare', { ...declaration('LICENCE'), idempotencyKey });
    expect(other).toMatchObject({ __typename: 'Refused', code: 'IDEMPOTENCY_KEY_REUSED' });
    const [count] = await world.run<{ ties: number }>(
      "MATCH (:Organization {id: $id})<-[:FROM]-(t:Tie {type: 'SERVICE_CONTRACT'}) RETURN count(t) AS ties",
      { id: farm.id },
    );
    expect(count?.ties).toBe(1);
  });

  it('exists once, also when both sides declare it at the same moment', async () => {
    const [left, right] = [await cluster.member(), await cluster.member()];
    const [a, b] = [await left.admin(), await right.admin()];
    const input = { clusterId: cluster.globalId, type: 'JOINT_VENTURE', mutual: true };
    const results = await Promise.all([
      a.change('tieDeclare', { ...input, organizationId: left.globalId, partnerId: right.globalId }),
      b.change('tieDeclare', { ...input, organizationId: right.globalId, partnerId: left.globalId }),
    ]);
    expect(results.map((result) => result.__typename).sort()).toEqual(['Refused', 'TieDeclared']);
    expect(results.find((result) => result.__typename === 'Refused').code).toBe('NOT_POSSIBLE');
  });
});

describe('the share of an ownership', () => {
  const SHARE = '... on TieDeclared { tie { id version share } }';

  it('is told to the last digit to whoever sees the tie, once the other side confirmed it', async () => {
    const third = await (await cluster.member()).admin();
    const { tie } = await farmAdmin.change('tieDeclare', declaration('OWNERSHIP', { share: '33.335' }), SHARE);
    expect(tie.share).toBe('33.335');
    const shown = async (client: Client) => (await client.ask('query ($id: ID!) { node(id: $id) { ... on Tie { share } } }', { id: tie.id })).data.node;
    expect(await shown(third)).toBeNull();
    const confirmed = await millAdmin.change('tieConfirm', { tieId: tie.id, expectedVersion: tie.version }, '... on TieConfirmed { tie { id version share } }');
    expect(await shown(third)).toEqual({ share: '33.335' });
    await millAdmin.change('tieEnd', { tieId: tie.id, expectedVersion: confirmed.tie.version });
  });

  it.each([
    ['OWNERSHIP', { share: '0' }, 'The share of an ownership in percent: above 0, at most 100.'],
    ['OWNERSHIP', { share: '100.001' }, 'The share of an ownership in percent: above 0, at most 100.'],
    ['OWNERSHIP', { share: '-1' }, 'It cannot be less than 0.'],
    ['OWNERSHIP', { share: '50', mutual: true }, 'Only an ownership that runs one way has a share.'],
    ['LOAN', { share: '50' }, 'Only an ownership that runs one way has a share.'],
  ])('of %s, %j is refused', async (type, more, message) => {
    const result = await farmAdmin.change('tieDeclare', declaration(type, more));
    expect(result.problems).toEqual([{ path: ['input', 'share'], message }]);
  });
});

describe('refusals of a declaration', () => {
  it('tells every problem with its field, in the language of the request', async () => {
    const result = await farmAdmin
      .with({ 'accept-language': 'ru' })
      .change('tieDeclare', declaration('OWNERSHIP', { strength: 9, visibility: 'PARTIES', validFrom: '2025-02-01', validUntil: '2025-01-01' }));
    expect(result).toMatchObject({ __typename: 'InvalidInput', code: 'BAD_USER_INPUT' });
    expect(result.problems).toEqual([
      { path: ['input', 'strength'], message: 'Целое число от 1 до 5.' },
      { path: ['input', 'visibility'], message: 'Кто кем владеет, видит по крайней мере совет.' },
      { path: ['input', 'validUntil'], message: 'Окончание раньше начала.' },
    ]);
  });

  it('does not end before it begins, also where it begins today', async () => {
    expect(await farmAdmin.change('tieDeclare', declaration('SECONDMENT', { validFrom: '0202-06-01', validUntil: '9999-12-31' }))).toMatchObject({
      __typename: 'InvalidInput',
      problems: ['validFrom', 'validUntil'].map((field) => ({ path: ['input', field], message: 'A day from 1900-01-01 to 2199-12-31.' })),
    });
    expect(await farmAdmin.change('tieDeclare', declaration('SECONDMENT', { validUntil: '2025-01-01' }))).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ path: ['input', 'validUntil'], message: 'The end lies before the beginning.' }],
    });
  });

  it('knows no partner outside the cluster, hidden or absent', async () => {
    const outside = await (await world.cluster()).member();
    const input = declaration('LOAN', { partnerId: outside.globalId });
    expect(await farmAdmin.change('tieDeclare', input)).toMatchObject({ __typename: 'NotFound', path: ['input', 'partnerId'] });
  });

  it('lets nobody declare in the name of another organization, nor a key without the scope', async () => {
    const key = await farm.integrator(['read']);
    for (const client of [millAdmin, key]) {
      expect(await client.change('tieDeclare', declaration('SECONDMENT'))).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    }
    const allowed = await farm.integrator(['read', 'ties:write']);
    expect(await allowed.change('tieDeclare', declaration('SECONDMENT'))).toMatchObject({ __typename: 'TieDeclared' });
    const { id } = await declare('LICENCE');
    const can = async (scopes: Scope[]) => (await (await mill.integrator(scopes)).ask('query ($id: ID!) { node(id: $id) { ... on Tie { viewerCanConfirm } } }', { id })).data.node;
    expect([await can(['read', 'notices:write']), await can(['read', 'ties:write'])]).toEqual([{ viewerCanConfirm: false }, { viewerCanConfirm: true }]);
    const visitor = await world.visitor().ask('mutation ($input: TieDeclareInput!) { tieDeclare(input: $input) { __typename } }', {
      input: { ...declaration('SOCIAL'), idempotencyKey: randomUUID() },
    });
    expect(visitor.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a rejected tie', () => {
  const REFUSED = '... on TieDeclared { tie { id version } } ... on Refused { code path message }';

  it('is declared again by the rejected side after 30 days, or once the other side has declared it; by that at any time', async () => {
    const [left, right] = [await cluster.member(), await cluster.member()];
    const [asking, rejecting] = [await left.admin(), await right.admin()];
    const between = (own: OrganizationKit, partner: OrganizationKit, more = {}) =>
      declaration('SHARED_FACILITY', { organizationId: own.globalId, partnerId: partner.globalId, ...more });
    const ask = (more = {}, client = asking) => client.change('tieDeclare', between(left, right, more), REFUSED);
    const reject = (tie: { id: string; version: number }, client = rejecting) => client.change('tieReject', { tieId: tie.id, expectedVersion: tie.version });
    const days = async (back: number) => {
      const [row] = await world.run<{ day: string }>(
        `MATCH (:Organization {id: $id})<-[:FROM]-(t:Tie {state: 'REJECTED', type: 'SHARED_FACILITY'})
         SET t.declaredAt = t.declaredAt - duration({days: $back}), t.endedAt = t.endedAt - duration({days: $back})
         RETURN toString(date(max(t.endedAt)) + duration({days: 30})) AS day`,
        { id: left.id, back },
      );
      return row?.day;
    };
    const ties = async () => (await world.run("MATCH (:Organization {id: $id})<-[:FROM|TO]-(t:Tie {type: 'SHARED_FACILITY'}) RETURN t.id", { id: left.id })).length;

    // Both at once: whichever comes first, the side that is being rejected does not ask again.
    const first = (await ask()).tie;
    const [rejected, again] = await Promise.all([reject(first), ask()]);
    expect([rejected.__typename, again.__typename, again.code]).toEqual(['TieRejected', 'Refused', 'NOT_POSSIBLE']);

    const day = await days(0);
    const message = `The other side rejected this tie. You can declare it again from ${day} on, or once they have declared it themselves.`;
    const refusal = { __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'partnerId'], message };
    expect(await Promise.all([ask(), ask({ outgoing: false }), ask({ mutual: true })])).toEqual([refusal, refusal, refusal]);
    expect((await ask({}, asking.with({ 'accept-language': 'ru' }))).message).toContain(`можно с ${day} или`);
    expect(await ties()).toBe(1);
    expect(await ask({ type: 'MENTORING' })).toMatchObject({ __typename: 'TieDeclared' });

    await days(28);
    expect(await ask()).toMatchObject({ __typename: 'Refused' });
    await days(2);
    const results = await Promise.all([ask(), ask()]);
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['Refused', 'TieDeclared']);
    await reject(results.find(({ tie }) => tie !== undefined).tie);
    expect(await ask()).toMatchObject({ __typename: 'Refused', path: ['input', 'partnerId'] });

    // The side that rejected may, and with it the other one.
    const { tie } = await rejecting.change('tieDeclare', between(right, left), REFUSED);
    await reject(tie, asking);
    expect(await ask()).toMatchObject({ __typename: 'TieDeclared' });
  });
});

it('is declared and taken back three times by one side, and then not again until 30 days after the first, or once the other side has declared it', async () => {
  const [left, right] = [await cluster.member(), await cluster.member()];
  const [asking, asked] = [await left.admin(), await right.admin()];
  const ask = (client = asking) =>
    client.change('tieDeclare', declaration('MENTORING', { organizationId: left.globalId, partnerId: right.globalId }), '... on TieDeclared { tie { id } } ... on Refused { code path message }');
  const loop = async () => {
    const { tie, ...refusal } = await ask();
    if (tie === undefined) return refusal;
    return (await asking.change('tieWithdraw', { tieId: tie.id, expectedVersion: 1 })).__typename;
  };
  const days = (back: number) =>
    world.run<{ day: string }>(
      `MATCH (:Organization {id: $id})<-[:FROM]-(t:Tie) SET t.declaredAt = t.declaredAt - duration({days: $back}), t.endedAt = t.endedAt - duration({days: $back})
       RETURN toString(date(min(t.endedAt)) + duration({days: 30})) AS day`,
      { id: left.id, back },
    );
  expect([await loop(), await loop(), await loop()]).toEqual(['TieWithdrawn', 'TieWithdrawn', 'TieWithdrawn']);
  const [first] = await days(0);
  const message = `You have declared this tie and taken it back several times. You can declare it again from ${first?.day} on, or once the other side has declared it.`;
  const refusal = { __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'partnerId'], message };
  expect(await Promise.all([loop(), loop()])).toEqual([refusal, refusal]);
  await days(28);
  expect(await ask()).toMatchObject({ __typename: 'Refused' });
  const { tie } = await asked.change('tieDeclare', declaration('MENTORING', { organizationId: right.globalId, partnerId: left.globalId }), '... on TieDeclared { tie { id } }');
  await asking.change('tieReject', { tieId: tie.id, expectedVersion: 1 });
  expect(await loop()).toBe('TieWithdrawn');
});

describe('answering and ending', () => {
  it('rejects, takes back and ends, each from its own state and side', async () => {
    const rejected = await declare('MENTORING');
    expect(await farmAdmin.change('tieReject', { tieId: rejected.id, expectedVersion: 1 })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await millAdmin.change('tieReject', { tieId: rejected.id, expectedVersion: 1, reason: 'no' }, '... on TieRejected { tie { state } }')).toEqual({
      __typename: 'TieRejected',
      tie: { state: 'REJECTED' },
    });
    const why = async (client: Client) =>
      (await client.ask('query ($id: ID!) { node(id: $id) { ... on Tie { rejectedReason } } }', { id: rejected.id })).data.node?.rejectedReason;
    expect(await why(farmAdmin)).toBe('no');
    expect(await why(await cluster.councillor())).toBeUndefined();
    expect(await millAdmin.change('tieConfirm', { tieId: rejected.id, expectedVersion: 2 })).toMatchObject({ code: 'NOT_POSSIBLE' });

    const withdrawn = await declare('PERSONNEL_MOVEMENT');
    expect(await farmAdmin.change('tieWithdraw', { tieId: withdrawn.id, expectedVersion: 1 }, '... on TieWithdrawn { tie { state } }')).toMatchObject({
      tie: { state: 'WITHDRAWN' },
    });

    const ended = await cluster.tie(farm, mill, { type: 'RD_PROJECT' });
    expect(await millAdmin.change('tieEnd', { tieId: ended.globalId, expectedVersion: 1, endedOn: '2023-01-01' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(
      await millAdmin.change('tieEnd', { tieId: ended.globalId, expectedVersion: 1, endedOn: '2024-06-01' }, '... on TieEnded { tie { state validUntil } }'),
    ).toEqual({ __typename: 'TieEnded', tie: { state: 'ENDED', validUntil: '2024-06-01' } });
  });

  it('ends on a day that has begun somewhere, by the clock of the database', async () => {
    const [clock] = await world.run<{ today: string; latest: string; later: string }>(
      'WITH datetime.realtime() AS now RETURN toString(date(now)) AS today, toString(date(now + duration({hours: 14}))) AS latest, toString(date(now + duration({hours: 14, days: 1}))) AS later',
    );
    const end = async (client: Client, endedOn?: string | undefined) => {
      const tie = await cluster.tie(farm, mill, { type: 'LEASE' });
      return client.change('tieEnd', { tieId: tie.globalId, expectedVersion: 1, endedOn }, '... on TieEnded { tie { validUntil } }');
    };
    expect(await end(millAdmin, clock?.later)).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'endedOn'] }] });
    expect(await end(millAdmin, clock?.latest)).toEqual({ __typename: 'TieEnded', tie: { validUntil: clock?.latest } });
    expect(await end(millAdmin)).toEqual({ __typename: 'TieEnded', tie: { validUntil: clock?.today } });
    // A server whose database is two days ahead of the machine's own clock.
    const ahead = await World.create({ clockShiftSeconds: 2 * 86_400 });
    expect(await end(new Client(ahead.app, millAdmin.headers), clock?.later)).toEqual({ __typename: 'TieEnded', tie: { validUntil: clock?.later } });
    await ahead.close();
  });

  it.each([undefined, '2025-06-01'])('does not last longer by being ended (%s)', async (endedOn) => {
    const tie = await cluster.tie(farm, mill, { type: 'LICENCE' });
    await world.run("MATCH (t:Tie {id: $id}) SET t.validUntil = date('2025-03-01')", { id: tie.id });
    expect(await millAdmin.change('tieEnd', { tieId: tie.globalId, expectedVersion: 1, endedOn }, '... on TieEnded { tie { validUntil } }')).toMatchObject({
      tie: { validUntil: '2025-03-01' },
    });
  });

  it('is not found by whoever sends a step again after they ceased to act for the side', async () => {
    const { client, userId } = await signUp(world);
    await farm.letRepresent(userId, 'REPRESENTATIVE');
    const tie = await declare('PERSONNEL_MOVEMENT');
    const input = { tieId: tie.id, expectedVersion: 1, idempotencyKey: randomUUID() };
    expect(await client.change('tieWithdraw', input)).toMatchObject({ __typename: 'TieWithdrawn' });
    await world.run('MATCH (:User {id: $userId})-[r:REPRESENTS]->() DELETE r', { userId });
    expect(await client.change('tieWithdraw', input)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
  });

  it('refuses a change based on an old version and tells the current one', async () => {
    const tie = await cluster.tie(farm, mill, { type: 'SOCIAL', form: 'INFORMAL' });
    await world.run('MATCH (t:Tie {id: $id}) SET t.version = 4', { id: tie.id });
    expect(await millAdmin.change('tieEnd', { tieId: tie.globalId, expectedVersion: 1 }, '... on VersionConflict { currentVersion }')).toMatchObject({
      __typename: 'VersionConflict',
      code: 'CONFLICT',
      currentVersion: 4,
    });
    expect(await stored(tie.globalId)).toMatchObject({ state: 'CONFIRMED', version: 4 });
  });
});

describe('lists of ties', () => {
  const LIST = `query ($slug: String!, $first: Int, $after: String, $filter: TieFilter) {
    cluster(slug: $slug) { ties(first: $first, after: $after, filter: $filter) { nodes { id type } pageInfo { hasNextPage endCursor } } } }`;

  it('pages through all that are visible, each once, newest first, without a gap for hidden ones', async () => {
    const own = await world.cluster();
    const [a, b, c] = [await own.member(), await own.member(), await own.member()];
    const made: string[] = [];
    for (let n = 0; n < 12; n++) {
      const hidden = n % 3 === 0;
      const tie = await own.tie(a, b, { visibility: hidden ? 'PARTIES' : 'MEMBERS' });
      if (!hidden) made.unshift(tie.globalId);
    }
    const reader = await c.admin();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
        await reader.ask(LIST, { slug: own.slug, first: 3, after })
      ).data.cluster.ties;
      seen.push(...page.nodes.map((tie) => tie.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(made);
  });

  it('filters by form, type, state, partner and what waits for the viewer', async () => {
    const own = await world.cluster();
    const [a, b, c] = [await own.member(), await own.member(), await own.member()];
    await own.tie(a, b, { type: 'LOAN' });
    await own.tie(b, c, { type: 'ADVICE', form: 'INFORMAL' });
    await own.tie(a, c, { type: 'LEASE', state: 'PROPOSED' });
    const reader = await c.admin();
    const types = async (filter: Record<string, unknown>) =>
      (await reader.ask(LIST, { slug: own.slug, filter })).data.cluster.ties.nodes.map((tie: { type: string }) => tie.type).sort();
    expect(await types({})).toEqual(['ADVICE', 'LEASE', 'LOAN']);
    expect(await types({ form: 'INFORMAL' })).toEqual(['ADVICE']);
    expect(await types({ types: ['LOAN'] })).toEqual(['LOAN']);
    expect(await types({ states: ['PROPOSED'] })).toEqual(['LEASE']);
    expect(await types({ awaitingViewer: true })).toEqual(['LEASE']);
    expect(await types({ organizationId: b.globalId })).toEqual(['ADVICE', 'LOAN']);
    expect(await types({ organizationId: 'nonsense' })).toEqual([]);
  });

  it('refuses a page size and a cursor that are none', async () => {
    const ask = async (variables: Record<string, unknown>) => (await farmAdmin.ask(LIST, { slug: cluster.slug, ...variables })).errors?.[0]?.extensions.code;
    expect(await ask({ first: 0 })).toBe('BAD_USER_INPUT');
    expect(await ask({ first: 101 })).toBe('BAD_USER_INPUT');
    expect(await ask({ after: 'bm9uc2Vuc2U' })).toBe('BAD_USER_INPUT');
  });
});
