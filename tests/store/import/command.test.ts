import { spawn } from 'node:child_process';
import { join } from 'node:path';
import Papa from 'papaparse';
import { repositoryRoot } from '../../../server/src/config.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { ImportKit, openDatabase, type Files } from './kit.js';

/** The built command, as the launcher starts it. */
const COMMAND = join(repositoryRoot, 'server', 'dist', 'server', 'src', 'cli', 'import.js');
const MINUTE = 60_000;

type Ended = { code: number | null; signal: string | null; stdout: string; stderr: string };

/** Runs the command to its end; kills it without a warning as soon as its progress shows `killAt`. */
function command(args: string[], killAt?: RegExp, env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { env });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text;
      if (killAt !== undefined && killAt.test(said.stderr)) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
}

let database: Database;
beforeAll(() => {
  database = openDatabase();
});
afterAll(() => database.close());

async function prepared(files: Files): Promise<{ kit: ImportKit; args: string[] }> {
  const kit = new ImportKit(database);
  const folder = await kit.files(files);
  return { kit, args: ['csv', folder, '--cluster', kit.cluster, '--report', kit.reportPath] };
}

describe('the exit codes', () => {
  test('0: done, with the counts and ids on stdout and the progress on stderr', async () => {
    const { args, kit } = await prepared({ 'organizations.csv': 'id,name\na,A\nb,B\n' });
    const { code, stdout, stderr } = await command(args);
    expect(stdout).toBe(
      `clusters: 1 created, 0 updated, 0 unchanged, 0 skipped\norganizations: 2 created, 0 updated, 0 unchanged, 0 skipped\n` +
        `memberships: 2 created, 0 updated, 0 unchanged, 0 skipped\nids kept, clusters: ${kit.cluster}\nids kept, organizations: a, b\n`,
    );
    expect(stderr).toContain('Rows: 4/4 rows');
    expect(code).toBe(0);
  }, MINUTE);

  test('2: bad rows, nothing changed; 0 with --skip-bad', async () => {
    const { args, kit } = await prepared({ 'organizations.csv': 'id,name\na,A\nb,\n' });
    const refused = await command(args);
    expect(refused).toMatchObject({ code: 2, stdout: `organizations: 1 good, 1 bad\nmemberships: 1 good, 0 bad\n1 bad row: see ${kit.reportPath}\nNothing was changed.\n` });
    expect(await kit.everything()).toEqual([]);
    expect((await command([...args, '--skip-bad'])).code).toBe(0);
    expect(await kit.organization('a')).toMatchObject({ name: 'A' });
  }, MINUTE);

  test('1: not done, with a sentence instead of a stack', async () => {
    const { args } = await prepared({ 'organizations.csv': 'id,name\na,A\n' });
    expect(await command(['csv', '/no/such/folder'])).toMatchObject({ code: 1, stdout: '', stderr: 'The import did not run to its end. There is no folder /no/such/folder.\n' });
    expect(await command(['xml', '.'])).toMatchObject({ code: 1, stderr: 'The import did not run to its end. There is no format "xml". Known are: csv, xlsx, cordis.\n' });
    const wrong = await command(args, undefined, { ...process.env, NEO4J_PASSWORD: 'not the one' });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toMatch(/^The import did not run to its end\. [^\n]+\n$/);
  }, MINUTE);

  test('0: help', async () => {
    const { code, stdout } = await command(['--help']);
    expect([code, stdout.startsWith('Usage: npm run import -- <format> <folder>')]).toEqual([0, true]);
  }, MINUTE);
});

test('a process that was killed half way is completed by the next', async () => {
  const ids = Array.from({ length: 8_000 }, (_, index) => `o${index}`);
  const { kit, args } = await prepared({ 'organizations.csv': Papa.unparse([['id', 'name'], ...ids.map((id) => [id, `Farm ${id}`])]) });
  const members = async (): Promise<number> => {
    const [row] = await database.read<{ members: number }>('RETURN COUNT { (:Cluster {slug: $slug})<-[:IN]-(:Membership)-[:OF]->(:Organization) } AS members', { slug: kit.cluster });
    return row?.members ?? 0;
  };
  const killed = await command(args, /(Rows: \d+\/16000 rows[^]*){2}/);
  expect(killed).toMatchObject({ signal: 'SIGKILL', stdout: '' });
  const halfWay = await members();
  expect(halfWay).toBeGreaterThan(0);
  expect(halfWay).toBeLessThan(8_000);
  expect(await kit.entries()).toEqual([]);

  const { code, stdout } = await command(args);
  expect(code).toBe(0);
  const [, created, unchanged] = /memberships: ([\d,]+) created, 0 updated, ([\d,]+) unchanged/.exec(stdout) ?? [];
  expect([created, unchanged].map((text) => Number(text?.replace(',', ''))).reduce((sum, count) => sum + count, 0)).toBe(8_000);
  expect(Number(unchanged?.replace(',', ''))).toBeGreaterThanOrEqual(halfWay);
  expect(await members()).toBe(8_000);
  expect(await kit.entries()).toHaveLength(1);
  await kit.remove();
}, 3 * MINUTE);
