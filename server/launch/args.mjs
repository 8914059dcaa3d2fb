// @ts-check
/** Command lines. */
import { join, resolve } from 'node:path';
import { Failure, exitCode } from './failure.mjs';
import { root } from './files.mjs';

const defaultData = join(root, '.data');

export const startHelp = `Usage: npm start -- [options]

  --port N       the one port that people open (3000)
  --host H       the address to listen on (127.0.0.1: only this machine); with another one
                 set OZEK_ORIGIN to the address that people type, such as http://cluster.example:3000
  --data DIR     where everything is kept (.data)
  --no-example   do not load the example cluster into an empty database
  --help         this text`;

export const testHelp = `Usage: npm test -- [paths] [options]

  paths       only tests whose file matches one of them, such as tests/api/tie (all)
  -t NAME     only tests whose name matches; those left out count as failed
  --help      this text

Paths and options go to jest, which knows more of them. Needed is what npm start needs; the database is thrown away at
the end. The last line is "N passed, N failed", the exit code 0 when nothing failed.`;

/**
 * @typedef {object} StartOptions
 * @property {number} port
 * @property {string} host
 * @property {string} data absolute
 * @property {boolean} example
 * @property {boolean} help
 */

/**
 * @param {string[]} args
 * @returns {StartOptions}
 */
export function startOptions(args) {
  const options = { port: 3000, host: '127.0.0.1', data: defaultData, example: true, help: false };
  for (const [name, value] of flagsOf(args, ['--port', '--host', '--data'])) {
    if (name === '--port') options.port = portOf(value);
    else if (name === '--host') options.host = value;
    else if (name === '--data') options.data = resolve(value);
    else if (name === '--no-example') options.example = false;
    else if (name === '--help') options.help = true;
    else throw new Failure(`Unknown option ${name}: npm start -- --help lists them.`, exitCode.usage);
  }
  return options;
}

export const backupHelp = `Usage: npm run backup -- FILE [options]

  FILE         the archive to be made
  --online     export the graph while Özek runs, instead of a dump while it is stopped
  --data DIR   the installation (.data)
  --help       this text`;

export const restoreHelp = `Usage: npm run restore -- FILE [options]

  FILE         an archive made by npm run backup
  --force      replace the database that is there (a dump only)
  --data DIR   the installation (.data)
  --help       this text`;

/**
 * @param {string[]} args
 * @returns {{ data: string, file: string, online: boolean, help: boolean }}
 */
export function backupOptions(args) {
  const { flag: online, ...options } = archiveOptions('backup', args, '--online');
  return { ...options, online };
}

/**
 * @param {string[]} args
 * @returns {{ data: string, file: string, force: boolean, help: boolean }}
 */
export function restoreOptions(args) {
  const { flag: force, ...options } = archiveOptions('restore', args, '--force');
  return { ...options, force };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} flag the one that the command knows beside --data and --help
 */
function archiveOptions(command, args, flag) {
  const { data, rest } = takeData(args);
  const help = rest.includes('--help');
  const [file, ...more] = rest.filter((argument) => argument !== flag && argument !== '--help');
  if (!help && (file === undefined || file.startsWith('-') || more.length > 0)) {
    throw new Failure(`Name one file: npm run ${command} -- --help lists the options.`, exitCode.usage);
  }
  return { data, file: resolve(file ?? ''), flag: rest.includes(flag), help };
}

/**
 * Takes --data out of a command's arguments; the command understands all others itself.
 * @param {string[]} args
 * @returns {{ data: string, rest: string[] }}
 */
export function takeData(args) {
  let data = defaultData;
  const rest = [];
  for (const [name, value] of flagsOf(args, ['--data'])) {
    if (name === '--data') data = resolve(value);
    else rest.push(name);
  }
  return { data, rest };
}

/**
 * Each argument in turn; a flag that takes a value ("--name value" or "--name=value") together with it.
 * @param {string[]} args
 * @param {string[]} withValue
 * @returns {Generator<[name: string, value: string]>}
 */
export function* flagsOf(args, withValue) {
  const left = [...args];
  for (let argument = left.shift(); argument !== undefined; argument = left.shift()) {
    const name = withValue.find((flag) => argument === flag || argument?.startsWith(`${flag}=`));
    if (!name) {
      yield [argument, ''];
      continue;
    }
    const value = name === argument ? left.shift() : argument.slice(name.length + 1);
    if (!value || value.startsWith('--')) throw new Failure(`${name} needs a value after it.`, exitCode.usage);
    yield [name, value];
  }
}

/** @param {string} text */
function portOf(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Failure(`--port takes a number from 1 to 65535, not "${text}".`, exitCode.usage);
}
