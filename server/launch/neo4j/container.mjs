// @ts-check
/** Neo4j in a container, for machines without Java: the official image, its store in the data folder. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../port.mjs';
import { step } from '../step.mjs';
import { settings } from './settings.mjs';
import { grace, untilReady } from './waiting.mjs';

const image = 'docker.io/library/neo4j:5.26-community';
/** With an image and a plugin to download; the embedded one is faster. */
const startsWithin = 600_000;

/** @returns {string | undefined} the command of a container engine that works */
export function findEngine() {
  return ['docker', 'podman'].find((engine) => {
    return spawnSync(engine, ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
  });
}

/**
 * Starts Neo4j and waits until it takes the password.
 * @param {import('../process/session.mjs').Session} session
 * @param {{ data: string, password: string, heap: string, engine: string }} options
 * @returns {Promise<import('./waiting.mjs').Login>}
 */
export async function startContainer({ processes }, { data, password, heap, engine }) {
  const name = `ozek-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  // Whoever started a container of this name is gone, for the data folder is ours now.
  spawnSync(engine, ['rm', '--force', name], { stdio: 'ignore' });
  const port = await freePort();
  const log = join(data, 'logs', 'neo4j.log');
  return step(`Starting Neo4j in a container of ${engine}`, async () => {
    processes.startLasting({
      name: 'Neo4j',
      command: engine,
      // In front, so that a signal to this process is one to Neo4j.
      args: [
        ...['run', '--rm', '--name', name, '--publish', `127.0.0.1:${port}:7687`],
        ...[...owner(engine), ...volumes(data), ...environment(heap), image],
      ],
      env: { NEO4J_AUTH: `neo4j/${password}` }, // everybody can read command lines
      log,
      grace,
    });
    const login = { uri: `bolt://127.0.0.1:${port}`, username: 'neo4j', password, database: 'neo4j' };
    await untilReady(login, log, startsWithin);
    return login;
  });
}

/**
 * The store is the one that the embedded Neo4j would use: the way of running it can change later.
 * @param {string} data
 */
function volumes(data) {
  const folders = { '/data': join(data, 'neo4j', 'data'), '/plugins': join(data, 'neo4j', 'container-plugins') };
  return Object.entries(folders).flatMap(([inside, outside]) => {
    mkdirSync(outside, { recursive: true });
    return ['--volume', `${outside}:${inside}:z`];
  });
}

/** @param {string} heap */
function environment(heap) {
  const all = { ...settings, 'server.memory.heap.initial_size': heap, 'server.memory.heap.max_size': heap };
  const variables = Object.entries(all).map(([name, value]) => {
    // As the image reads them: a dot is written _ and an underscore __.
    return `NEO4J_${name.replaceAll('_', '__').replaceAll('.', '_')}=${value}`;
  });
  return ['NEO4J_AUTH', 'NEO4J_PLUGINS=["graph-data-science"]', ...variables].flatMap((variable) => ['--env', variable]);
}

/**
 * The store belongs to whoever started the launcher, not to a user of the image.
 * @param {string} engine
 */
function owner(engine) {
  if (!process.getuid || !process.getgid) return [];
  const keepIds = engine === 'podman' && process.getuid() !== 0 ? ['--userns', 'keep-id'] : [];
  return [...keepIds, '--user', `${process.getuid()}:${process.getgid()}`];
}
