// @ts-check
/** What is built from the sources, each only when its inputs have changed since. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { root, writeAtomically } from './files.mjs';
import { hashOf } from './hash.mjs';
import { step } from './step.mjs';

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {import('./hash.mjs').Inputs[]} inputs
 * @property {[string, ...string[]]} outputs folders; the hash of the inputs is kept in the first
 * @property {string} command of node_modules/.bin
 * @property {string[]} args
 * @property {string} cwd
 */

/** @param {string} ending */
const endingIn = (ending) => (/** @type {string} */ path) => path.endsWith(ending);
const compiler = [{ path: 'package-lock.json' }, { path: 'tsconfig.json' }];

/** Written by the build of the web itself. */
const made = new Set(['web/next-env.d.ts', 'web/tsconfig.tsbuildinfo']);

/** @satisfies {Record<string, Target>} */
export const targets = {
  types: {
    name: 'Generating the types of the schema',
    inputs: [
      { path: 'graph-schema/graphql' },
      { path: 'web', only: endingIn('.graphql') },
      { path: 'codegen.yml' },
      { path: 'package-lock.json' },
    ],
    outputs: ['server/src/generated', 'web/generated'],
    command: 'graphql-codegen',
    args: ['--config', 'codegen.yml'],
    cwd: root,
  },
  server: {
    name: 'Building the server',
    inputs: [...compiler, { path: 'server/tsconfig.json' }, { path: 'server/src' }, { path: 'seed', only: endingIn('.ts') }],
    outputs: ['server/dist'],
    command: 'tsc',
    args: ['-p', 'server/tsconfig.json'],
    cwd: root,
  },
  web: {
    name: 'Building the web',
    inputs: [...compiler, { path: 'graph-schema/graphql' }, { path: 'web', only: (path) => !made.has(path) }],
    outputs: ['web/.next'],
    command: 'next',
    args: ['build'],
    cwd: join(root, 'web'),
  },
};

/**
 * @param {import('./process/session.mjs').Session} session
 * @param {Target} target
 */
export async function ensureBuilt({ processes }, { name, inputs, outputs, command, args, cwd }) {
  const mark = join(root, outputs[0], '.built-from');
  const hash = hashOf(root, inputs);
  const fresh = outputs.every((output) => existsSync(join(root, output))) && existsSync(mark);
  if (fresh && readFileSync(mark, 'utf8') === hash) return;
  await step(name, async () => {
    try {
      const env = { NODE_ENV: /** @type {const} */ ('production'), NEXT_TELEMETRY_DISABLED: '1' };
      await processes.run({ name, command: process.execPath, args: [bin(command), ...args], cwd, env });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure(`${name} failed: see above.`, error.code, error.details);
    }
    writeAtomically(mark, hash);
  });
}

/**
 * The script of a package's command, to be run by this very Node.
 * @param {string} command
 */
export function bin(command) {
  return join(root, 'node_modules', '.bin', command);
}
