// @ts-check
/** The command lines of `npm run bench` and `npm run bench:web`. */
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { flagsOf } from './args.mjs';
import { Failure, exitCode } from './failure.mjs';

export const benchHelp = `Usage: npm run bench -- [options]

  --size N...       organizations: 1k, 10k, 100k, 1M; several with commas between (1k,10k,100k)
  --only OP...      operations, with commas between, or import, analysis,
                    explorer (all)
  --rounds N        rounds an operation (5)
  --seconds N       seconds a round and contestant (2)
  --connections N   requests at a time (8)
  --seed N          what the data and the questions are drawn from (1)
  --json FILE       where all figures are written to
  --help            this text`;

const flags = ['--size', '--only', '--rounds', '--seconds', '--connections', '--seed', '--json'];

/** @param {string} text */
function sizeOf(text) {
  const [, digits = '', unit = ''] = /^(\d+)(k|M|)$/.exec(text) ?? [];
  const size = Number(digits) * { '': 1, k: 1_000, M: 1_000_000 }[/** @type {'' | 'k' | 'M'} */ (unit)];
  if (digits !== '' && size >= 1_000) return size;
  throw new Failure(`--size takes 1k or more, like 10k or 1M, not "${text}".`, exitCode.usage);
}

/** @param {string} name @param {string} text */
function numberOf(name, text) {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Failure(`${name} takes a number above 0, not "${text}".`, exitCode.usage);
}

/** @param {string[]} args */
export function benchOptions(args) {
  const course = { rounds: 5, seconds: 2, warmUpSeconds: 10, connections: 8 };
  const options = { sizes: [1_000, 10_000, 100_000], only: /** @type {string[]} */ ([]), seed: 1, json: /** @type {string | null} */ (null), help: false };
  for (const [name, value] of flagsOf(args, flags)) {
    if (name === '--size') options.sizes = value.split(',').map(sizeOf);
    else if (name === '--only') options.only = value.split(',');
    else if (name === '--rounds') course.rounds = Math.ceil(numberOf(name, value));
    else if (name === '--seconds') course.seconds = numberOf(name, value);
    else if (name === '--connections') course.connections = Math.ceil(numberOf(name, value));
    else if (name === '--seed') options.seed = Math.floor(numberOf(name, value));
    else if (name === '--json') options.json = resolve(value);
    else if (name === '--help') options.help = true;
    else throw new Failure(`Unknown option ${name}: npm run bench -- --help lists them.`, exitCode.usage);
  }
  return { ...options, course, machine: thisMachine() };
}

export const benchWebHelp = `Usage: npm run bench:web -- [options]

  --runs N      how often Lighthouse looks at each page, of which the median counts (3)
  --only P...   pages, with commas between: start, today, nucleus, members, notices, purchase (all)
  --desktop     let Lighthouse also be a desktop, not only a phone
  --json FILE   where all figures are written to
  --help        this text`;

/** @param {string[]} args */
export function benchWebOptions(args) {
  const options = { runs: 3, only: /** @type {string[]} */ ([]), desktop: false, json: /** @type {string | null} */ (null), help: false };
  for (const [name, value] of flagsOf(args, ['--runs', '--only', '--json'])) {
    if (name === '--runs') options.runs = Math.ceil(numberOf(name, value));
    else if (name === '--only') options.only = value.split(',');
    else if (name === '--desktop') options.desktop = true;
    else if (name === '--json') options.json = resolve(value);
    else if (name === '--help') options.help = true;
    else throw new Failure(`Unknown option ${name}: npm run bench:web -- --help lists them.`, exitCode.usage);
  }
  return { ...options, machine: thisMachine() };
}

function thisMachine() {
  const [first] = cpus();
  return { cores: cpus().length, processor: first?.model.trim() ?? 'unknown', gibibytes: Math.round(totalmem() / 2 ** 30), node: process.version };
}
