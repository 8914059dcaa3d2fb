import type { IncomingHttpHeaders } from 'node:http';
import { defaultKeyHasher } from '@better-auth/api-key';
import { z } from 'zod';
import { SCOPES, type Identity } from '../actor.js';
import type { Library } from './auth.js';
import type { Database } from '../../neo4j/database.js';
import { newApiKey, storeApiKey, type ApiKeyInput } from './new-key.js';
import { KEY_LENGTH, KEY_LIFETIME_DAYS, KEY_PREFIX } from './plugins.js';

const SHAPE = new RegExp(`^${KEY_PREFIX}[A-Za-z]{${KEY_LENGTH}}$`);

/**
 * What is kept with a key. In its permissions, because the library lets only the server set those; a key's metadata its owner may set.
 */
const permissions = z.object({ organization: z.tuple([z.string().min(1)]), scopes: z.array(z.enum(SCOPES)) });

const apiKeyInput = z.object({
  userId: z.string().min(1),
  organizationId: z.string().min(1),
  name: z.string().trim().min(1).max(32),
  scopes: z.array(z.enum(SCOPES)).refine((scopes) => scopes.includes('read')),
  expiresInDays: z.number().min(KEY_LIFETIME_DAYS.min).max(KEY_LIFETIME_DAYS.max),
});

/** Makes a key that acts for one organization in the name of its user: for the operator and the example. */
export async function createApiKey(database: Database, input: ApiKeyInput): Promise<{ id: string; key: string }> {
  const checked = apiKeyInput.parse(input);
  const made = newApiKey();
  await database.write((transaction) => storeApiKey(transaction, made, checked));
  return { id: made.id, key: made.secret };
}

/** The API key that a request shows, whatever it is worth; null when it shows none. */
export function apiKeyOf(headers: IncomingHttpHeaders): string | null {
  const own = headers['x-api-key'];
  if (own !== undefined) return Array.isArray(own) ? own.join() : own;
  const [scheme, ...rest] = (headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' ? rest.join(' ').trim() : null;
}

/** Whom the key acts for; null when it is unknown, expired or switched off. Rejects when the database does not answer. */
export async function identityOfKey(auth: Library, key: string): Promise<Identity | null> {
  if (!SHAPE.test(key)) return null;
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
  if (!valid || found === null) {
    await mustAnswer(auth, key);
    return null;
  }
  const kept = permissions.safeParse(found.permissions);
  // What it cannot read it cannot act on: a key that may not read is none.
  if (!kept.success || !kept.data.scopes.includes('read')) return null;
  const [organizationId] = kept.data.organization;
  return { kind: 'key', keyId: found.id, userId: found.referenceId, name: found.name ?? '', organizationId, scopes: kept.data.scopes };
}

/** The library calls every key invalid while the database does not answer; a lookup of our own tells the one from the other. */
async function mustAnswer(auth: Library, key: string): Promise<void> {
  const { adapter } = await auth.$context;
  await adapter.count({ model: 'apikey', where: [{ field: 'key', value: await defaultKeyHasher(key) }] });
}
