// @ts-check
/** Finds a Neo4j: the one of NEO4J_URI, else an embedded one, else one in a container. */
import { Failure, exitCode } from '../failure.mjs';
import { step } from '../step.mjs';
import { signIn } from './bolt.mjs';
import { findEngine, startContainer } from './container.mjs';
import { startEmbedded } from './embedded.mjs';
import { haveJars } from './jars.mjs';
import { findJava, hasMaven, oldestJava } from './java.mjs';

/** @typedef {import('./waiting.mjs').Login} Login */

/**
 * The Neo4j that the person runs, when there is one.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Login | null>}
 */
export async function namedDatabase(env = process.env) {
  if (!env.NEO4J_URI) return null;
  const login = {
    uri: env.NEO4J_URI,
    username: env.NEO4J_USERNAME || 'neo4j',
    password: env.NEO4J_PASSWORD ?? '',
    database: env.NEO4J_DATABASE || 'neo4j',
  };
  if (!/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/@]+$/.test(login.uri)) {
    const sentence = 'NEO4J_URI must look like bolt://host:7687 or neo4j+s://host, with the password in NEO4J_PASSWORD.';
    throw new Failure(sentence, exitCode.usage);
  }
  await step(`Reaching Neo4j at ${login.uri}`, () => mustTakePassword(login));
  return login;
}

/**
 * @param {Login} login
 * @throws {Failure}
 */
export async function mustTakePassword(login) {
  const answer = await signIn(login.uri, login);
  if (answer === 'silent') {
    throw new Failure(`No Neo4j 5 answers at ${login.uri}: start it, or correct NEO4J_URI.`, exitCode.database);
  }
  if (answer === 'refused') {
    const sentence = `Neo4j at ${login.uri} refuses ${login.username}: set NEO4J_USERNAME and NEO4J_PASSWORD.`;
    throw new Failure(sentence, exitCode.database);
  }
}

/**
 * Chooses how to run a Neo4j of our own on the data folder.
 * @param {import('../process/session.mjs').Session} session
 * @param {{ data: string, password: string, heap: string, javaOptions?: string[] }} options the options of Java where no container runs it
 * @returns {() => Promise<Login>} starts it
 * @throws {Failure} at once, when this machine has no way to
 */
export function ownDatabase(session, options) {
  const java = findJava();
  const canEmbed = java.version !== null && java.version >= oldestJava && (haveJars() || hasMaven());
  if (canEmbed) return () => startEmbedded(session, { ...options, java: java.command });
  const engine = findEngine();
  if (engine) return () => startContainer(session, { ...options, engine });
  throw new Failure(whatIsMissing(java), exitCode.machine);
}

/** @param {import('./java.mjs').Java} java */
function whatIsMissing({ version }) {
  const wanted = `install Java ${oldestJava} or newer and Maven, start Docker or Podman, or set NEO4J_URI`;
  if (version === null) return `Neo4j needs Java and there is none: ${wanted}.`;
  if (version < oldestJava) return `Neo4j needs Java ${oldestJava} or newer and found Java ${version}: ${wanted}.`;
  return `Neo4j is fetched by Maven and there is none: ${wanted}.`;
}
