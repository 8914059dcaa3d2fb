// @ts-check
/** The programs that one run of the launcher has started, so that all of them end with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, exitCode } from '../failure.mjs';
import { endGroup, signalGroup } from './ending.mjs';

/**
 * @typedef {object} Program
 * @property {string} name what people call it
 * @property {string} command
 * @property {string[]} args
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] in addition to the launcher's own
 * @property {number} [grace] milliseconds it gets to end by itself
 *
 * @typedef {object} Ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 *
 * @typedef {object} Started
 * @property {number | undefined} pid none when it could not be started, for which `ended` rejects
 * @property {Promise<Ended>} ended
 * @property {import('node:stream').Readable | null} stdout
 * @property {import('node:stream').Readable | null} stderr
 */

const guardFile = fileURLToPath(new URL('guard.mjs', import.meta.url));
const logTail = 30;

export class Processes {
  /** In order of start. @type {Map<number, { grace: number, exited: Promise<unknown> }>} */
  #running = new Map();
  #ending = false;
  /** @type {number | undefined} */
  #inFront;
  /** @type {import('node:stream').Writable | undefined} */
  #guard;
  /** @type {(failure: Failure) => void} */
  #lose = () => {};
  /** Rejects when a program that should last has ended by itself. @type {Promise<never>} */
  lost = new Promise((_resolve, reject) => (this.#lose = reject));

  constructor() {
    this.lost.catch(() => {}); // whoever waits for it sees the reason; nobody has to
  }

  /**
   * Starts a program that lasts until endAll. Its output goes to a log file; should it end earlier, `lost` rejects.
   * @param {Program & { log: string, explain?: (lastLines: string) => Failure | null }} program
   * @returns {number | undefined} its process number
   */
  startLasting(program) {
    mkdirSync(dirname(program.log), { recursive: true });
    const output = openSync(program.log, 'w', 0o600);
    const started = this.#start(program, ['ignore', output, output]);
    closeSync(output);
    started.ended.then(({ code, signal }) => {
      if (this.#ending) return;
      const lines = lastLines(program.log);
      const ending = signal ? `by ${signal}` : `with exit code ${code}`;
      const plain = new Failure(`${program.name} ended unexpectedly (${ending}).`, exitCode.failed, lines);
      this.#lose(program.explain?.(lines) ?? plain);
    }, this.#lose);
    return started.pid;
  }

  /**
   * Runs a program to its end, quietly.
   * @param {Program} program
   * @returns {Promise<string>} what it wrote to stdout
   * @throws {Failure} with its output when it ends with another exit code than 0
   */
  async run(program) {
    let stdout = '';
    let all = '';
    const started = this.#start(program, ['ignore', 'pipe', 'pipe']);
    started.stdout?.setEncoding('utf8').on('data', (text) => ((stdout += text), (all += text)));
    started.stderr?.setEncoding('utf8').on('data', (text) => (all += text));
    const { code } = await started.ended;
    if (code !== 0) throw new Failure(`${program.name} failed.`, exitCode.failed, all.trimEnd());
    return stdout;
  }

  /**
   * Runs a program on the launcher's own terminal.
   * @param {Program} program
   * @returns {Promise<number>} its exit code; for one ended by a signal, as a shell gives it
   */
  async runInFront(program) {
    const started = this.#start(program, 'inherit');
    this.#inFront = started.pid;
    try {
      const { code, signal } = await started.ended;
      return code ?? 128 + (signal ? constants.signals[signal] : 0);
    } finally {
      this.#inFront = undefined;
    }
  }

  /**
   * Hands a signal to the program in front, which knows better how to end.
   * @param {NodeJS.Signals} signal
   * @returns {boolean} false when there is none
   */
  passOn(signal) {
    if (this.#inFront !== undefined) signalGroup(this.#inFront, signal);
    return this.#inFront !== undefined;
  }

  /** Ends everything, last started first; nothing can be started any more. */
  async endAll() {
    this.#ending = true;
    for (const [pid, { grace, exited }] of [...this.#running].reverse()) {
      await endGroup(pid, grace);
      await exited; // else it would stay behind as a zombie
    }
    this.#guard?.end();
  }

  /**
   * @param {Program} program
   * @param {import('node:child_process').StdioOptions} stdio
   * @returns {Started}
   */
  #start(program, stdio) {
    if (this.#ending) throw new Failure(`${program.name} was not started: the launcher is stopping.`);
    const { command, args, cwd, grace = 3000 } = program;
    this.#guard ??= startGuard();
    // In a process group of its own, so that a terminal's Ctrl-C reaches only the launcher, which knows the order.
    const child = spawn(command, args, { cwd, env: { ...process.env, ...program.env }, stdio, detached: true });
    const { pid } = child;
    /** @type {Promise<Ended>} */
    const ended = new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new Failure(`${program.name} could not be started: ${error.message}.`)));
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    if (pid !== undefined) {
      this.#running.set(pid, { grace, exited: once(child, 'exit') });
      this.#guard.write(`+ ${pid} ${grace}\n`);
      child.once('exit', () => {
        signalGroup(pid, 'SIGKILL'); // what it leaves behind has nobody to end it any more
        this.#running.delete(pid);
        this.#guard?.write(`- ${pid}\n`);
      });
    }
    return { pid, ended, stdout: child.stdout, stderr: child.stderr };
  }
}

/**
 * The end of a program's log, to be shown when it has failed.
 * @param {string} log
 */
export function lastLines(log) {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-logTail).join('\n');
}

function startGuard() {
  const guard = spawn(process.execPath, [guardFile], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  guard.stdin.on('error', () => {}); // a guard that was killed is no reason to stop
  return guard.stdin;
}
