import type { FastifyBaseLogger } from 'fastify';
import { loggable } from './observe/error.js';

/** A program that is asked to end is gone within ten seconds, whatever hangs; after this long what is left undone stays undone. */
const WITHIN_MS = 9_500;

/**
 * The end of the program: says so to those who ask whether it is ready, answers what was begun, and closes what it holds, last opened
 * first. What does not end in time is named in the log and given up; a job in hand is then done again when its lease is over.
 */
export class Ending {
  private readonly parts: { name: string; end: () => Promise<unknown> }[] = [];
  private started = false;

  constructor(private readonly log: Pick<FastifyBaseLogger, 'info' | 'error'>) {}

  get begun(): boolean {
    return this.started;
  }

  /** Something that must end before all that was added earlier. */
  add(name: string, end: () => Promise<unknown>): void {
    this.parts.unshift({ name, end });
  }

  async begin(): Promise<void> {
    if (this.started) return;
    this.started = true;
    let inHand = 'nothing';
    setTimeout(() => {
      this.log.error({ inHand }, 'ended before all was done');
      process.exit(1);
    }, WITHIN_MS).unref();
    for (const { name, end } of this.parts) {
      inHand = name;
      await end().catch((error: unknown) => this.log.error({ part: name, failure: loggable(error) }, 'could not be ended'));
    }
    this.log.info('ended');
  }
}
