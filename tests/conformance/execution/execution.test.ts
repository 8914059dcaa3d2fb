import { createSchema } from '../../../server/src/api/schema.js';
import { Executor } from '../../../server/src/api/executor.js';
import { parse } from 'graphql';
import { newId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

/** More often than a document is seen before it is compiled. */
const TIMES = 20;

let world: World;
let cluster: ClusterKit;
let mill: OrganizationKit;
let member: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  mill = await cluster.member({ name: 'Mill', outputs: [[2023, 5], [2024, 7]] });
  const farm = await cluster.member({ name: 'Farm' });
  await cluster.tie(mill, farm);
  await cluster.tie(farm, mill, { state: 'PROPOSED', type: 'ADVICE', form: 'INFORMAL' });
  member = await mill.admin();
  await world.run(
    `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $millId})
     CREATE (n:Notice {id: $noticeId, clusterId: $clusterId, kind: 'OFFER', title: 'Bran', body: 'Two wagons', language: 'EN', visibility: 'MEMBERS', priceMinor: 250000,
                       currency: 'KZT', quantityMilli: 120500, unitCode: 'TNE', publishedAt: datetime(), expiresAt: datetime() + duration({days: 9}), state: 'PUBLISHED', version: 1}),
            (n)-[:PUBLISHED_BY]->(o), (n)-[:IN]->(c)`,
    { clusterId: cluster.id, millId: mill.id, noticeId: newId() },
  );
});

afterAll(() => world.close());

const PAGE = `
  query ($slug: String!, $after: String) {
    cluster(slug: $slug) {
      __typename id name(locale: KK)
      members(first: 10, after: $after) {
        edges { cursor node { ...row } } pageInfo { hasNextPage endCursor }
      }
      notices(first: 3) { nodes { ... on Notice { kind title price { amount currency } quantity { value unit } publishedAt publisher { name } answers { nodes { text } } } } }
      initiatives { nodes { id } }
      nucleus { id }
    }
  }
  fragment row on Membership {
    organization {
      id title: name kind outputs { year value }
      ties(first: 5) { nodes { id type strength state direction from { id name } to { name country } viewerCanConfirm declaredBy { name } } }
    }
  }`;

const PAGE_WITHOUT_TIES = PAGE.replace('$after: String', '$after: String, $withTies: Boolean!').replace('ties(first: 5)', 'ties(first: 5) @include(if: $withTies)');

/** Each with what a client may give it; of some every answer is an error. */
const questions: [string, string, () => Record<string, unknown>][] = [
  ['a page with fragments, aliases and edges', PAGE, () => ({ slug: cluster.slug })],
  ['the same without what a variable leaves out', PAGE_WITHOUT_TIES, () => ({ slug: cluster.slug, withTies: false })],
  ['a variable that does not fit', PAGE, () => ({ slug: 5 })],
  ['a cursor that is none', PAGE, () => ({ slug: cluster.slug, after: 'nonsense' })],
  ['an object of an interface', 'query ($id: ID!) { node(id: $id) { __typename id ... on Organization { name memberships { state cluster { slug } } } ... on Tie { type } } }', () => ({ id: mill.globalId })],
  ['objects of which one is hidden', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Organization { employees } } }', () => ({ ids: [mill.globalId, 'T3JnYW5pemF0aW9uOm5vbmU'] })],
  ['an argument out of its range', '{ organizations(first: 1000) { nodes { id } } }', () => ({})],
  ['two fields of which one fails', '{ good: organizations(first: 1) { nodes { __typename } } bad: organizations(first: 0) { nodes { id } } }', () => ({})],
  ['what only the signed-in have', '{ viewer { name representations { role organization { name } } clusters { slug } } }', () => ({})],
];

test.each(questions)('a document that comes again and again is always answered alike: %s', async (_what, document, variables) => {
  const ask = async (client: Client): Promise<string> => JSON.stringify(await client.ask(document, variables()));
  const [visitor, first, firstToMember] = [world.visitor(), await ask(world.visitor()), await ask(member)];
  const again = await Promise.all(Array.from({ length: TIMES }, () => ask(visitor)));
  expect(new Set([...again, await ask(visitor)])).toEqual(new Set([first]));
  expect(await ask(member)).toBe(firstToMember);
});

test('a document is compiled once it has been seen, and answers as graphql-js does, also where something throws', async () => {
  const schema = createSchema();
  const document = parse('query ($slug: String!) { cluster(slug: $slug) { slug open name names: name(locale: RU) } bad: cluster(slug: "bad") { id } }');
  const thrown = new Error('the database is away');
  const findBySlug = async (slug: string) => {
    if (slug === 'bad') throw thrown;
    return { cluster: { id: newId(), slug, open: true, name: 'C', nameRu: 'Ц' } };
  };
  const context = { stores: { clusters: { findBySlug } } };
  const execution = { document, operationName: null, variables: { slug: 'c' }, context: context as never };
  const reference = await new Executor(schema, Infinity).run(execution);
  const compiled = await new Executor(schema, 0).run(execution);
  expect(JSON.parse(JSON.stringify(compiled))).toEqual(JSON.parse(JSON.stringify(reference)));
  expect(compiled.errors?.[0]?.originalError).toBe(thrown);
  // graphql-js builds objects without a prototype, the compiled query with one: it was the other that ran.
  expect(Object.getPrototypeOf(reference.data)).toBeNull();
  expect(Object.getPrototypeOf(compiled.data)).not.toBeNull();
});
