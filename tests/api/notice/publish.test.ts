import { randomUUID } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { feed, inDays, localId, look, news, publish, record } from './kit.js';

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

const problemsOf = async (more: Record<string, unknown>): Promise<string[]> => {
  const result = await farmer.change('noticePublish', news(cluster, farm, more));
  expect(result).toMatchObject({ __typename: 'InvalidInput', code: 'BAD_USER_INPUT' });
  return result.problems.map((problem: { path: string[] }) => problem.path.join('.'));
};

/** What is recorded of the values: their kind in words, all else as digests. */
const ONLY_DIGESTS = /^\{"digests":\{("[a-zA-Z]+":\[null,"[0-9a-f]{64}"\],?)+\},"kind":"NEWS"\}$/;

describe('publishing a notice', () => {
  it('shows all of it as it was given', async () => {
    const expiresAt = inDays(7);
    const price = {
      kind: 'MARKET_PRICE',
      product: ' Wheat, class 3 ',
      price: { amount: '98500.5', currency: 'KZT' },
      quantity: { value: '1.000', unit: 'TNE' },
    };
    const result = await farmer.with({ 'accept-language': 'kk' }).change(
      'noticePublish',
      news(cluster, farm, { ...price, title: 'Price in Kostanay', region: 'KZ-39', expiresAt }),
      `... on NoticePublished { notice { cluster { slug } publisher { name } kind title body language visibility product price { amount currency }
         quantity { value unit } region expiresAt state expired answers { nodes { id } } version viewerCanAnswer viewerCanWithdraw } }`,
    );
    expect(result).toEqual({
      __typename: 'NoticePublished',
      notice: {
        cluster: { slug: cluster.slug },
        publisher: { name: farm.name },
        kind: 'MARKET_PRICE',
        title: 'Price in Kostanay',
        body: 'The first fields are cut.',
        language: 'KK',
        visibility: 'MEMBERS',
        product: 'Wheat, class 3',
        price: { amount: '98500.50', currency: 'KZT' },
        quantity: { value: '1', unit: 'TNE' },
        region: 'KZ-39',
        expiresAt,
        state: 'PUBLISHED',
        expired: false,
        answers: { nodes: [] },
        version: 1,
        viewerCanAnswer: false,
        viewerCanWithdraw: true,
      },
    });
  });

  it('writes one entry beside it, which tells no text', async () => {
    const own = await world.cluster();
    const mill = await own.member();
    const id = await publish(await mill.admin(), news(own, mill));
    const entries = await world.run<{ entry: Record<string, unknown> }>(
      'MATCH (e:Entry {journalId: $id}) RETURN e {.action, .organizationId, .objectType, .objectId, .change, .number} AS entry',
      { id: own.id },
    );
    expect(entries.map(({ entry }) => entry)).toEqual([
      { action: 'notice.publish', organizationId: mill.id, objectType: 'Notice', objectId: localId(id), change: expect.stringMatching(ONLY_DIGESTS), number: 1 },
    ]);
  });

  it('tells all that is wrong at once and stores nothing', async () => {
    const before = await record(world, cluster);
    expect(await problemsOf({ title: 'Ab', body: ' ', visibility: 'PARTIES', region: 'Kostanay' })).toEqual([
      'input.title',
      'input.body',
      'input.region',
      'input.visibility',
    ]);
    expect(await problemsOf({ title: 'A'.repeat(161), body: 'b'.repeat(8_001) })).toEqual(['input.title', 'input.body']);
    expect(await problemsOf({ kind: 'MARKET_PRICE' })).toEqual(['input.product', 'input.price']);
    expect(await problemsOf({ kind: 'OFFER' })).toEqual(['input.product']);
    expect(await problemsOf({ kind: 'REQUEST', product: '  ' })).toEqual(['input.product']);
    expect(await problemsOf({ price: { amount: '-1', currency: 'XXX' }, quantity: { value: '1.0001', unit: 'tonnes' } })).toEqual([
      'input.price.amount',
      'input.price.currency',
      'input.quantity.value',
      'input.quantity.unit',
    ]);
    expect(await problemsOf({ title: 'Nothing\u0000here' })).toEqual(['input.title']);
    expect(await problemsOf({ title: '\u200b\u200b\u200b', body: '\u2060' })).toEqual(['input.title', 'input.body']);
    expect(await record(world, cluster)).toEqual(before);
  });

  it('keeps its end within a year by the clock of the database', async () => {
    const before = await record(world, cluster);
    expect(await problemsOf({ expiresAt: inDays(-1) })).toEqual(['input.expiresAt']);
    expect(await problemsOf({ expiresAt: inDays(367) })).toEqual(['input.expiresAt']);
    expect(await record(world, cluster)).toEqual(before);
    await publish(farmer, news(cluster, farm, { expiresAt: inDays(364) }));
  });

  it('happens once for one key, and refuses the key for another notice', async () => {
    const own = await world.cluster();
    const mill = await own.member();
    const miller = await mill.admin();
    const input = { ...news(own, mill), idempotencyKey: randomUUID() };
    const [first, second] = await Promise.all([publish(miller, input), publish(miller, input)]);
    expect(second).toBe(first);
    const reused = { __typename: 'Refused', code: 'IDEMPOTENCY_KEY_REUSED' };
    expect(await miller.change('noticePublish', { ...input, body: 'Another text.' })).toMatchObject(reused);
    expect(await miller.change('noticePublish', { ...input, expiresAt: inDays(31) })).toMatchObject(reused);
    expect(await record(world, own)).toEqual({ notices: 1, actions: ['notice.publish'] });
  });
});

describe('who publishes', () => {
  const attempt = async (client: Client, input: Record<string, unknown>) => {
    const { __typename, code, path } = await client.change('noticePublish', input);
    return { __typename, code, path };
  };

  it('is one of the publisher’s people, of an active member, in a cluster that they see into', async () => {
    const own = await world.cluster();
    const [mill, observer] = [await own.member(), await own.organization({}, 'OBSERVER')];
    const stranger = await (await world.cluster()).member();
    const forbidden = { __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'organizationId'] };
    expect(await attempt(farmer, news(own, mill))).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'clusterId'] });
    expect(await attempt(await mill.admin(), news(own, observer))).toEqual(forbidden);
    expect(await attempt(await observer.admin(), news(own, observer))).toEqual(forbidden);
    expect(await attempt(await stranger.admin(), news(own, stranger))).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'clusterId'] });
    expect(await attempt(await mill.admin(), { ...news(own, mill), clusterId: mill.globalId })).toMatchObject({ __typename: 'NotFound' });
    expect(await record(world, own)).toEqual({ notices: 0, actions: [] });
  });

  it('is a program only with the scope for it', async () => {
    const own = await world.cluster();
    const mill = await own.member();
    const refused = await (await mill.integrator(['read', 'ties:write'])).change('noticePublish', news(own, mill));
    expect(refused).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', message: 'The key lacks the scope NOTICES_WRITE.' });
    expect(await attempt(await mill.integrator(['read', 'notices:write']), news(own, mill))).toMatchObject({ __typename: 'NoticePublished' });
    expect(await record(world, own)).toEqual({ notices: 1, actions: ['notice.publish'] });
  });

  it('is who holds a council seat that is filled from the publisher', async () => {
    const own = await world.cluster();
    const [mill, elevator] = [await own.member(), await own.member()];
    const councillor = await own.councillor();
    await world.run('MATCH (s:Seat)-[:SEAT_IN]->(:Cluster {id: $clusterId}), (o:Organization {id: $id}) CREATE (s)-[:FILLED_FROM]->(o)', {
      clusterId: own.id,
      id: mill.id,
    });
    expect(await attempt(councillor, news(own, elevator))).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    const id = await publish(councillor, news(own, mill, { visibility: 'COUNCIL' }));
    expect(await look(councillor, id, 'viewerCanWithdraw viewerCanAnswer')).toEqual({ viewerCanWithdraw: true, viewerCanAnswer: false });
    const result = await councillor.change('noticeWithdraw', { noticeId: id, expectedVersion: 1 }, '... on NoticeWithdrawn { notice { state } }');
    expect(result).toEqual({ __typename: 'NoticeWithdrawn', notice: { state: 'WITHDRAWN' } });
  });

  it('is nobody who is not signed in', async () => {
    const answer = await world.visitor().ask('mutation ($input: NoticePublishInput!) { noticePublish(input: $input) { __typename } }', {
      input: { ...news(cluster, farm), idempotencyKey: randomUUID() },
    });
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('who sees a notice', () => {
  it('is whoever its level includes, in the feed and by its id alike', async () => {
    const own = await world.cluster();
    const [mill, elevator] = [await own.member({ profile: 'PUBLIC' }), await own.member()];
    const [miller, member, councillor] = [await mill.admin(), await elevator.representative(), await own.councillor()];
    const stranger = await (await (await world.cluster()).member()).admin();
    const ids: string[] = [];
    for (const visibility of ['COUNCIL', 'MEMBERS', 'PUBLIC']) ids.push(await publish(miller, news(own, mill, { visibility, title: visibility })));
    const seen = async (client: Client): Promise<string[]> => {
      const inFeed = await feed(client, own);
      const byId = await Promise.all(ids.map((id) => look(client, id, 'title')));
      expect(byId.flatMap((notice) => (notice === null ? [] : [notice['title']])).reverse()).toEqual(inFeed);
      return inFeed;
    };
    expect(await seen(miller)).toEqual(['PUBLIC', 'MEMBERS', 'COUNCIL']);
    expect(await seen(councillor)).toEqual(['PUBLIC', 'MEMBERS', 'COUNCIL']);
    expect(await seen(member)).toEqual(['PUBLIC', 'MEMBERS']);
    expect(await seen(stranger)).toEqual(['PUBLIC']);
    expect(await seen(world.visitor())).toEqual(['PUBLIC']);
  });

  it('is nobody to whom the publisher is hidden', async () => {
    const own = await world.cluster();
    const mill = await own.member({ profile: 'MEMBERS' });
    const id = await publish(await mill.admin(), news(own, mill, { visibility: 'PUBLIC' }));
    expect(await look(world.visitor(), id, 'title')).toBeNull();
    expect(await feed(world.visitor(), own)).toEqual([]);
    expect(await feed(await (await own.member()).admin(), own)).toEqual(['Harvest has begun']);
  });

  it('is everybody at level MEMBERS in an open cluster', async () => {
    const open = await world.cluster({ open: true });
    const mill = await open.member();
    const id = await publish(await mill.admin(), news(open, mill));
    expect(await look(world.visitor(), id, 'title viewerCanAnswer viewerCanWithdraw')).toEqual({
      title: 'Harvest has begun',
      viewerCanAnswer: false,
      viewerCanWithdraw: false,
    });
  });
});
