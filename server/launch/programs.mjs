// @ts-check
/** The programs of Özek that the launcher runs: the server's command line tools, the server itself, the web. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bin } from './build.mjs';
import { Failure, exitCode } from './failure.mjs';
import { root } from './files.mjs';
import { freePort } from './port.mjs';
import { lastLines } from './process/processes.mjs';
import { step } from './step.mjs';

/** @typedef {import('./process/session.mjs').Session} Session */
/** @typedef {Record<string, string>} Environment */

const compiled = join(root, 'server', 'dist', 'server', 'src');
const answersWithin = 60_000;

/**
 * A command line tool of the server.
 * @param {string} name as after `npm run`
 * @param {string[]} args
 * @param {Environment} env
 */
export function tool(name, args, env) {
  return { name: `The command ${name}`, command: process.execPath, args: [join(compiled, 'cli', `${name.replace(':', '-')}.js`), ...args], env };
}

/**
 * Brings the database up to date; the tool also refuses a Neo4j without Graph Data Science.
 * @param {Session} session
 * @param {Environment} env
 */
export async function migrate({ processes }, env) {
  await step('Applying the migrations', () => relay(processes.run(tool('migrate', [], env)), exitCode.database));
}

/**
 * @typedef {{ role: string, email: string, password: string, apiKey?: string }} Account
 *
 * @param {Session} session
 * @param {Environment} env
 * @returns {Promise<Account[]>} the sign-ins of the example
 */
export async function loadExample({ processes }, env) {
  return step('Example cluster', async (note) => {
    const result = JSON.parse(await relay(processes.run(tool('example', [], env)), exitCode.failed));
    note(result.loaded ? 'loaded' : 'not needed');
    return result.accounts;
  });
}

/**
 * Exports the graph into a file.
 * @param {Session} session
 * @param {Environment} env
 * @param {string} file
 * @returns {Promise<{ nodes: number, relationships: number, changesMeanwhile: number }>}
 */
export async function exportGraph({ processes }, env, file) {
  return step('Exporting the graph', async () => JSON.parse(await relay(processes.run(tool('graph-export', [file], env)), exitCode.failed)));
}

/**
 * Puts an export into an empty database.
 * @param {Session} session
 * @param {Environment} env
 * @param {string} file
 * @returns {Promise<{ nodes: number, relationships: number }>}
 */
export async function loadGraph({ processes }, env, file) {
  return step('Loading the graph', async () => JSON.parse(await relay(processes.run(tool('graph-load', [file], env)), exitCode.failed)));
}

/**
 * The tools say in their last line why they fail, and that line becomes the launcher's; a stack trace stays details.
 * @template T
 * @param {Promise<T>} running
 * @param {number} code
 * @returns {Promise<T>}
 */
async function relay(running, code) {
  try {
    return await running;
  } catch (error) {
    if (!(error instanceof Failure) || error.details === '' || /^\s+at /m.test(error.details)) throw error;
    throw new Failure(error.details.slice(error.details.lastIndexOf('\n') + 1), code);
  }
}

/**
 * Starts the server, which is the front door, and the web behind it on an inner port.
 * @param {Session} session
 * @param {{ serverUrl: string, address: string, host: string, logs: string, env: Environment }} site `serverUrl` is where the server
 *   listens, `address` what people open, `logs` the folder for what both say
 */
export async function startSite(session, { serverUrl, address, host, logs, env }) {
  const webPort = await freePort();
  const log = (/** @type {string} */ name) => join(logs, `${name}.log`);
  const serverEnv = { ...env, PORT: new URL(serverUrl).port, HOST: host, OZEK_WEB_URL: `http://127.0.0.1:${webPort}`, OZEK_ORIGIN: address };
  await step('Starting the web and the server', async () => {
    await startServer(session, { serverUrl, log: log('server'), env: serverEnv });
    await startWeb(session, { port: webPort, serverUrl, log: log('web') });
  });
}

/**
 * @param {Session} session
 * @param {{ port: number, serverUrl: string, log: string }} options
 */
async function startWeb({ processes }, { port, serverUrl, log }) {
  processes.startLasting({
    name: 'The web',
    command: process.execPath,
    args: [bin('next'), 'start', '-p', String(port), '-H', '127.0.0.1'],
    cwd: join(root, 'web'),
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', OZEK_API_URL: serverUrl },
    log,
  });
  await untilAnswered('The web', `http://127.0.0.1:${port}/`, log, () => true);
}

/**
 * @param {Session} session
 * @param {{ serverUrl: string, log: string, env: Environment }} options
 */
async function startServer({ processes }, { serverUrl, log, env }) {
  processes.startLasting({
    name: 'The server',
    command: process.execPath,
    args: [join(compiled, 'main.js')],
    cwd: root,
    env: { NODE_ENV: 'production', ...env },
    log,
  });
  await untilAnswered('The server', `${serverUrl}/readyz`, log, (response) => response.ok);
}

/**
 * @param {string} name
 * @param {string} url
 * @param {string} log
 * @param {(response: Response) => boolean} isReady
 */
async function untilAnswered(name, url, log, isReady) {
  const deadline = Date.now() + answersWithin;
  while (Date.now() < deadline) {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (response && isReady(response)) return;
    await pause(100);
  }
  const sentence = `${name} did not become ready within ${answersWithin / 1000} seconds.`;
  throw new Failure(sentence, exitCode.failed, lastLines(log));
}
