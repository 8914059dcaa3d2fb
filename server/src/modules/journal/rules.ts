import { z } from 'zod';
import type { Locale } from '../../generated/schema.js';
import { hasText, say } from '../../shared/text.js';

/** A changed field with the digests of what it was and what it became. */
export type FieldChange = { field: string; before: string | null; after: string | null };

const recorded = z.object({ digests: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])).optional() });

/** The changed fields of an entry, by their names. */
export function fieldsOf(change: string | null): FieldChange[] {
  const { digests = {} } = change === null ? {} : recorded.parse(JSON.parse(change));
  return Object.entries(digests).map(([field, [before, after]]) => ({ field, before, after }));
}

/**
 * An entry as a sentence. An act that has no sentence of its own is named; one that is not told is only said to be there.
 * @param organization name of the organization in whose name it was done, null where there is none or it is not told
 */
export function sentenceOf(locale: Locale, action: string | null, organization: string | null): string {
  if (action === null) return say(locale, 'journal.untold');
  const key = `journal.act.${action}`;
  const known = organization === null ? 'no' : 'yes';
  return say(locale, hasText(key) ? key : 'journal.unknown', { action, known, organization: organization ?? '' });
}
