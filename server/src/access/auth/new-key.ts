import { createHash } from 'node:crypto';
import { generateRandomString } from 'better-auth/crypto';
import { NOW } from '../../neo4j/clock.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import type { Scope } from '../actor.js';

/** How an API key begins, so that a leaked one is recognised. */
export const KEY_PREFIX = 'ozek_';
export const KEY_LENGTH = 64;
export const KEY_LIFETIME_DAYS = { min: 1, max: 365 };
/** So much of its beginning is kept readable, to tell it from others. */
const KEY_START_LENGTH = KEY_PREFIX.length + 4;

export type ApiKeyInput = { userId: string; organizationId: string; name: string; scopes: Scope[]; expiresInDays: number };

/** A key and its secret, not yet stored. */
export type NewApiKey = { id: string; secret: string };

const SECONDS_A_DAY = 24 * 60 * 60;

/** A key that nobody can guess. */
export const newApiKey = (): NewApiKey => ({ id: newId(), secret: KEY_PREFIX + generateRandomString(KEY_LENGTH, 'a-z', 'A-Z') });

/** What is kept of a secret: SHA-256 in base64url. It needs no salt and no slowness, because nobody tries 64 random letters. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Stores a key in a transaction that is given, so that it exists if and only if what made it happened; of its secret the hash alone. */
export async function storeApiKey(transaction: Transaction, { id, secret }: NewApiKey, input: ApiKeyInput): Promise<void> {
  const { userId, organizationId, name, scopes, expiresInDays } = input;
  await transaction.run(
    `WITH ${NOW} AS now
     CREATE (k:Apikey {createdAt: now, updatedAt: now, expiresAt: now + duration({seconds: $seconds})})
     SET k += $properties`,
    {
      seconds: Math.round(expiresInDays * SECONDS_A_DAY),
      properties: {
        ...{ id, name, organizationId, referenceId: userId, start: secret.slice(0, KEY_START_LENGTH) },
        ...{ key: hashOf(secret), enabled: true },
        permissions: JSON.stringify({ organization: [organizationId], scopes: [...new Set(scopes)] }),
      },
    },
  );
}
