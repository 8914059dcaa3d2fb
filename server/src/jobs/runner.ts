import type { FastifyBaseLogger } from 'fastify';
import { Operations } from '../journal/operation.js';
import { closeDueInitiatives } from '../modules/initiative/deadline.js';
import { computeNucleus } from '../modules/nucleus/compute.js';
import type { Database } from '../neo4j/database.js';
import { loggable } from '../observe/error.js';
import { newId } from '../shared/identifier.js';
import { finishJob, takeDueJob } from './lease.js';
import { NUCLEUS_JOB } from './schedule.js';

const PAUSE_MS = 2_000;

/**
 * Does what falls due, until it is stopped: closes purchases after their deadline and computes nuclei anew after ties changed. Several
 * servers may run it at once. Gives the function that stops it and waits for the job in hand.
 */
export function startJobs(database: Database, log: FastifyBaseLogger): () => Promise<void> {
  const operations = new Operations(database);
  const holder = newId();
  let stopped = false;
  let wake: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function once(): Promise<void> {
    await closeDueInitiatives(database, operations).catch((error: unknown) => log.error({ failure: loggable(error) }, 'purchases were not closed'));
    for (let job = await takeDueJob(database, holder); job !== null && !stopped; job = await takeDueJob(database, holder)) {
      const failure = await run(job.name).then(() => null, (error: unknown) => String(error));
      if (failure !== null) log.error({ job: job.name, failure }, 'a job failed');
      await finishJob(database, job, holder, failure);
    }
  }

  async function run(name: string): Promise<void> {
    if (!name.startsWith(NUCLEUS_JOB)) throw new Error(`nobody knows the job ${name}`);
    await computeNucleus(database, operations, name.slice(NUCLEUS_JOB.length), new Date().toISOString().slice(0, 10));
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      await once().catch((error: unknown) => log.error({ failure: loggable(error) }, 'the jobs were interrupted'));
      if (!stopped) await pause();
    }
  }

  const running = loop();
  return async () => {
    stopped = true;
    wake();
    await running;
  };
}
