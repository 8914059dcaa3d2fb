import { getNamedType, isLeafType, isNonNullType, isObjectType, type GraphQLObjectType } from 'graphql';
import { createSchema } from '../../../server/src/api/schema.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { computeNucleus } from '../../../server/src/modules/nucleus/compute.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

const schema = createSchema();
const typeOf = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`no type ${name}`);
  return type;
};

/** What another computation changes by itself: marks of it, and the digest that needs a key to be made. */
const MARKS = ['fingerprint', 'takenAt', 'id', 'endCursor', 'cursor'];
/** Beyond these, which have their own tests, nothing is asked. */
const ENDS = ['Cluster', 'NucleusSnapshot', 'Organization', 'Tie', 'LabelContest'];

/** All fields of a type that need no argument, and so on below, but the marks; of an organization its name. */
function everything(type: GraphQLObjectType, within: string[] = []): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (MARKS.includes(field.name) || field.args.some(({ type: needed, defaultValue }) => isNonNullType(needed) && defaultValue === undefined)) return [];
    if (isLeafType(named)) return [field.name];
    if (!isObjectType(named) || within.includes(named.name) || named.name.endsWith('Edge')) return [];
    const call = `${field.name}${field.args.some(({ name }) => name === 'first') ? '(first: 9)' : ''}`;
    if (ENDS.includes(named.name)) return named.name === 'Organization' ? [`${call} { name employees }`] : [];
    return [`${call} { ${everything(named, [...within, type.name])} }`];
  });
  return fields.join(' ') || '__typename';
}

const SUPPOSED = `{ ${everything(typeOf('WhatIf'))} }`;

let world: World;
beforeAll(async () => {
  world = await World.create({ seconds: 60 });
});
afterAll(() => world.close());

const compute = (cluster: ClusterKit, day: string) => computeNucleus(world.database, new Operations(world.database), cluster.id, day);

/** All that somebody is told of a nucleus, and around it. */
async function allTold(client: Client, cluster: ClusterKit, organizations: OrganizationKit[]): Promise<{ nucleus: unknown[]; around: unknown[] }> {
  const ids = organizations.map(({ globalId }) => globalId);
  const diagnosis = Object.values(typeOf('Diagnosis').getFields()).map(({ name, type }) => {
    const part = getNamedType(type);
    return isObjectType(part) ? `${name} { ${everything(part)} }` : name;
  });
  const suppositions = ids.flatMap((a, i) => [`leaves${i}: whatIfLeaves(organizationId: "${a}") ${SUPPOSED}`, ...ids.slice(i + 1, i + 2).map((b) => `tied${i}: whatIfTied(a: "${a}", b: "${b}") ${SUPPOSED}`)]);
  const inPortions = (fields: string[]) => Array.from({ length: Math.ceil(fields.length / 3) }, (_, n) => fields.slice(3 * n, 3 * n + 3).join(' '));
  const parts = [everything(typeOf('NucleusSnapshot'), ['Diagnosis', 'PlacementConnection']), `placements(first: 9) { nodes { ${everything(typeOf('Placement'))} } }`, ...inPortions(diagnosis).map((part) => `diagnosis { ${part} }`), ...inPortions(suppositions)];
  const moves = ['entered', 'left', 'moved'].map((list) => `${list} { nodes { ${everything(typeOf('NucleusMove'), ['Placement'])} before { sentence } after { sentence } } }`);
  const inside = [...parts.map((part) => `nucleus { ${part} }`), `nucleusDays nucleusComparison { sameMethod ${moves.join(' ')} }`];
  const around = ids.map((id) => `{
    organization(id: "${id}") { ties { nodes { id } } placement(clusterId: "${cluster.globalId}") { label } journal { nodes { id } }
      neighbourhood(clusterId: "${cluster.globalId}", depth: 2) { organizations { distance organization { name } } ties { id } } }
    history(objectId: "${id}") { nodes { id } } cluster(slug: "${cluster.slug}") { memberCount ties { nodes { id } } members { nodes { organization { employees outputs { value } } } } } }`);
  const ask = async (queries: string[]) => {
    const told: unknown[] = [];
    for (const query of queries) {
      const { data, errors } = await client.ask(query);
      expect(errors).toBeUndefined();
      told.push(data);
    }
    return told;
  };
  return { nucleus: await ask(inside.map((part) => `{ cluster(slug: "${cluster.slug}") { ${part} } }`)), around: await ask(around) };
}

/**
 * A mill that everybody knows all of and that is the nucleus, one that shrinks and does not tell how many people it has, a third that keeps its
 * figures to itself, and four that serve the first.
 */
async function millsOf(cluster: ClusterKit) {
  const open = { chainRoles: ['PROCESSOR'], employeesVisibility: 'PUBLIC', outputsVisibility: 'PUBLIC' };
  const yearly = (...values: number[]) => values.map((value, i): [number, number] => [2021 + i, value]);
  const heart = await cluster.member({ ...open, name: 'Heart', employees: 400, outputs: yearly(100, 110, 121, 133) });
  const shrinking = await cluster.member({ ...open, name: 'Shrinking', outputs: yearly(60, 58, 55, 50) });
  const secretive = await cluster.member({ chainRoles: ['PROCESSOR'], name: 'Secretive', employees: 20, outputs: yearly(10, 11, 13, 15) });
  const around: OrganizationKit[] = [];
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    const served = await cluster.member({ name, chainRoles: ['SERVICE'] });
    await cluster.tie(served, heart, { type: 'SERVICE_CONTRACT' });
    around.push(served);
  }
  return { heart, shrinking, secretive, around };
}

it('tells nobody of ties that are hidden, nor of figures beyond what the labels say', async () => {
  const cluster = await world.cluster({ open: true });
  const { heart, shrinking, secretive, around } = await millsOf(cluster);
  const [one, two] = around as [OrganizationKit, OrganizationKit];
  const readers = [world.visitor(), await one.admin(), await shrinking.integrator(), await cluster.councillor()];
  const read = () => Promise.all(readers.map((client) => allTold(client, cluster, [heart, shrinking, secretive, ...around])));
  await compute(cluster, '2026-10-01');
  await cluster.tie(two, one, { type: 'SERVICE_CONTRACT' });
  await compute(cluster, '2026-11-01');
  const before = await read();
  expect(JSON.stringify(before[0])).toContain('"label":"NUCLEUS"');

  for (const visibility of ['PARTIES', 'COUNCIL']) await cluster.tie(secretive, heart, { visibility });
  expect(await compute(cluster, '2026-11-01')).toBeNull();
  // Its size is not stated any more; its output is above somebody else's now, and grew otherwise.
  const other = 'MATCH (o:Organization {id: $id}) REMOVE o.employees WITH o MATCH (o)-[:PRODUCED]->(y:Output) SET y.value = y.value * 5 + 3 * (y.year - 2021)';
  await world.run(other, { id: secretive.id });
  expect(await compute(cluster, '2026-11-01')).not.toBeNull();

  const after = await read();
  expect(after.map(({ nucleus }) => nucleus)).toEqual(before.map(({ nucleus }) => nucleus));
  // A tie of level COUNCIL the council sees beside the nucleus, and nobody else.
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(after[3]).not.toEqual(before[3]);
}, 120_000);
