import { randomUUID } from 'node:crypto';
import { newId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { DAY_SECONDS, feed, inDays, localId, look, meanwhile, news, publish, record, stored } from './kit.js';

type AnswersPage = { nodes: { text: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
type Answered = { answers: AnswersPage };

let world: World;
/** The same a week later. */
let later: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let mill: OrganizationKit;
let farmer: Client;
let miller: Client;
let stranger: Client;

beforeAll(async () => {
  world = await World.create();
  later = await World.create({ clockShiftSeconds: 7 * DAY_SECONDS });
  cluster = await world.cluster();
  [farm, mill] = [await cluster.member(), await cluster.member()];
  [farmer, miller] = [await farm.representative(), await mill.representative()];
  stranger = await (await (await world.cluster()).member()).admin();
});
afterAll(async () => {
  await later.close();
  await world.close();
});

const offer = (more: Record<string, unknown> = {}): Record<string, unknown> =>
  news(cluster, farm, { kind: 'OFFER', product: 'Barley', quantity: { value: '120', unit: 'TNE' }, ...more });

describe('taking a notice back', () => {
  const WITHDRAWN = '... on NoticeWithdrawn { notice { state version viewerCanWithdraw } } ... on VersionConflict { currentVersion }';

  it('hides it from all but its publisher and the council', async () => {
    const councillor = await cluster.councillor();
    const id = await publish(farmer, offer());
    const result = await farmer.change('noticeWithdraw', { noticeId: id, expectedVersion: 1 }, WITHDRAWN);
    expect(result).toEqual({ __typename: 'NoticeWithdrawn', notice: { state: 'WITHDRAWN', version: 2, viewerCanWithdraw: false } });
    expect(await look(miller, id, 'state')).toBeNull();
    expect(await look(farmer, id, 'state')).toEqual({ state: 'WITHDRAWN' });
    expect(await look(councillor, id, 'state')).toEqual({ state: 'WITHDRAWN' });
    expect(await farmer.change('noticeWithdraw', { noticeId: id, expectedVersion: 2 })).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  });

  it('is refused on an old version, with the current one', async () => {
    const id = await publish(farmer, offer());
    const result = await farmer.change('noticeWithdraw', { noticeId: id, expectedVersion: 7 }, WITHDRAWN);
    expect(result).toMatchObject({ __typename: 'VersionConflict', code: 'CONFLICT', currentVersion: 1 });
    expect(await stored(world, id)).toEqual({ state: 'PUBLISHED', version: 1, answers: 0 });
  });

  it('is the publisher’s alone; for a stranger there is no such notice', async () => {
    const id = await publish(farmer, offer());
    const input = { noticeId: id, expectedVersion: 1 };
    expect(await miller.change('noticeWithdraw', input)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await stranger.change('noticeWithdraw', input)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'noticeId'] });
    expect(await miller.change('noticeWithdraw', { ...input, noticeId: farm.globalId })).toMatchObject({ __typename: 'NotFound' });
    expect(await stored(world, id)).toEqual({ state: 'PUBLISHED', version: 1, answers: 0 });
  });

  it('happens once for one key', async () => {
    const id = await publish(farmer, offer());
    const input = { noticeId: id, expectedVersion: 1, idempotencyKey: randomUUID() };
    const results = await Promise.all([farmer.change('noticeWithdraw', input, WITHDRAWN), farmer.change('noticeWithdraw', input, WITHDRAWN)]);
    expect(results[1]).toEqual(results[0]);
    expect(await stored(world, id)).toEqual({ state: 'WITHDRAWN', version: 2, answers: 0 });
    expect(await farmer.change('noticeWithdraw', { ...input, expectedVersion: 2 })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('the end of a notice', () => {
  it('takes it out of the feed; its publisher and the council find it among the expired', async () => {
    const own = await world.cluster();
    const [shop, bakery] = [await own.member(), await own.member()];
    const [seller, baker, councillor] = [await shop.representative(), await bakery.representative(), await own.councillor()];
    const id = await publish(seller, news(own, shop, { title: 'for 6 days', expiresAt: inDays(6) }));
    await publish(seller, news(own, shop, { title: 'for 8 days', expiresAt: inDays(8) }));
    expect(await feed(baker, own)).toEqual(['for 8 days', 'for 6 days']);

    const afterwards = (client: Client): Client => meanwhile(later, client);
    for (const client of [seller, baker, councillor]) expect(await feed(afterwards(client), own)).toEqual(['for 8 days']);
    expect(await feed(afterwards(seller), own, { includeExpired: true })).toEqual(['for 8 days', 'for 6 days']);
    expect(await feed(afterwards(councillor), own, { includeExpired: true })).toEqual(['for 8 days', 'for 6 days']);
    expect(await feed(afterwards(baker), own, { includeExpired: true })).toEqual(['for 8 days']);
    expect(await look(afterwards(baker), id, 'title')).toBeNull();
    expect(await look(afterwards(seller), id, 'expired state viewerCanWithdraw')).toEqual({ expired: true, state: 'PUBLISHED', viewerCanWithdraw: false });
  });

  it('ends answers and taking back', async () => {
    const id = await publish(farmer, offer({ expiresAt: inDays(6) }));
    const answer = { noticeId: id, organizationId: mill.globalId, text: 'We take it.' };
    expect(await meanwhile(later, miller).change('noticeAnswer', answer)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await meanwhile(later, farmer).change('noticeWithdraw', { noticeId: id, expectedVersion: 1 })).toMatchObject({
      __typename: 'Refused',
      code: 'NOT_POSSIBLE',
    });
    expect(await stored(world, id)).toEqual({ state: 'PUBLISHED', version: 1, answers: 0 });
  });
});

describe('answering a notice', () => {
  const ANSWERED = '... on NoticeAnswered { notice { version viewerCanAnswer answers { nodes { text organization { name } } } } }';
  const answers = (client: Client, id: string) => look(client, id, 'answers { nodes { text } }');
  const answer = (id: string, organization: OrganizationKit, text: string) => ({ noticeId: id, organizationId: organization.globalId, text });

  it('is a word between two: each side sees it, nobody else', async () => {
    const bakery = await cluster.member();
    const [baker, third] = [await bakery.representative(), await (await cluster.member()).admin()];
    const id = await publish(farmer, offer());
    expect(await look(miller, id, 'viewerCanAnswer')).toEqual({ viewerCanAnswer: true });
    expect(await miller.change('noticeAnswer', answer(id, mill, '  We take 50 tonnes. '), ANSWERED)).toEqual({
      __typename: 'NoticeAnswered',
      notice: { version: 1, viewerCanAnswer: true, answers: { nodes: [{ text: 'We take 50 tonnes.', organization: { name: mill.name } }] } },
    });
    await baker.change('noticeAnswer', answer(id, bakery, 'And we 20.'));
    expect(await answers(farmer, id)).toEqual({ answers: { nodes: [{ text: 'And we 20.' }, { text: 'We take 50 tonnes.' }] } });
    expect(await answers(miller, id)).toEqual({ answers: { nodes: [{ text: 'We take 50 tonnes.' }] } });
    expect(await answers(baker, id)).toEqual({ answers: { nodes: [{ text: 'And we 20.' }] } });
    expect(await answers(third, id)).toEqual({ answers: { nodes: [] } });
    expect(await answers(await cluster.councillor(), id)).toEqual({ answers: { nodes: [] } });
  });

  it('can be one of very many: all are told, a page at a time, newest first, and to each side its own', async () => {
    const [bakery, id] = [await cluster.member(), await publish(farmer, offer())];
    const given = Array.from({ length: 105 }, (_, n) => ({ id: newId(), by: n % 3 === 0 ? bakery.id : mill.id, text: `answer ${n}` }));
    await world.run(
      `MATCH (n:Notice {id: $id}) UNWIND $given AS one MATCH (o:Organization {id: one.by})
       CREATE (n)<-[:ANSWERS]-(:Answer {id: one.id, text: one.text, createdAt: datetime()})-[:GIVEN_BY]->(o)`,
      { id: localId(id), given },
    );
    const PAGE = '(first: 40, after: $after) { nodes { text } pageInfo { hasNextPage endCursor } }';
    const paged = async (client: Client, query: string, noticeOf: (data: { node: Answered; cluster: { notices: { nodes: [Answered] } } }) => Answered) => {
      const [seen, sizes]: [string[], number[]] = [[], []];
      for (let after: string | null = null, more = true; more; ) {
        const { data } = await client.ask(query, { id, slug: cluster.slug, after });
        const { nodes, pageInfo } = noticeOf(data).answers;
        seen.push(...nodes.map(({ text }) => text));
        sizes.push(nodes.length);
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      }
      return { seen, sizes };
    };
    const alone = `query ($id: ID!, $after: String) { node(id: $id) { ... on Notice { answers${PAGE} } } }`;
    const all = given.map(({ text }) => text).reverse();
    expect(await paged(farmer, alone, ({ node }) => node)).toEqual({ seen: all, sizes: [40, 40, 25] });
    const inFeed = `query ($slug: String!, $after: String) { cluster(slug: $slug) { notices(first: 1) { nodes { answers${PAGE} } } } }`;
    expect(await paged(farmer, inFeed, ({ cluster: { notices } }) => notices.nodes[0])).toEqual({ seen: all, sizes: [40, 40, 25] });
    const ofBakery = given.filter(({ by }) => by === bakery.id).map(({ text }) => text).reverse();
    expect(await paged(await bakery.representative(), alone, ({ node }) => node)).toEqual({ seen: ofBakery, sizes: [35] });
    expect(await paged(await cluster.councillor(), alone, ({ node }) => node)).toEqual({ seen: [], sizes: [0] });
    await world.run("MATCH (n:Notice {id: $id}) SET n.visibility = 'COUNCIL'", { id: localId(id) });
    expect(await look(miller, id, 'answers { nodes { text } }')).toBeNull();
    const { errors } = await farmer.ask(alone, { id, after: 'bm9uc2Vuc2U' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is seen at once, also when it is the second in one request', async () => {
    const id = await publish(farmer, offer());
    const input = (text: string) => ({ ...answer(id, mill, text), idempotencyKey: randomUUID() });
    const { data } = await miller.ask(
      `mutation ($one: NoticeAnswerInput!, $two: NoticeAnswerInput!) { one: noticeAnswer(input: $one) { ${ANSWERED} } two: noticeAnswer(input: $two) { ${ANSWERED} } }`,
      { one: input('One.'), two: input('Two.') },
    );
    const texts = ({ notice }: { notice: Answered }) => notice.answers.nodes.map(({ text }) => text);
    expect([texts(data.one), texts(data.two)]).toEqual([['One.'], ['Two.', 'One.']]);
  });

  it('is found by its id by its two sides alone', async () => {
    const id = await publish(farmer, offer());
    const result = await miller.change('noticeAnswer', answer(id, mill, 'We take it.'), '... on NoticeAnswered { notice { answers { nodes { id } } } }');
    const find = async (client: Client) =>
      (await client.ask('query ($id: ID!) { node(id: $id) { ... on NoticeAnswer { text } } }', { id: result.notice.answers.nodes[0].id })).data.node;
    expect(await find(miller)).toEqual({ text: 'We take it.' });
    expect(await find(farmer)).toEqual({ text: 'We take it.' });
    expect(await find(await (await cluster.member()).admin())).toBeNull();
    expect(await find(stranger)).toBeNull();
  });

  it('is refused to the publisher, to observers and for strangers, and then nothing is stored', async () => {
    const observer = await cluster.organization({}, 'OBSERVER');
    const id = await publish(farmer, offer());
    expect(await farmer.change('noticeAnswer', answer(id, farm, 'To myself.'))).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
    expect(await (await observer.admin()).change('noticeAnswer', answer(id, observer, 'Me too.'))).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await miller.change('noticeAnswer', answer(id, farm, 'As another.'))).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await miller.change('noticeAnswer', answer(id, mill, '  '))).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'text'] });
    expect(await miller.change('noticeAnswer', answer(id, mill, 'x'.repeat(2_001)))).toMatchObject({ __typename: 'InvalidInput' });
    const outside = await (await world.cluster()).member();
    expect(await (await outside.admin()).change('noticeAnswer', answer(id, outside, 'From afar.'))).toMatchObject({ __typename: 'NotFound' });
    expect(await stored(world, id)).toEqual({ state: 'PUBLISHED', version: 1, answers: 0 });
  });

  it('is for members, also where everybody can read', async () => {
    const open = await world.cluster({ open: true });
    const shop = await open.member();
    const id = await publish(await shop.admin(), news(open, shop));
    expect(await look(miller, id, 'viewerCanAnswer')).toEqual({ viewerCanAnswer: false });
    expect(await miller.change('noticeAnswer', answer(id, mill, 'Hello.'))).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await stored(world, id)).toEqual({ state: 'PUBLISHED', version: 1, answers: 0 });
  });

  it('happens once for one key, and can be repeated with another', async () => {
    const own = await world.cluster();
    const [shop, bakery] = [await own.member(), await own.member()];
    const id = await publish(await shop.admin(), news(own, shop));
    const baker = await bakery.admin();
    const input = { ...answer(id, bakery, 'We come.'), idempotencyKey: randomUUID() };
    await Promise.all([baker.change('noticeAnswer', input), baker.change('noticeAnswer', input)]);
    expect(await baker.change('noticeAnswer', { ...input, text: 'We do not.' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await baker.change('noticeAnswer', answer(id, bakery, 'With three people.'));
    expect(await stored(world, id)).toEqual({ state: 'PUBLISHED', version: 1, answers: 2 });
    expect(await record(world, own)).toEqual({ notices: 1, actions: ['notice.publish', 'notice.answer', 'notice.answer'] });
  });

  it('that is sent again when the notice is over answers that there is none, and still counts once', async () => {
    const id = await publish(farmer, offer());
    const input = { ...answer(id, mill, 'We take it.'), idempotencyKey: randomUUID() };
    await miller.change('noticeAnswer', input);
    await farmer.change('noticeWithdraw', { noticeId: id, expectedVersion: 1 });
    expect(await miller.change('noticeAnswer', input)).toMatchObject({ __typename: 'NotFound' });
    expect(await stored(world, id)).toEqual({ state: 'WITHDRAWN', version: 2, answers: 1 });
  });
});
