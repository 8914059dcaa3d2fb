// @ts-check
/** Makes the checkout ready to run: packages and builds. One command at a time; others wait for it. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuilt, targets } from './build.mjs';
import { root } from './files.mjs';
import { ensurePackages } from './packages.mjs';
import { releaseClaim, takeClaim } from './process/claim.mjs';
import { step } from './step.mjs';

const claim = join(root, 'server', 'dist', '.preparing');

/**
 * Installs the packages, generates the types, then builds the wanted targets side by side: each only if stale.
 * @param {import('./process/session.mjs').Session} session
 * @param {Array<'server' | 'web'>} wanted
 */
export async function prepare(session, wanted) {
  mkdirSync(dirname(claim), { recursive: true });
  session.atEnd(() => releaseClaim(claim));
  const other = takeClaim(claim, session.command);
  if (other) {
    await step(`Waiting for ${other.command} (process ${other.pid}), which is building`, async () => {
      while (takeClaim(claim, session.command)) await pause(200);
    });
  }
  await ensurePackages(session);
  await ensureBuilt(session, targets.types);
  await Promise.all(wanted.map((name) => ensureBuilt(session, targets[name])));
  releaseClaim(claim);
}
