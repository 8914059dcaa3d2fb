import { createHash } from 'node:crypto';

/** What an entry of the journal says; its hash covers all of it and the hash before it. */
export type EntryContent = {
  journalId: string;
  number: number;
  /** ISO 8601, by the database's clock. */
  at: string;
  action: string;
  actorKind: 'person' | 'key' | 'operator' | 'clock';
  actorId: string;
  organizationId: string | null;
  objectType: string;
  objectId: string;
  /** Canonical JSON. */
  change: string;
  requestId: string;
  previousHash: string;
};

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64);

/** JSON with the keys of every object in code-unit order and no white space, after RFC 8785 for the values used here (text, integers, null). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  return JSON.stringify(value ?? null);
}

/** SHA-256 over the canonical JSON of an entry, in hexadecimal. */
export function entryHash(content: EntryContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
