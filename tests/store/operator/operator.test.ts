import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { repositoryRoot } from '../../../server/src/config.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { readSource } from '../../../server/src/modules/nucleus/source.js';
import { readOrder } from '../../../server/src/modules/operator/arguments.js';
import { runOrder, type Outcome } from '../../../server/src/modules/operator/run.js';
import type { Client } from '../../kit/client.js';
import { World } from '../../kit/world.js';

const COMMAND = join(repositoryRoot, 'server', 'dist', 'server', 'src', 'cli', 'operator.js');

let world: World;
let operations: Operations;
beforeAll(async () => {
  world = await World.create();
  operations = new Operations(world.database);
});
afterAll(() => world.close());

/** Carries out a command line. */
async function run(...args: string[]): Promise<Outcome> {
  const order = readOrder(args);
  if (order === null) throw new Error('help');
  return runOrder(operations, order);
}

const newSlug = (): string => `test-${randomUUID()}`;
const found = (slug: string, ...more: string[]): Promise<Outcome> =>
  run('found-cluster', slug, '--name', 'Сүт кластері', '--form', 'CHAIN', '--region', 'KZ-19', '--product', 'milk', ...more);
const actionsOf = (journalId: unknown) =>
  world.run<{ action: string; kind: string }>('MATCH (e:Entry {journalId: $journalId}) RETURN e.action AS action, e.actorKind AS kind ORDER BY e.number', { journalId });

type Person = { client: Client; email: string; id: string };
async function person(): Promise<Person> {
  const client = await world.person();
  const { email } = (await client.ask('{ viewer { email } }')).data.viewer;
  const [row] = await world.run<{ id: string }>('MATCH (u:User {email: $email}) RETURN u.id AS id', { email });
  return { client, email, id: row?.id ?? '' };
}
const seatsOf = async ({ client }: Person) => (await client.ask('{ viewer { seats { side chair cluster { slug } } } }')).data.viewer?.seats;

it('founds a cluster, closed, once for an address, with its entry', async () => {
  const slug = newSlug();
  const { clusterId } = await found(slug, '--name-ru', 'Молочный кластер');
  const [cluster] = await world.run('MATCH (c:Cluster {slug: $slug}) RETURN c {.id, .name, .nameRu, .form, .region, .leadingProduct, .open, .example, .version} AS cluster', { slug });
  expect(cluster).toEqual({
    cluster: { id: clusterId, name: 'Сүт кластері', nameRu: 'Молочный кластер', form: 'CHAIN', region: 'KZ-19', leadingProduct: 'milk', open: false, example: false, version: 1 },
  });
  await expect(found(slug)).rejects.toThrow(`There is a cluster ${slug} already.`);
  expect(await actionsOf(clusterId)).toEqual([{ action: 'cluster.found', kind: 'operator' }]);
  const other = newSlug();
  const results = await Promise.allSettled([found(other), found(other)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('says what a founded cluster is known for in the language asked for, else as it was given', async () => {
  const slug = newSlug();
  await found(slug, '--product-kk', 'сүт', '--product-ru', 'молоко');
  const known = async (language: string) =>
    (await world.visitor().with({ 'accept-language': language }).ask('query ($slug: String!) { cluster(slug: $slug) { leadingProduct } }', { slug })).data.cluster;
  expect(await known('kk')).toEqual({ leadingProduct: 'сүт' });
  expect(await known('ru')).toEqual({ leadingProduct: 'молоко' });
  expect(await known('en')).toEqual({ leadingProduct: 'milk' });
});

it('happens once for one key, which is refused for another command', async () => {
  const slug = newSlug();
  const key = randomUUID();
  const first = await found(slug, '--key', key);
  expect(await found(slug, '--key', key)).toEqual(first);
  await expect(found(newSlug(), '--key', key)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await actionsOf(first['clusterId'])).toHaveLength(1);
});

it('gives the first seats, one to a person and one chair, and ends them at once', async () => {
  const slug = newSlug();
  const { clusterId } = await found(slug);
  const [secretary, chair, third] = [await person(), await person(), await person()];
  await run('seat', slug, secretary.email.toUpperCase(), '--side', 'SECRETARIAT');
  await run('seat', slug, chair.email, '--side', 'BUSINESS', '--chair');
  expect(await seatsOf(secretary)).toEqual([{ side: 'SECRETARIAT', chair: false, cluster: { slug } }]);
  expect(await seatsOf(chair)).toEqual([{ side: 'BUSINESS', chair: true, cluster: { slug } }]);
  await expect(run('seat', slug, chair.email, '--side', 'RESEARCH')).rejects.toThrow('holds a seat');
  await expect(run('seat', slug, third.email, '--side', 'RESEARCH', '--chair')).rejects.toThrow('has a chair already');
  await expect(run('seat', slug, third.email, '--side', 'SECRETARIAT', '--chair')).rejects.toThrow('does not lead');
  await expect(run('seat', slug, third.email, '--side', 'BUSINESS', '--from', randomUUID())).rejects.toThrow('is no member');
  await expect(run('seat', slug, 'nobody@test.example', '--side', 'BUSINESS')).rejects.toThrow('Nobody has an account');
  await expect(run('seat', newSlug(), third.email, '--side', 'BUSINESS')).rejects.toThrow('There is no cluster');
  expect(await seatsOf(third)).toEqual([]);
  await run('end-seat', slug, chair.email);
  expect(await seatsOf(chair)).toEqual([]);
  await expect(run('end-seat', slug, chair.email)).rejects.toThrow('holds no seat');
  expect((await actionsOf(clusterId)).map(({ action }) => action)).toEqual(['cluster.found', 'seat.give', 'seat.give', 'seat.end']);
});

it('fills a seat from a member', async () => {
  const cluster = await world.cluster();
  const [farm, holder] = [await cluster.member(), await person()];
  const { seatId } = await run('seat', cluster.slug, holder.email, '--side', 'BUSINESS', '--from', farm.globalId);
  expect(await world.run('MATCH (s:Seat {id: $seatId})-[:FILLED_FROM]->(o) RETURN o.id AS id', { seatId })).toEqual([{ id: farm.id }]);
});

it('changes what a nucleus is computed with from a day on, and computes it anew', async () => {
  const slug = newSlug();
  const clusterId = String((await found(slug))['clusterId']);
  const today = new Date().toISOString().slice(0, 10);
  const on = async (day: string) => {
    const { parameters } = await readSource(world.database, clusterId, day);
    return [parameters.asOf, parameters.largeEmployees, parameters.embeddedKappa];
  };
  const before = await on('2026-01-01');
  expect(before).toEqual(['2026-11-23', 250, 0.8]);
  await run('set-parameters', slug, 'largeEmployees=100', '--as-of', '2999-01-01');
  await run('set-parameters', slug, 'largeEmployees=50', 'embeddedKappa=0.7');
  await run('set-parameters', slug, 'embeddedKappa=default', '--as-of', '2999-06-01');
  expect([await on('2026-01-01'), await on(today), await on('2999-01-01'), await on('2999-07-01')]).toEqual([before, [today, 50, 0.7], ['2999-01-01', 100, 0.7], ['2999-06-01', 100, 0.8]]);
  expect(await world.run('MATCH (j:Job {name: $name}) RETURN j.dueAt IS NOT NULL AS due', { name: `nucleus:${clusterId}` })).toEqual([{ due: true }]);
  await expect(run('set-parameters', slug, 'largeEmployees=1', '--as-of', '2026-01-01')).rejects.toThrow('is over');
  await expect(run('set-parameters', slug, 'embeddedKappa=2')).rejects.toThrow('is not within 0..1');
  await run('set-parameters', slug, 'clearCore=0.2', 'moderateCore=0.1', '--as-of', '2999-01-01');
  await expect(run('set-parameters', slug, 'moderateCore=0.4', '--as-of', '2999-02-01')).rejects.toThrow('do not hold: moderateCore is above clearCore');
  // The jobs of the region are read by some of them; the network knows nothing of these.
  const fingerprint = async () => (await readSource(world.database, clusterId, today)).fingerprint;
  const network = await fingerprint();
  await run('set-parameters', slug, 'strongFrom=3');
  await expect(run('set-parameters', slug, 'specialisedFrom=4')).rejects.toThrow('do not hold: specialisedFrom is above strongFrom');
  expect(await fingerprint()).toBe(network);
  await expect(run('set-parameters', newSlug(), 'largeEmployees=1')).rejects.toThrow('There is no cluster');
  const [entry] = await world.run<{ change: string }>("MATCH (e:Entry {journalId: $clusterId, action: 'nucleus.parameters'}) RETURN e.change AS change ORDER BY e.number LIMIT 1", { clusterId });
  expect(JSON.parse(entry?.change ?? '')).toEqual({ asOf: '2999-01-01', values: { largeEmployees: 100 } });
});

it('suspends an account, whose session is over and stays over when it is restored', async () => {
  const somebody = await person();
  await run('suspend', somebody.email);
  expect((await somebody.client.ask('{ viewer { id } }')).data).toEqual({ viewer: null });
  expect(await world.run('MATCH (s:Session {userId: $id}) RETURN s.id AS id', { id: somebody.id })).toEqual([]);
  await expect(run('suspend', somebody.email)).rejects.toThrow('suspended already');
  await run('restore', somebody.email);
  await expect(run('restore', somebody.email)).rejects.toThrow('not suspended');
  expect(await world.run('MATCH (u:User {id: $id}) RETURN u.suspendedAt AS suspendedAt', { id: somebody.id })).toEqual([{ suspendedAt: null }]);
  const entries = await world.run<{ action: string }>(`MATCH (e:Entry {journalId: 'platform', objectId: $id}) RETURN e.action AS action ORDER BY e.number`, { id: somebody.id });
  expect(entries).toEqual([{ action: 'account.suspend' }, { action: 'account.restore' }]);
});

it.each([
  [['dissolve', 'x'], 'There is no command "dissolve"'],
  [[], 'There is no command ""'],
  [['suspend'], 'takes 1 word'],
  [['suspend', 'a@b.kz', 'c@d.kz'], 'takes 1 word'],
  [['suspend', 'nobody'], 'is no e-mail address'],
  [['suspend', 'a@b.kz', '--chair'], '--chair does not belong to "suspend"'],
  [['seat', 'x', 'a@b.kz'], '--side is missing'],
  [['seat', 'x', 'a@b.kz', '--side', 'KING'], '--side is one of'],
  [['found-cluster', 'Über', '--name', 'x', '--form', 'CHAIN', '--region', 'KZ-39', '--product', 'x'], 'small Latin letters'],
  [['found-cluster', 'x', '--name', 'x', '--form', 'CHAIN', '--region', 'Kostanay', '--product', 'x'], 'ISO 3166-2'],
  [['suspend', 'a@b.kz', '--key', 'short'], '--key has 8 to 255'],
  [['set-parameters', 'x'], 'at least one NAME=VALUE'],
  [['set-parameters', 'x', 'size=3'], '"size=3" names no parameter: informalFactor'],
  [['set-parameters', 'x', 'largeEmployees=many'], 'largeEmployees takes a number or default, not "many"'],
  [['set-parameters', 'x', 'largeEmployees=1', '--as-of', '2027-02-30'], '--as-of is a day'],
  [['suspend', 'a@b.kz', '--force'], "Unknown option '--force'"],
])('does not understand %j', (args, sentence) => {
  expect(() => readOrder(args)).toThrow(sentence);
});

/** The built command, as the launcher starts it. */
function command(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { env });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

it('ends with 0 and a line of JSON, or with 2 and a sentence, or with 1 without its settings', async () => {
  const slug = newSlug();
  const args = ['found-cluster', slug, '--name', 'x', '--form', 'AGGREGATE', '--region', 'KZ-39', '--product', 'wheat'];
  const done = await command(args);
  expect({ ...done, stdout: JSON.parse(done.stdout) }).toEqual({ code: 0, stdout: { clusterId: expect.any(String), slug }, stderr: '' });
  expect(await command(args)).toEqual({ code: 2, stdout: '', stderr: `There is a cluster ${slug} already.\n` });
  const { NEO4J_URI: _uri, ...bare } = process.env;
  expect(await command(args, bare)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('The command could not run. The settings are not complete.') });
}, 60_000);
