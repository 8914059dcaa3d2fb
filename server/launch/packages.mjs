// @ts-check
/** The npm packages: installed again when the lock file has changed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { root, writeAtomically } from './files.mjs';
import { hashOf } from './hash.mjs';
import { step } from './step.mjs';

const installedLock = join(root, 'node_modules', '.ozek-lock');

/** @returns {boolean} */
export function havePackages() {
  return existsSync(installedLock) && readFileSync(installedLock, 'utf8') === lockHash();
}

/** @param {import('./process/session.mjs').Session} session */
export async function ensurePackages({ processes }) {
  if (havePackages()) return;
  await step('Installing the packages', async () => {
    const hash = lockHash();
    try {
      // Named, because NODE_ENV=production would leave out what the build needs.
      await processes.run({ name: 'npm ci', command: 'npm', args: ['ci', '--include=dev'], cwd: root });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure('npm could not install the packages.', error.code, error.details);
    }
    writeAtomically(installedLock, hash);
  });
}

function lockHash() {
  return hashOf(root, [{ path: 'package-lock.json' }]);
}
