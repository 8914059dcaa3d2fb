import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../server/launch/port.mjs';
import { repositoryRoot } from '../../server/src/config.js';

const run = promisify(execFile);
const MINUTES = 60_000;

/** The README's commands with the mark `<!-- run -->`, in order: the language and the text of each. */
function commands(): { language: string; text: string }[] {
  const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
  return [...readme.matchAll(/<!-- run -->\n```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', text = '']) => ({ language, text }));
}

/** An environment in which nothing of the tests' own database is known, but for how thoroughly Java compiles. */
const environment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NEO4J|OZEK|NODE)_/.test(name)));

let data: string;
let port: number;
let program: ChildProcess;
let told = '';

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'ozek-readme-'));
  port = await freePort();
  // The other jobs would compute the register's nucleus beside the command that does; they have tests of their own.
  const env = { ...environment(), OZEK_JOBS: 'mail' };
  // A group of its own, as a terminal gives it: Ctrl-C reaches all of it.
  program = spawn('npm', ['start', '--', '--port', String(port), '--data', data], { cwd: repositoryRoot, env, detached: true });
  const ready = new Promise<void>((resolve, reject) => {
    program.stdout?.on('data', (text: Buffer) => {
      told += text.toString();
      if (told.includes('Stop with Ctrl-C')) resolve();
    });
    program.stderr?.on('data', (text: Buffer) => (told += text.toString()));
    program.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${told}`)));
  });
  await ready;
}, 5 * MINUTES);

afterAll(async () => {
  if (runs()) await pressCtrlC();
  rmSync(data, { recursive: true, force: true });
}, MINUTES);

const runs = (): boolean => program.exitCode === null && program.signalCode === null;

async function pressCtrlC(): Promise<void> {
  const ended = once(program, 'exit');
  process.kill(-(program.pid ?? 0), 'SIGINT');
  await ended;
}

const apiKey = (): string => {
  const accounts = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as { apiKey?: string }[];
  return accounts.find((account) => account.apiKey !== undefined)?.apiKey ?? '';
};

/** Runs a command of the README as it stands, but for the address and the data folder of this test. */
async function perform({ language, text }: { language: string; text: string }): Promise<string> {
  const here = text
    .replaceAll('localhost:3000', `localhost:${port}`)
    .replace(/^npm run .*$/m, (line) => `${line}${line.includes(' -- ') ? '' : ' --'} --data ${data}`);
  const env = { ...environment(), OZEK_API_KEY: apiKey() };
  if (language === 'sh') return (await run('sh', ['-c', here], { cwd: repositoryRoot, env, maxBuffer: 50_000_000 })).stdout;
  const file = join(data, 'query.ts');
  writeFileSync(file, here);
  const tsc = join(repositoryRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const types = join(repositoryRoot, 'node_modules', '@types');
  await run(process.execPath, [tsc, '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--typeRoots', types, '--types', 'node', '--moduleDetection', 'force', file]);
  writeFileSync(join(data, 'query.mjs'), readFileSync(join(data, 'query.js'), 'utf8'));
  return (await run(process.execPath, [join(data, 'query.mjs')], { env })).stdout;
}

it('prints the address and the sign-ins of the example', () => {
  expect(told).toContain(`http://localhost:${port}`);
  for (const role of ['member', 'council', 'integrator']) expect(told).toMatch(new RegExp(`${role}\\s+\\S+@\\S+\\s+\\S{10,}`));
});

it('keeps what the README promises: each command that it marks for this does what it says', async () => {
  const [cluster, viewer, typed, imported, analysed, founded, verified, ...more] = commands();
  expect(more).toEqual([]);
  if (!cluster || !viewer || !typed || !imported || !analysed || !founded || !verified) throw new Error('the README lost a command');

  const { nucleus, ...profile } = JSON.parse(await perform(cluster)).data.cluster;
  expect(profile).toEqual({ name: 'Kostanay grain cluster', memberCount: 120 });
  expect(nucleus.labelCounts.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(120);

  expect(JSON.parse(await perform(viewer)).data.viewer.representations).toHaveLength(1);
  expect((await perform(typed)).trim().split('\n')).toHaveLength(3);

  const counts = await perform(imported);
  expect(counts).toContain('organizations: 4,803 created');
  expect(counts).toContain('participations: 10,348 created');
  expect(counts).toContain('ties: 95,617 created');
  expect(await perform(analysed)).toContain('4803 organizations, 95617 ties, 95617 tied pairs');
  expect(await perform(founded)).toContain('almaty-dairy');
  // It ends with an error when a single entry is not as it was written.
  expect(await perform(verified)).toMatch(/\d/);
}, 8 * MINUTES);

it('writes its mails into the data folder where no mail server is set', async () => {
  const body = JSON.stringify({ email: 'member@ozek.example' });
  const headers = { 'content-type': 'application/json', origin: `http://localhost:${port}` };
  expect((await fetch(`http://localhost:${port}/api/auth/request-password-reset`, { method: 'POST', headers, body })).status).toBe(200);
  const folder = join(data, 'mail');
  const mails = (): string[] => (existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.eml')) : []);
  while (mails().length === 0) await pause(200);
  expect(readFileSync(join(folder, mails()[0] ?? ''), 'utf8')).toContain('member@ozek.example');
}, MINUTES);

/** The command lines of all processes. */
function commandLines(): string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8');
    } catch {
      return ''; // ended meanwhile
    }
  });
}

it('stops everything it started', async () => {
  expect(commandLines().some((line) => line.includes(data))).toBe(true);
  await pressCtrlC();
  await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow();
  expect(commandLines().filter((line) => line.includes(data))).toEqual([]);
}, MINUTES);
