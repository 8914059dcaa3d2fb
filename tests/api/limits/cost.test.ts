import { getNamedType, getNullableType, isListType, isObjectType, parse, type GraphQLOutputType } from 'graphql';
import { costOf, ROWS } from '../../../server/src/api/cost.js';
import { createSchema } from '../../../server/src/api/schema.js';
import type { Client } from '../../kit/client.js';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const schema = createSchema();
const cost = (text: string, variables: Record<string, unknown> = {}): number =>
  costOf({ schema, document: parse(text), operationName: null, variables, selections: 3_001 });

async function refusal(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<[number, string | undefined]> {
  const { status, errors } = await client.ask(query, variables);
  return [status, errors?.[0]?.extensions.code];
}

describe('the cost of a question', () => {
  it.each([
    ['as said', '{ clusters(first: 50) { nodes { id } } }', {}, 11],
    ['by a variable', 'query ($n: Int) { clusters(first: $n) { nodes { id } } }', { n: 50 }, 11],
    ['by a variable\'s default', 'query ($n: Int = 50) { clusters(first: $n) { nodes { id } } }', {}, 11],
    ['when nothing is said', '{ clusters { nodes { id } } }', {}, 5],
    ['when nothing is said by null', '{ clusters(first: null) { nodes { id } } }', {}, 5],
    ['by null in a variable', 'query ($n: Int) { clusters(first: $n) { nodes { id } } }', { n: null }, 5],
    ['by the number of ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(50).fill('x') }, 6],
    ['in a list that has no size', '{ organization(id: "x") { projects { project { name } } } }', {}, 12],
    ['in a fragment, each time that it is used', '{ a: clusters { ...C } b: clusters { ...C } } fragment C on ClusterConnection { nodes { id } }', {}, 10],
    ['of a change', 'mutation ($input: TieEndInput!) { tieEnd(input: $input) { __typename } }', { input: { tieId: 'x', expectedVersion: 1, idempotencyKey: 'x' } }, 11],
    ['of one stored document', '{ cluster(slug: "x") { nucleus { picture { ids x y lines { a b } } } } }', {}, 101],
    ['of the whole description of the API', '{ __schema { types { name } } }', {}, 501],
    ['of a computation and of what hangs below it', '{ cluster(slug: "x") { nucleus { whatIfLeaves(organizationId: "x") { entered { id name } left { id } untold { id } } } } }', {}, 444],
  ] as [string, string, Record<string, unknown>, number][])('counts the rows %s', (_name, text, variables, expected) => {
    expect(cost(text, variables)).toBe(expected);
  });

  it('is known for every list of objects: by its first, its ids, the page that it is part of, or its entry', () => {
    const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));
    const own = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__') && !/(Connection|^Neighbourhood|^NucleusPicture)$/.test(type.name));
    const lists = own.flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => isList(field.type) && isObjectType(getNamedType(field.type)) && !field.args.some(({ name }) => name === 'first'))
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(lists.sort()).toEqual(Object.keys(ROWS).sort());
  });

  it.each([
    ['20 fields at the root in fragments', `{ ...A ...A } fragment A on Query { ${Array.from({ length: 7 }, (_, i) => `a${i}: __typename`).join(' ')} ${'viewer { id } '.repeat(7)} }`, {}, 'QUERY_TOO_COMPLEX'],
    ['aliases of __typename', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`, {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['fragments that unfold to 16,384 fields', `{ ...f0 } ${Array.from({ length: 14 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f14 on Query { __typename }`, {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['what cannot be counted because an argument is wrong', 'query ($id: ID = "x") { node(id: $id) { id } clusters(first: 100) { nodes { members(first: 100) { nodes { id } } } } }', { id: null }, 'BAD_USER_INPUT'],
    ['directives without end', `{ ${Array.from({ length: 25 }, () => 'viewer @include(if: true) { id }').join(' ')} }`, {}, 'GRAPHQL_VALIDATION_FAILED'],
  ] as [string, string, Record<string, unknown>, string][])('refuses %s', async (_name, text, variables, code) => {
    expect(await refusal(world.visitor(), text, variables)).toEqual([400, code]);
  });

  it('may be asked of 20 fields at the root, and of no more', async () => {
    const fields = (count: number): string => `{ ${'viewer { id } '.repeat(count)} }`;
    expect((await world.visitor().ask(fields(20))).errors).toBeUndefined();
    expect(await refusal(world.visitor(), fields(21))).toEqual([400, 'QUERY_TOO_COMPLEX']);
  });

  it('is counted at once, however a document is folded', async () => {
    const tree = (depth: number): string => (depth === 0 ? '__typename' : `members { nodes { organization { memberships { cluster { ...c${depth - 1} ...c${depth - 1} } } } } }`);
    const text = `{ clusters { nodes { ...c2 } } } ${Array.from({ length: 3 }, (_, i) => `fragment c${i} on Cluster { ${tree(i)} }`).join(' ')}`;
    const wide = `{ ${Array.from({ length: 200 }, () => 'viewer { id ...V }').join(' ')} } fragment V on Viewer { id name email }`;
    for (const document of [text, wide]) {
      const startedAt = performance.now();
      expect((await refusal(world.visitor(), document))[0]).toBe(400);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });
});

describe('the description of the API', () => {
  const QUESTIONS = ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }', '{ ...D } fragment D on Query { ... { again: __schema { types { name } } } }'];

  it('is told to the signed-in and to keys, and not to visitors', async () => {
    const cluster = await world.cluster();
    const member = await cluster.member();
    for (const question of QUESTIONS) {
      expect(await refusal(world.visitor(), question)).toEqual([400, 'UNAUTHENTICATED']);
      for (const client of [await member.representative(), await member.integrator()]) expect((await client.ask(question)).errors).toBeUndefined();
    }
    const kazakh = await world.visitor().with({ 'accept-language': 'kk' }).ask(QUESTIONS[0] ?? '');
    expect(kazakh.errors?.[0]?.message).toBe('Схема жүйеге кіргендерге және API кілттеріне айтылады. Оны кез келген адам /schema.graphql мекенжайынан оқи алады.');
  });

  it('is not guessed from errors', async () => {
    const wrong = [
      ['{ clusterz { nodes { id } } }', {}],
      ['query ($f: TieFilter) { cluster(slug: "x") { ties(filter: $f) { nodes { id } } } }', { f: { form: 'FORMALL' } }],
      ['query ($f: TieFilter) { cluster(slug: "x") { ties(filter: $f) { nodes { id } } } }', { f: { formm: 'FORMAL' } }],
    ] as const;
    for (const [query, variables] of wrong) {
      const { errors } = await world.visitor().ask(query, variables);
      expect(errors?.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toMatch(/did you mean|"FORMAL"|INFORMAL|clusters/i);
    }
  });
});
