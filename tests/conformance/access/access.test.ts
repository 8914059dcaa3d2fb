import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, getNullableType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isUnionType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { decisionOn, FIELDS, type Decision } from '../../../server/src/access/fields.js';
import { RIGHT_OF_MUTATION, RIGHTS, type RightRule } from '../../../server/src/access/rights.js';
import { printAccess } from '../../../server/src/access/table.js';
import { createSchema } from '../../../server/src/api/schema.js';
import { repositoryRoot } from '../../../server/src/config.js';
import { globalId, newId, parseGlobalId, type NodeType } from '../../../server/src/shared/identifier.js';
import { World } from '../../kit/world.js';
import { inputsOf } from './inputs.js';
import { listenToAll } from './listening.js';
import { readsJournals, setScene, type Scene, type Standing } from './scene.js';

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && type.name !== 'Mutation');
const nodeTypes = new Set(types.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node')).map(({ name }) => name));
const results = new Set(Object.values(schema.getTypeMap()).flatMap((type) => (isUnionType(type) ? type.getTypes().map(({ name }) => name) : [])));
type Field = GraphQLField<unknown, unknown>;

it('has a decision on every field, and none on fields that do not exist', () => {
  const fields = types.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  expect(fields.filter((name) => decisionOn(...(name.split('.') as [string, string])) === null)).toEqual([]);
  const decided = Object.entries(FIELDS).flatMap(([type, decisions]) => Object.values(decisions).flatMap((names) => names.split(' ').map((name) => `${type}.${name}`)));
  expect(decided.sort()).toEqual(fields.sort());
});

it('has a right for every mutation', () => {
  expect(Object.keys(RIGHT_OF_MUTATION).sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
});

it('shows in docs/access.md what the code uses: after a change run `npm run codegen`', () => {
  expect(readFileSync(join(repositoryRoot, 'docs', 'access.md'), 'utf8')).toBe(printAccess());
});

describe('everybody, asking for everything', () => {
  let world: World;
  let scene: Scene;
  beforeAll(async () => {
    // A cell asks for all of a type at once, which no page does; how long that may take is another test's matter.
    world = await World.create({ seconds: 60, sockets: { lookMs: 50 } });
    scene = await setScene(world);
  }, 120_000);
  afterAll(() => world.close());

  const asked = new Set<string>();

  /** Arguments that a field cannot do without, and small pages. */
  function argumentsOf(field: Field): string {
    const given = field.args.flatMap(({ name, type }) => {
      if (name === 'first') return ['first: 5'];
      if (name === 'clusterId') return [`clusterId: "${scene.ids['cluster']}"`];
      return isNonNullType(type) ? [`${name}: "${scene.ids['mine']}"`] : [];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** All fields of a type; what it leads to by its type and id alone, because that has a walk of its own. */
  function selection(type: GraphQLObjectType, within: string[] = []): string {
    const parts = Object.values(type.getFields()).flatMap((field) => {
      const named = getNamedType(field.type);
      asked.add(`${type.name}.${field.name}`);
      const call = `${field.name}${argumentsOf(field)}`;
      if (isLeafType(named)) return [call];
      if (nodeTypes.has(named.name) || isInterfaceType(named)) return [`${call} { __typename id }`];
      if (!isObjectType(named) || within.includes(named.name)) return [];
      return [`${call} { ${selection(named, [...within, type.name])} }`];
    });
    return parts.length === 0 ? '__typename' : parts.join(' ');
  }

  /** Whether somebody is among those whom a decision names, as far as the organization in the middle is concerned. */
  function isTold(decision: Decision, who: Standing, type: string, object: string): boolean | null {
    if (['object', 'public', 'told'].includes(decision)) return true;
    if (decision === 'inside') return who.inside === true;
    if (decision === 'figure') return type === 'Organization' ? who.role !== undefined : null;
    if (decision === 'parties') return who.role !== undefined || who.partner === true || (type === 'Tie' && who.council === true && object !== 'tie of its sides');
    if (decision === 'people') return who.role !== undefined;
    if (decision === 'record') return who.role !== undefined && readsJournals(who);
    if (decision === 'journal') return who.council === true;
    if (decision === 'colleagues') return who.role !== undefined || who.council === true;
    if (decision === 'admins' || decision === 'deciders') return who.role === 'ADMIN';
    if (decision === 'secretariat') return who.secretariat === true;
    return null;
  }

  /** Nothing, an empty list or a page without rows. */
  const isEmpty = (value: unknown): boolean =>
    value === null || (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && 'nodes' in value && isEmpty(value.nodes));

  /** What of an answer is otherwise than decided, in words. */
  function differences(type: GraphQLObjectType, object: string, who: Standing, value: Record<string, unknown>, all: Record<string, unknown>, at: string): string[] {
    return Object.values(type.getFields()).flatMap((field): string[] => {
      if (!(field.name in value)) return [];
      const [mine, reference, path] = [value[field.name], all[field.name], `${at}.${field.name}`];
      const decision = decisionOn(type.name, field.name);
      const told = decision === null ? null : isTold(decision, who, type.name, object);
      if (told === null) return [];
      if (!told) return isEmpty(mine) ? [] : [`${path} tells ${JSON.stringify(mine)}`];
      if (decision === 'inside') return mine === null ? [`${path} is not told`] : [];
      if (isEmpty(mine) && !isEmpty(reference)) return [`${path} is not told`];
      const named = getNamedType(field.type);
      if (isObjectType(named) && !nodeTypes.has(named.name) && !isListType(getNullableType(field.type)) && mine !== null && reference !== null) {
        return differences(named, object, who, mine as Record<string, unknown>, reference as Record<string, unknown>, path);
      }
      if (isListType(getNullableType(field.type)) && !isLeafType(named)) return [];
      return JSON.stringify(mine) === JSON.stringify(reference) ? [] : [`${path} tells ${JSON.stringify(mine)} and not ${JSON.stringify(reference)}`];
    });
  }

  const ask = (who: Standing, type: string, id: string) =>
    world.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'accept-language': 'en', ...who.client.headers, 'content-type': 'application/json' },
      payload: JSON.stringify({ query: `query ($id: ID!) { node(id: $id) { ... on ${type} { ${selection(schema.getType(type) as GraphQLObjectType)} } } }`, variables: { id } }),
    });

  it('tells each of each object what was decided, and of a hidden one the same bytes as of one that is absent', async () => {
    const wrong: string[] = [];
    const absent = new Map<string, Promise<string>>();
    const answerOfAbsent = (name: string, who: Standing, type: string): Promise<string> => {
      const known = absent.get(`${name} ${type}`) ?? ask(who, type, globalId(type as NodeType, newId())).then(({ body }) => body);
      absent.set(`${name} ${type}`, known);
      return known;
    };
    for (const [object, { type, id, sees }] of Object.entries(scene.objects)) {
      const reference = scene.actors[scene.reference[type] ?? 'admin'];
      if (reference === undefined) throw new Error('the one who sees all is there');
      const whole = await ask(reference, type, id);
      const all = whole.json().data?.node;
      if (all == null) throw new Error(`${object} is not seen by the one who sees all: ${whole.body}`);
      await byFours(Object.entries(scene.actors), async ([name, who]) => {
        const answer = await ask(who, type, id);
        const { data, errors } = answer.json<{ data: { node: Record<string, unknown> | null }; errors?: unknown }>();
        if (errors !== undefined) wrong.push(`${name}, ${object}: ${JSON.stringify(errors)}`);
        else if (!sees(who)) {
          if (answer.body !== (await answerOfAbsent(name, who, type))) wrong.push(`${name} sees ${object}: ${answer.body.slice(0, 200)}`);
        } else if (data.node === null) wrong.push(`${name} does not see ${object}`);
        else wrong.push(...differences(schema.getType(type) as GraphQLObjectType, object, who, data.node, all, `${name}, ${object}`));
      });
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('finds by its own field, list and search only what it may see by its id', async () => {
    const { mine } = scene.ids;
    const query = `query ($id: ID!, $cluster: ID!) { organization(id: $id) { id } nodes(ids: [$id]) { id }
      organizations(first: 100, search: "Middle") { nodes { id } } inCluster: organizations(first: 100, filter: { clusterId: $cluster }) { nodes { id } } viewer { ${selection(schema.getType('Viewer') as GraphQLObjectType)} } }`;
    const wrong: string[] = [];
    for (const [name, who] of Object.entries(scene.actors)) {
      const { data, errors } = await who.client.ask(query, { id: mine, cluster: scene.ids['cluster'] });
      if (errors !== undefined) wrong.push(`${name}: ${JSON.stringify(errors)}`);
      const has = (list: { nodes: { id: string }[] }): boolean => list.nodes.some(({ id }) => id === mine);
      const found = [data.organization !== null, data.nodes[0] !== null, has(data.organizations), has(data.inCluster)];
      const expected = who.inside === true;
      if (found.some((one) => one !== expected)) wrong.push(`${name}: ${JSON.stringify(found)}`);
      if ((data.viewer === null) !== (who.kind === 'visitor')) wrong.push(`${name} is told of a viewer`);
    }
    expect(wrong).toEqual([]);
  });

  it('asked for every field that can be read', () => {
    const unread = types
      .filter(({ name }) => name !== 'Query' && name !== 'Subscription' && !results.has(name) && !NOT_REACHED.has(name))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => !asked.has(name));
    expect(unread).toEqual([]);
  });

  it('tells those who listen what was decided, and nothing to others', async () => {
    expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {})).toEqual(['activity']);
    expect(await listenToAll(world, scene)).toEqual([]);
  }, 120_000);

  it('changes nothing for those who have no right to it', async () => {
    const mutations = schema.getMutationType()?.getFields() ?? {};
    const inputs = inputsOf(scene);
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(mutations).sort());
    const run = randomUUID();
    const ids = Object.values(scene.objects).map(({ id }) => parseGlobalId(id)?.id);
    const look = () => world.run(
      `MATCH (n) WHERE n.id IN $ids WITH n ORDER BY n.id RETURN n.id AS id, n.version AS version, n.state AS state, COUNT { (n)--() } AS bonds`, { ids });
    const before = await look();
    const wrong: string[] = [];
    const cells = Object.entries(inputs).filter(([mutation]) => mutations[mutation]?.resolve !== undefined);
    const attempt = async (mutation: string, name: string, who: Standing): Promise<string> => {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
      const input = { idempotencyKey: `${run} ${mutation} ${name}`, ...(await inputs[mutation]?.input(who)) };
      const { data, errors } = await who.client.ask(`mutation ($input: ${type}) { ${mutation}(input: $input) { __typename ... on UserError { code } } }`, { input });
      return errors?.[0]?.extensions.code ?? data[mutation].code ?? data[mutation].__typename;
    };
    const everybody = Object.entries(scene.actors);
    const may = (mutation: string, who: Standing): boolean => (isAllowed(RIGHTS[RIGHT_OF_MUTATION[mutation as keyof typeof RIGHT_OF_MUTATION]], who) && inputs[mutation]?.not?.(who) !== true) || inputs[mutation]?.also?.(who) === true;
    const DENIED = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];
    for (const [mutation] of cells) {
      await Promise.all(
        everybody.filter(([, who]) => !may(mutation, who)).map(async ([name, who]) => {
          const outcome = await attempt(mutation, name, who);
          if (!DENIED.includes(outcome)) wrong.push(`${name} may not ${mutation}: ${outcome}`);
          if (who.kind === 'visitor' && outcome !== 'UNAUTHENTICATED') wrong.push(`a visitor was answered ${outcome} to ${mutation}`);
        }),
      );
    }
    expect(wrong).toEqual([]);
    expect(await look()).toEqual(before);
    expect(await world.run('MATCH (o:Operation) WHERE o.key CONTAINS $run RETURN o.key AS key', { run })).toEqual([]);
    // Those who have the right get further: to what is wrong with the input, or to the change.
    for (const [mutation] of cells) {
      for (const [name, who] of everybody.filter(([, one]) => may(mutation, one))) {
        const outcome = await attempt(mutation, name, who);
        if (inputs[mutation]?.gone === true ? outcome !== 'NOT_FOUND' : [...DENIED, 'INTERNAL_SERVER_ERROR'].includes(outcome)) wrong.push(`${name} may ${mutation}: ${outcome}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

function isAllowed({ roles, scope, seat, self }: RightRule, who: Standing): boolean {
  if (self === true) return who.kind === 'person';
  if (seat === 'VOTING') return who.votes === true;
  if (seat === 'ANY') return who.council === true;
  if (seat === 'SECRETARIAT' && who.secretariat === true) return false; // an organization with an administrator decides itself
  if (who.role === undefined) return false;
  return who.kind === 'key' ? scope !== null && who.scope === scope : roles.includes(who.role);
}

/** Does it for all, four at once. */
async function byFours<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Types that are reached through a result or a list at the root alone. */
const NOT_REACHED = new Set(['InputProblem', 'ClusterConnection', 'ClusterEdge', 'OrganizationConnection', 'OrganizationEdge']);
