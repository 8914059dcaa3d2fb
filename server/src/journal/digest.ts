import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** Of each changed field the digests of what it was and what it became; null where it had no value. */
export type Digests = Record<string, [before: string | null, after: string | null]>;

type Fields = Record<string, unknown>;

/** SHA-256 over salt, field and value as canonical JSON, in hexadecimal: without the salt a quantity could be found by trying. */
const digestOf = (salt: string, field: string, value: unknown): string =>
  createHash('sha256').update(canonicalJson([salt, field, value])).digest('hex');

/**
 * The digests of the fields that differ. They are part of what is hashed, the salt is not: once it is erased nobody can tell what the
 * values were, and the chain still holds.
 */
export function digestsOf(before: Fields, after: Fields, salt: string): Digests {
  const digests: Digests = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, became] = [before[field] ?? null, after[field] ?? null];
    if (canonicalJson(was) === canonicalJson(became)) continue;
    digests[field] = [was === null ? null : digestOf(salt, field, was), became === null ? null : digestOf(salt, field, became)];
  }
  return digests;
}

/** Of a row the fields that a change sets, as they are before it. */
export const before = (row: Fields, set: Fields): Fields => Object.fromEntries(Object.keys(set).map((field) => [field, row[field]]));
