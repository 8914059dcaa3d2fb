import { z } from 'zod';
import type { Scope } from '../../access/actor.js';
import type { ApiKeyScope } from '../../generated/schema.js';

/** What the API calls a scope, and how it is kept. */
const SCOPES: Record<ApiKeyScope, Scope> = {
  READ: 'read',
  TIES_WRITE: 'ties:write',
  NOTICES_WRITE: 'notices:write',
  INITIATIVES_WRITE: 'initiatives:write',
  JOURNAL_READ: 'journal:read',
};

const ORDER = Object.keys(SCOPES) as ApiKeyScope[];

const kept = z.object({ scopes: z.array(z.string()) });

export const storedScopes = (scopes: readonly ApiKeyScope[]): Scope[] => ORDER.filter((scope) => scopes.includes(scope)).map((scope) => SCOPES[scope]);

/** The scopes in a key's permissions, in the order in which the API tells them. */
export function toldScopes(permissions: string): ApiKeyScope[] {
  const { scopes } = kept.parse(JSON.parse(permissions));
  return ORDER.filter((scope) => scopes.includes(SCOPES[scope]));
}
