// @ts-check
/** What is checked without running the programs: types and rules of style. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin } from './build.mjs';
import { asFailure } from './failure.mjs';
import { root } from './files.mjs';
import { step } from './step.mjs';

const checks = [
  { name: 'Types of the tests', needs: 'tests/tsconfig.json', command: 'tsc', args: ['-p', 'tests/tsconfig.json', '--noEmit'] },
  { name: 'Types of the web', needs: 'web/tsconfig.json', command: 'tsc', args: ['-p', 'web/tsconfig.json', '--noEmit'] },
  { name: 'Rules of style', needs: 'eslint.config.mjs', command: 'eslint', args: ['.'] },
];

/**
 * Runs all checks, one after the other.
 * @param {import('./process/session.mjs').Session} session
 * @returns {Promise<import('./failure.mjs').Failure[]>} of the checks that failed
 */
export async function check({ processes }) {
  const failures = [];
  for (const { name, needs, command, args } of checks) {
    if (!existsSync(join(root, needs))) continue;
    try {
      const program = { name, command: process.execPath, args: [bin(command), ...args], cwd: root };
      await step(name, () => processes.run(program));
    } catch (error) {
      failures.push(asFailure(error));
    }
  }
  return failures;
}
