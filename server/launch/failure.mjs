// @ts-check
/**
 * How a command of the launcher fails: one plain sentence on stderr and an exit code.
 *
 * Commands run by run.mjs (import, analyse, operator) have exit codes of their own below 10; the launcher's reasons start at 10
 * so that a script can tell them apart.
 */

export const exitCode = Object.freeze({
  /** A build, a test or a started program failed, or something nobody foresaw. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** This machine lacks something: Node, Java, Maven, Chromium, disk space, a writable folder. */
  machine: 10,
  /** A port, a data folder or a Neo4j store is in use by another program. */
  inUse: 11,
  /** Neo4j cannot be reached, refuses the password, or lacks Graph Data Science. */
  database: 12,
  /** Stopped by a signal before it was done. */
  interrupted: 130,
});

/** A failure that was foreseen: the person reads the sentence, and the details above it where there are any. */
export class Failure extends Error {
  /**
   * @param {string} sentence what went wrong and what to do about it
   * @param {number} [code] one of exitCode
   * @param {string} [details] output of the program that failed
   */
  constructor(sentence, code = exitCode.failed, details = '') {
    super(sentence);
    this.name = 'Failure';
    this.code = code;
    this.details = details;
  }
}

/**
 * Puts any error into the words of a Failure.
 * @param {unknown} error
 * @returns {Failure}
 */
export function asFailure(error) {
  if (error instanceof Failure) return isDiskFull(error.details) ? diskFull() : error;
  if (isDiskFull(String(error))) return diskFull();
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Failure('The launcher itself failed; please report this with the lines above.', exitCode.failed, stack);
}

/**
 * The sentence goes to stderr, below the details.
 * @param {Failure} failure
 */
export function printFailure({ message, details }) {
  if (details) console.error(details.replace(/^/gm, '    '));
  console.error(message);
}

/** @param {string} text */
function isDiskFull(text) {
  return /ENOSPC|No space left on device/.test(text);
}

function diskFull() {
  return new Failure('The disk is full: free some space and run the command again.', exitCode.machine);
}
