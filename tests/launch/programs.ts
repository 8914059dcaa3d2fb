import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freePort } from '../../server/launch/port.mjs';

const launch = fileURLToPath(new URL('../../server/launch/', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

type Environment = Record<string, string | undefined>;
type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** A program with all it says. The tests' own database stays out of its environment. */
export class Program {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(args: string[], env: Environment = {}) {
    const inherited = { ...process.env, NEO4J_URI: undefined, npm_lifecycle_event: undefined };
    const child = spawn(process.execPath, args, { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, ...said })));
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  /** The next line on stdout; fails when the program ends before it. */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done) throw new Error(`ended without a line: ${JSON.stringify(await this.ended)}`);
    return next.value;
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }
}

/** One of the launcher's commands, such as start.mjs. */
export function command(name: string, args: string[], env?: Environment): Program {
  return new Program([join(launch, name), ...args], env);
}

/** One of the programs in fixtures/. */
export function fixture(name: string, args: string[]): Program {
  return new Program([join(fixtures, name), ...args]);
}

/** A few lines of JavaScript in a process of their own; `load('x.mjs')` imports a module of the launcher. */
export function script(code: string): Program {
  const load = `const load = (path) => import('${pathToFileURL(launch).href}' + path);`;
  return new Program(['--input-type=module', '--eval', `${load}\n${code}`]);
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Gone when the test file is done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ozek-launch-'));
  folders.push(folder);
  return folder;
}

/** Flags of npm start with which it meets nobody else. */
export async function freshFlags(data = emptyFolder()): Promise<string[]> {
  return ['--data', data, '--port', String(await freePort())];
}

/** Resolves when the condition holds; the test's own time limit bounds it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20);
}

/** The process number of the Java that runs on a data folder. */
export function neo4jOn(data: string): number {
  const found = commandLines().find((line) => line.includes(`--home-dir=${join(data, 'neo4j')}`));
  return Number.parseInt(found ?? '', 10);
}

/** Of all processes, each after its number. Small Linux images have no ps. */
function commandLines(): string[] {
  if (process.platform !== 'linux') return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => `${pid} ${commandLine(pid)}`);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}
