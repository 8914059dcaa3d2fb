import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repositoryRoot } from '../../../server/src/config.js';
import { migrate, MigrationRefused, readMigrations } from '../../../server/src/neo4j/migrations.js';
import { clusterText, wordsIn } from '../../../server/src/shared/search-text.js';
import { sortKey, sortKeys } from '../../../server/src/shared/sort-key.js';
import { World } from '../../kit/world.js';

const real = join(repositoryRoot, 'graph-schema', 'cypher');
let world: World;
let folder: string;

beforeAll(async () => {
  world = await World.create();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  for (const file of await readdir(real)) await copyFile(join(real, file), join(folder, file));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => world.close());

it('finds nothing to do a second time, also when several start at once', async () => {
  expect(await Promise.all([migrate(world.database, real), migrate(world.database, real), migrate(world.database, real)])).toEqual([[], [], []]);
});

it('keeps others from it for as long as it takes', async () => {
  const { database } = world;
  const leasedUntil = async () => (await world.run<{ until: string }>('MATCH (lock:MigrationLock) RETURN toString(lock.leasedUntil) AS until'))[0]?.until;
  const plain = database.read.bind(database);
  database.read = async (...given) => {
    const taken = await leasedUntil();
    while ((await leasedUntil()) === taken) await pause(20);
    return plain(...given);
  };
  expect(await migrate(database, real, 20).finally(() => (database.read = plain))).toEqual([]);
});

it('gives what was named before the sort keys of each language the keys that the program would', async () => {
  const { statements = [] } = (await readMigrations(real)).find(({ name }) => name === 'names-by-language') ?? {};
  const named = [
    { name: '«Ялта» ТОО', nameKk: '  Ілім —  «Ғылым» №7', nameRu: 'ООО "Ёлка-Палка"', nameEn: null },
    { name: 'Éclair', nameKk: null, nameRu: 'Œuvre ſtraße', nameEn: 'ﬁne Łódź' },
    { name: 'Қостанай', nameKk: 'ҚОСТАНАЙ й', nameRu: 'Їжак ґанок ў', nameEn: '½ Ⅳ ²' },
  ];
  const id = randomUUID();
  await world.run(
    `UNWIND $named AS names CREATE (o:Organization:Cluster {test: $id, sortKey: names.key}) SET o += names {.name, .nameKk, .nameRu, .nameEn}
     CREATE (o)<-[:OF]-(:Membership {test: $id, sortKey: names.key})`,
    { id, named: named.map((names) => ({ ...names, key: sortKey(names.name) })) },
  );
  for (const statement of statements.filter((text) => text.startsWith('MATCH'))) await world.run(statement);
  const found = await world.run<{ stored: object; member: object }>(
    'MATCH (o:Cluster {test: $id})<-[:OF]-(m) RETURN o {.*, test: NULL} AS stored, m {.*, test: NULL} AS member',
    { id },
  );
  await world.run('MATCH (n:Cluster|Membership {test: $id}) DETACH DELETE n', { id });
  const keys = named.map((names) => sortKeys(names));
  expect(found.map(({ stored }) => stored)).toEqual(expect.arrayContaining(keys.map((own) => expect.objectContaining(own))));
  expect(found.map(({ member }) => member)).toEqual(expect.arrayContaining(keys.map((own) => ({ ...own, test: null }))));
});

it('puts the points of older pictures into one text, in their order', async () => {
  const { statements = [] } = (await readMigrations(real)).find(({ name }) => name === 'points-of-pictures') ?? {};
  const id = randomUUID();
  const points = Array.from({ length: 1_001 }, (_, index) => ({ index, id: randomUUID(), label: 'RING_2', strength: index / 7, x: Math.sin(index), y: index * 1e-8 }));
  await world.run(
    `CREATE (s:Snapshot {test: $id}), (:Snapshot {test: $id, alone: true}) WITH s UNWIND $points AS point
     CREATE (s)<-[:PLACED_IN]-(p:Placement {test: $id})-[:PLACES]->(:Organization {test: $id, id: point.id}) SET p += point {.index, .label, .strength, .x, .y}`,
    { id, points: points.toReversed() },
  );
  for (const statement of statements) await world.run(statement);
  const found = await world.run<{ points: string }>('MATCH (s:Snapshot {test: $id}) RETURN s.points AS points ORDER BY size(s.points)', { id });
  const left = await world.run('MATCH (p:Placement {test: $id}) WHERE p.x IS NOT NULL OR p.y IS NOT NULL OR p.index IS NOT NULL RETURN p', { id });
  await world.run('MATCH (n:Snapshot|Placement|Organization {test: $id}) DETACH DELETE n', { id });
  const near = (values: number[]) => values.map((value) => expect.closeTo(value, 3) as number);
  const lists = {
    ids: points.map((point) => point.id),
    labels: points.map(({ label }) => label),
    strengths: near(points.map(({ strength }) => strength)),
    x: near(points.map(({ x }) => x)),
    y: near(points.map(({ y }) => y)),
  };
  expect(found.map((snapshot) => JSON.parse(snapshot.points))).toEqual([{ ids: [], labels: [], strengths: [], x: [], y: [] }, lists]);
  expect(left).toEqual([]);
});

it('gives notices and purchases from before the search the words that the program would', async () => {
  const { statements = [] } = (await readMigrations(real)).find(({ name }) => name === 'search-of-notices-and-purchases') ?? {};
  const id = randomUUID();
  const texts = [['Күзгі дизель, Éclair №7 ﬁne', 'Жазғы ДИЗЕЛЬ отыны — ЁЖ'], ['ßtraße «Хлеб» Kherson 𝑨', 'ў й Œuvre']];
  await world.run(
    `UNWIND $texts AS text
     CREATE (:Notice {test: $id, title: text[0], product: text[1]})
     CREATE (:Line {test: $id, product: text[1], position: 0})-[:LINE_OF]->(:Initiative {test: $id, title: text[0]})<-[:LINE_OF]-(:Line {test: $id, product: 'Bags', position: 1})`,
    { id, texts },
  );
  for (const statement of statements.filter((text) => text.startsWith('MATCH'))) await world.run(statement);
  const rows = await world.run<{ label: string; text: string }>('MATCH (n:Notice|Initiative {test: $id}) RETURN labels(n)[0] AS label, n.searchText AS text', { id });
  await world.run('MATCH (n:Notice|Initiative|Line {test: $id}) DETACH DELETE n', { id });
  const words = (text: string) => [...new Set(text.split(/\s+/).filter(Boolean))].join(' ');
  expect(rows.map(({ label, text }) => [label, words(text)]).sort()).toEqual(
    texts.flatMap(([title, product]) => [['Initiative', wordsIn([title, product, 'Bags'])], ['Notice', wordsIn([title, product])]]).sort(),
  );
});

it('gives clusters from before the search the text that the program would', async () => {
  const { statements = [] } = (await readMigrations(real)).find(({ name }) => name === 'search-of-clusters') ?? {};
  const id = randomUUID();
  const clusters = [
    { slug: `kostanay-${id}`, name: 'Қостанай астық кластері', nameRu: 'Костанайский зерновой кластер', leadingProduct: 'grain', leadingProductRu: 'зерно' },
    { slug: `a-${id}`, name: 'Kherson №7' },
  ];
  await world.run('UNWIND $clusters AS cluster CREATE (c:Cluster {test: $id}) SET c += cluster', { id, clusters });
  for (const statement of statements.filter((text) => text.startsWith('MATCH'))) await world.run(statement);
  const rows = await world.run<{ slug: string; text: string }>('MATCH (c:Cluster {test: $id}) RETURN c.slug AS slug, c.searchText AS text', { id });
  await world.run('MATCH (c:Cluster {test: $id}) DETACH DELETE c', { id });
  expect(Object.fromEntries(rows.map(({ slug, text }) => [slug, text]))).toEqual(Object.fromEntries(clusters.map((cluster) => [cluster.slug, clusterText(cluster)])));
});

it('refuses an applied migration that was altered, and says which', async () => {
  const [first] = await readdir(folder);
  await writeFile(join(folder, first ?? ''), 'RETURN 1;\n');
  await expect(migrate(world.database, folder)).rejects.toThrow(/^Migration 1 .* was altered/);
});

it('refuses a database that is newer than the program', async () => {
  const files = await readdir(folder);
  await rm(join(folder, files.sort().at(-1) ?? ''));
  await expect(migrate(world.database, folder)).rejects.toThrow(`The database is newer than this program: it has migration ${files.length} `);
});

it('refuses numbers with a gap', async () => {
  await writeFile(join(folder, '9999-too-far.cypher'), 'RETURN 1;\n');
  await expect(readMigrations(folder)).rejects.toThrow(MigrationRefused);
});
