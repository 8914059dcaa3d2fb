// @ts-check
/** How a started program is ended: politely first, by force after a bound. Used by the launcher and by its guard. */
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './alive.mjs';

/**
 * Ends a program with everything it started itself (its process group).
 * @param {number} pid leader of the group
 * @param {number} grace milliseconds between SIGTERM and SIGKILL
 */
export async function endGroup(pid, grace) {
  signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + grace;
  while (isAlive(pid) && Date.now() < deadline) await pause(20);
  // Also when the leader is gone: what it left behind must not outlive it.
  signalGroup(pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: the group has ended; EPERM: only a zombie is left of it (macOS).
    if (!['ESRCH', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  }
}
