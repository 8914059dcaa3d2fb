// @ts-check
/** One run of the launcher: whatever happens in it, everything it started ends and what it claimed is given back. */
import { Failure, asFailure, exitCode, printFailure } from '../failure.mjs';
import { Processes } from './processes.mjs';

/** @type {NodeJS.Signals[]} */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const frontGrace = 3000;

/**
 * @typedef {object} Session
 * @property {string} command what people call this run, such as "npm start"
 * @property {Processes} processes
 * @property {(release: () => unknown) => void} atEnd called after all programs have ended, last registered first
 * @property {() => Promise<never>} stay until Ctrl-C, SIGTERM or SIGHUP, which from then on is the regular end
 */

/**
 * Runs the work, then ends and releases everything; a failure is printed as one sentence.
 * @param {string} command what people call it
 * @param {(session: Session) => Promise<number>} work returns the exit code
 * @returns {Promise<number>} the exit code
 */
export async function inSession(command, work) {
  const processes = new Processes();
  const interrupted = interruptionOf(processes);
  /** @type {Array<() => unknown>} */
  const releases = [];
  let staying = false;
  /** @type {Session} */
  const session = {
    command,
    processes,
    atEnd: (release) => void releases.unshift(release),
    stay: () => ((staying = true), interrupted),
  };
  /** @type {unknown[]} */
  const errors = [];
  let code = 0;
  try {
    code = await Promise.race([work(session), processes.lost, interrupted]);
  } catch (error) {
    errors.push(error);
  }
  await processes.endAll();
  for (const release of releases) {
    try {
      await release();
    } catch (error) {
      errors.push(error);
    }
  }
  for (const failure of errors.map(asFailure)) {
    if (staying && failure.code === exitCode.interrupted) continue;
    code = failure.code;
    printFailure(failure);
  }
  return code;
}

/**
 * Rejects at a signal; a program in front gets it first and a while to end by itself.
 * @param {Processes} processes
 * @returns {Promise<never>}
 */
function interruptionOf(processes) {
  /** @type {Promise<never>} */
  const interrupted = new Promise((_resolve, reject) => {
    const stop = (/** @type {NodeJS.Signals} */ signal, /** @type {string} */ cause = signal) => {
      const end = () => reject(new Failure(`Stopped by ${cause}.`, exitCode.interrupted));
      if (processes.passOn(signal)) setTimeout(end, frontGrace).unref();
      else end();
    };
    for (const signal of stopSignals) process.on(signal, () => stop(signal));
    if (process.env.npm_lifecycle_event) whenOrphaned(() => stop('SIGTERM', 'the end of npm'));
  });
  interrupted.catch(() => {}); // whoever waits for it sees the reason; nobody has to
  return interrupted;
}

/**
 * npm does not pass every death on to what it runs.
 * @param {() => void} stop
 */
function whenOrphaned(stop) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stop(), 500).unref();
}
