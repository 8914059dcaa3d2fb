import type { FastifyBaseLogger } from 'fastify';
import { loggable } from '../observe/error.js';

const PAUSE_MS = 2_000;

/**
 * Does the work again and again with a pause between, until it is stopped; a failure is logged and the next round tries anew.
 * Gives the function that stops it and waits for the round in hand.
 * @param work asks `stopped` wherever it may end early
 */
export function repeat(work: (stopped: () => boolean) => Promise<unknown>, log: FastifyBaseLogger, complaint: string, pauseMs = PAUSE_MS): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function loop(): Promise<void> {
    while (!stopped) {
      await work(() => stopped).catch((error: unknown) => log.error({ failure: loggable(error) }, complaint));
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
