import { randomUUID } from 'node:crypto';
import { entryHash, GENESIS, type EntryContent } from '../../../server/src/journal/chain.js';
import type { Anchor, Head, ReadEntry } from '../../../server/src/journal/verify.js';
import { idAt } from '../../../server/src/shared/identifier.js';

/** A journal as it should be. */
export type Chain = { journalId: string; entries: ReadEntry[]; head: Head; anchors: Anchor[] };

const START = Date.parse('2026-03-01T08:00:00Z');

/** An entry with its hash, as the writer makes it. */
export function sealed(content: EntryContent & { id: string }): ReadEntry {
  return { ...content, key: `${content.journalId}:${content.number}`, hash: entryHash(content) };
}

/** Hashes entries anew from a place on, each over the one before. */
export function rehash(entries: ReadEntry[], from: number): void {
  for (let i = from; i < entries.length; i++) {
    const { hash: _hash, key: _key, ...content } = entries[i] as ReadEntry;
    entries[i] = sealed({ ...content, previousHash: entries[i - 1]?.hash ?? GENESIS });
  }
}

export const headOf = (entries: readonly ReadEntry[]): Head => ({ number: entries.length, hash: entries.at(-1)?.hash ?? GENESIS });

/** A journal of so many entries, of which some heads were kept outside. */
export function chainOf(length: number, keptAt: readonly number[] = []): Chain {
  const journalId = randomUUID();
  const entries: ReadEntry[] = [];
  for (let number = 1; number <= length; number++) {
    const at = new Date(START + number * 60_000).toISOString();
    entries.push(
      sealed({
        id: idAt(at),
        journalId,
        number,
        at,
        action: number % 3 === 0 ? 'tie.confirm' : 'notice.publish',
        actorKind: 'person',
        actorId: randomUUID(),
        organizationId: number % 5 === 0 ? null : randomUUID(),
        objectType: number % 3 === 0 ? 'Tie' : 'Notice',
        objectId: randomUUID(),
        change: `{"digests":{"state":[null,"${number}"]}}`,
        requestId: randomUUID(),
        previousHash: entries.at(-1)?.hash ?? GENESIS,
      }),
    );
  }
  const anchors = keptAt.map((number) => ({ number, hash: entries[number - 1]?.hash ?? '', at: new Date(START).toISOString() }));
  return { journalId, entries, head: headOf(entries), anchors };
}
