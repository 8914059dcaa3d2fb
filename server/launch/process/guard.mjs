// @ts-check
/**
 * The guard: a small process of its own that outlives the launcher by a moment, so that not even SIGKILL leaves a Java
 * process behind. It reads "+ pid grace" and "- pid" lines; when the launcher is gone, its end of the pipe closes, and
 * the guard ends what still lives, last started first.
 */
import { createInterface } from 'node:readline';
import { endGroup } from './ending.mjs';

/** @type {Map<number, number>} grace by process number, in order of start */
const started = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const [sign, pid, grace] = line.split(' ');
  if (sign === '+') started.set(Number(pid), Number(grace));
  else started.delete(Number(pid));
}
for (const [pid, grace] of [...started].reverse()) await endGroup(pid, grace);
