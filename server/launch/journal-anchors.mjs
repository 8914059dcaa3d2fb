// @ts-check
/** The heads of the journals outside the database (server/src/journal/anchor-file.ts), as far as a restore touches them. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

const ownerOnly = 0o600;

/**
 * Notes beside the database that it was restored from a copy, and may be older than what was kept of its journals: from then on
 * `npm run journal:verify` takes the loss of their ends for what it is. To be called once the copy is in its place.
 * @param {string} data the data folder
 * @param {{ from: string, at?: Date }} restore name of the copy, and when
 */
export async function recordRestore(data, { from, at = new Date() }) {
  const line = JSON.stringify({ kind: 'restore', at: at.toISOString(), from });
  await appendFile(join(data, 'journal-anchors.jsonl'), `\n${line}\n`, { mode: ownerOnly });
}
