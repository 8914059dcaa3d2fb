// @ts-check
/** Which processes live, told without mistaking a reused process number for the process that had it before. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * True while the process runs. A zombie (ended, but not yet collected by its parent) does not count.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (process.platform === 'linux') return linuxStart(pid) !== null;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * A text that only this very process has: another one that gets the same number later, even after a restart of the
 * machine, has a different one. Null when no such process lives.
 * @param {number} pid
 * @returns {string | null}
 */
export function processIdentity(pid) {
  if (process.platform === 'linux') {
    const start = linuxStart(pid);
    return start && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${start}`;
  }
  if (!isAlive(pid)) return null;
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}

/** @param {number} pid @returns {string | null} clock ticks from the machine's start to the process's */
function linuxStart(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 'ZX'.includes(state) ? null : (fields[18] ?? null);
}
