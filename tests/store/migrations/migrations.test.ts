import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repositoryRoot } from '../../../server/src/config.js';
import { migrate, MigrationRefused, readMigrations } from '../../../server/src/neo4j/migrations.js';
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
