import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a run is. */
export type Progress = {
  begin(what: string, total: number): void;
  advance(rows: number): void;
  end(): void;
};

/** Nothing is shown. */
export const silent: Progress = { begin: () => undefined, advance: () => undefined, end: () => undefined };

function bar(): Progress {
  const format = '{what} [{bar}] {percentage} % | {value}/{total} rows | {duration_formatted}';
  const single = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
  return {
    begin: (what, total) => single.start(total, 0, { what }),
    advance: (rows) => single.increment(rows),
    end: () => single.stop(),
  };
}

const STEPS = 10;

/** Lines for a log: one for each tenth. */
function lines(write: (line: string) => void): Progress {
  let state = { what: '', total: 0, done: 0, step: 0 };
  return {
    begin(what, total) {
      state = { what, total, done: 0, step: 0 };
      write(`${what}: ${total} rows`);
    },
    advance(rows) {
      state.done += rows;
      const step = Math.floor((state.done * STEPS) / Math.max(1, state.total));
      if (step > state.step) write(`${state.what}: ${state.done}/${state.total} rows`);
      state.step = Math.max(step, state.step);
    },
    end: () => undefined,
  };
}

/** A bar on a terminal, plain lines elsewhere; on stderr, so that stdout holds the result alone. */
export const progressOnStderr = (): Progress => (process.stderr.isTTY ? bar() : lines((line) => process.stderr.write(`${line}\n`)));
