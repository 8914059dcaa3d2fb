import { defaultKeyHasher } from '@better-auth/api-key';
import { generateRandomString } from 'better-auth/crypto';
import { NOW } from '../../neo4j/clock.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import type { Scope } from '../actor.js';
import { KEY_LENGTH, KEY_PREFIX, KEY_START_LENGTH } from './plugins.js';

export type ApiKeyInput = { userId: string; organizationId: string; name: string; scopes: Scope[]; expiresInDays: number };

/** A key and its secret, not yet stored. */
export type NewApiKey = { id: string; secret: string };

const SECONDS_A_DAY = 24 * 60 * 60;

/** A key that nobody can guess. */
export const newApiKey = (): NewApiKey => ({ id: newId(), secret: KEY_PREFIX + generateRandomString(KEY_LENGTH, 'a-z', 'A-Z') });

/**
 * Stores a key as the sign-in library stores its own, so that the library recognises it; in a transaction of ours, so that it exists if
 * and only if what made it happened. The secret is stored hashed. What it may do is kept in its permissions, which no client can set.
 */
export async function storeApiKey(transaction: Transaction, { id, secret }: NewApiKey, input: ApiKeyInput): Promise<void> {
  const { userId, organizationId, name, scopes, expiresInDays } = input;
  await transaction.run(
    `WITH ${NOW} AS now
     CREATE (k:Apikey {createdAt: now, updatedAt: now, expiresAt: now + duration({seconds: $seconds})})
     SET k += $properties`,
    {
      seconds: Math.round(expiresInDays * SECONDS_A_DAY),
      properties: {
        ...{ id, name, organizationId, referenceId: userId, configId: 'default', prefix: KEY_PREFIX, start: secret.slice(0, KEY_START_LENGTH) },
        ...{ key: await defaultKeyHasher(secret), enabled: true, rateLimitEnabled: false, requestCount: 0 },
        permissions: JSON.stringify({ organization: [organizationId], scopes: [...new Set(scopes)] }),
      },
    },
  );
}
