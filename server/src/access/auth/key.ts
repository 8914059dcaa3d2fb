import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { NOW } from '../../neo4j/clock.js';
import type { Database } from '../../neo4j/database.js';
import { SCOPES, type Identity } from '../actor.js';
import { hashOf, KEY_LENGTH, KEY_LIFETIME_DAYS, KEY_PREFIX, newApiKey, storeApiKey, type ApiKeyInput } from './new-key.js';

const SHAPE = new RegExp(`^${KEY_PREFIX}[A-Za-z]{${KEY_LENGTH}}$`);

/** Whether a key `k` holds, in Cypher. */
export const KEY_IN_FORCE = `k.enabled AND k.expiresAt > ${NOW}`;

/** What is kept with a key as its permissions. */
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

type KeyRow = { id: string; userId: string; name: string; permissions: string; noted: boolean };

/**
 * Whom the key acts for; null when it is unknown, expired or switched off. Rejects when the database does not answer. It only reads: if
 * each request wrote to its key, the many of one program would wait for each other.
 */
export async function identityOfKey(database: Database, secret: string): Promise<Identity | null> {
  if (!SHAPE.test(secret)) return null;
  const [row] = await database.read<KeyRow>(
    `MATCH (k:Apikey {key: $hash}) WHERE ${KEY_IN_FORCE}
     RETURN k.id AS id, k.referenceId AS userId, k.name AS name, k.permissions AS permissions,
            coalesce(k.lastRequest > ${NOW} - duration({minutes: 1}), false) AS noted`,
    { hash: hashOf(secret) },
  );
  if (row === undefined) return null;
  if (!row.noted) void noteUse(database, row.id).catch(() => undefined);
  const kept = permissions.safeParse(JSON.parse(row.permissions));
  // What it cannot read it cannot act on: a key that may not read is none.
  if (!kept.success || !kept.data.scopes.includes('read')) return null;
  const [organizationId] = kept.data.organization;
  return { kind: 'key', keyId: row.id, userId: row.userId, name: row.name, organizationId, scopes: kept.data.scopes };
}

/** Notes that a key was used, to the minute. Nobody waits for it, and a use that could not be noted is none the worse. */
const noteUse = (database: Database, id: string): Promise<unknown> =>
  database.write((transaction) => transaction.run(`MATCH (k:Apikey {id: $id}) SET k.lastRequest = ${NOW}`, { id }));
