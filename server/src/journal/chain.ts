import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** What an entry of the journal says; its hash covers all of it and the hash before it. */
export type EntryContent = {
  /** Orders by time; absent in what the hash of an entry of the first release covers. */
  id?: string | undefined;
  journalId: string;
  /** From 1 without a gap. */
  number: number;
  /** ISO 8601, by the database's clock. */
  at: string;
  action: string;
  actorKind: 'person' | 'key' | 'operator' | 'clock';
  actorId: string;
  organizationId: string | null;
  objectType: string;
  objectId: string;
  /** Canonical JSON: what is told to every reader of the entry, and under `digests` what changed. */
  change: string;
  requestId: string;
  previousHash: string;
};

/** An entry as it is kept: what it says, and the hash over it. */
export type StoredEntry = EntryContent & { id: string; hash: string };

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the canonical JSON of an entry, in hexadecimal. */
export function entryHash(content: EntryContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** What the hash of a kept entry covers: all but the hash, and nothing that may stand beside it. */
export function contentOf(entry: StoredEntry): EntryContent {
  const { id, journalId, number, at, action, actorKind, actorId, objectType, objectId, change, requestId, previousHash } = entry;
  // The database keeps no null.
  const organizationId = entry.organizationId ?? null;
  return { id, journalId, number, at, action, actorKind, actorId, organizationId, objectType, objectId, change, requestId, previousHash };
}

/** Whether the hash of a kept entry is the one over what it says. */
export function hashHolds(entry: StoredEntry): boolean {
  const { id, ...withoutId } = contentOf(entry);
  try {
    return entry.hash === entryHash({ id, ...withoutId }) || entry.hash === entryHash(withoutId);
  } catch (error) {
    // Somebody put there what no entry holds.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
