// @ts-check
/** The Java and the Maven of this machine. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Neo4j 5.26 runs on Java 17 and 21, its later patches on newer ones too. */
export const oldestJava = 17;

/**
 * @typedef {object} Java
 * @property {string} command
 * @property {number | null} version the major version; null when there is no Java
 */

/** @returns {Java} the one that JAVA_HOME names, as Maven and Neo4j choose it, or else the one on the path */
export function findJava() {
  const home = process.env.JAVA_HOME;
  const command = home ? join(home, 'bin', 'java') : 'java';
  const { stderr } = spawnSync(command, ['-version'], { encoding: 'utf8' });
  // "1.8.0_392" up to Java 8, "17.0.15" or "21" since.
  const found = /version "(?:1\.)?(\d+)/.exec(stderr ?? '');
  return { command, version: found ? Number(found[1]) : null };
}

/** @returns {boolean} */
export function hasMaven() {
  return spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status === 0;
}
