import type { FastifyBaseLogger } from 'fastify';
import { within } from '../../neo4j/deadline.js';
import { loggable } from '../../observe/error.js';

const WITHIN_MS = 10_000;

type Waiting = { journalId: string; number: number; wake: (head: number) => void };

export type Wait = {
  journalId: string;
  /** The last entry that is known. */
  number: number;
  /** Longer than this nobody waits. */
  withinMs: number;
  /** Whoever waited does not any more. */
  ended: AbortSignal;
};

/**
 * Notices what is written to journals, by whatever server: one look of this server at all of those that somebody waits at, every two
 * seconds, and none while nobody waits. Who waits names the last entry they know, so that nothing between two looks is missed.
 */
export class JournalHeads {
  private readonly waiting = new Set<Waiting>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly read: (journalIds: string[]) => Promise<{ id: string; head: number }[]>,
    private readonly log: Pick<FastifyBaseLogger, 'error'>,
    private readonly pauseMs = 2_000,
  ) {}

  /** The number of a journal's last entry once that is a later one; the number that was known when the time was up before. */
  beyond({ journalId, number, withinMs, ended }: Wait): Promise<number> {
    return new Promise((resolve) => {
      const stop = (): void => wake(number);
      const wake = (head: number): void => {
        clearTimeout(timer);
        ended.removeEventListener('abort', stop);
        this.waiting.delete(one);
        resolve(head);
      };
      const one = { journalId, number, wake };
      const timer = setTimeout(stop, withinMs);
      if (ended.aborted) return stop();
      ended.addEventListener('abort', stop);
      this.waiting.add(one);
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.timer !== null || this.waiting.size === 0) return;
    this.timer = setTimeout(() => void this.look(), this.pauseMs);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const journalIds = [...new Set([...this.waiting].map(({ journalId }) => journalId))];
    try {
      const found = journalIds.length === 0 ? [] : await within(WITHIN_MS, () => this.read(journalIds));
      const heads = new Map(found.map(({ id, head }) => [id, head]));
      for (const { journalId, number, wake } of [...this.waiting]) {
        const head = heads.get(journalId) ?? 0;
        if (head > number) wake(head);
      }
    } catch (error) {
      this.log.error({ failure: loggable(error) }, 'the heads of the journals were not read');
    }
    this.timer = null;
    this.schedule();
  }
}
