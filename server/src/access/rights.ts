import type { RepresentationRole } from '../generated/schema.js';
import { Refusal } from '../shared/refusal.js';
import type { Scope, SignedIn } from './actor.js';

/** What may be done in the name of an organization: by which of its people, and by a key with which scope (null: by no key). */
const RIGHTS = {
  editOrganization: { roles: ['ADMIN'], scope: null },
  writeTie: { roles: ['ADMIN', 'REPRESENTATIVE'], scope: 'ties:write' },
  publishNotice: { roles: ['ADMIN', 'REPRESENTATIVE'], scope: 'notices:write' },
  proposeInitiative: { roles: ['ADMIN', 'REPRESENTATIVE'], scope: 'initiatives:write' },
  // People, roles, invitations, mandates and keys.
  manageOrganization: { roles: ['ADMIN'], scope: null },
  // A commitment binds the organization: the administrator without a limit, representatives and keys within a mandate.
  commit: { roles: ['ADMIN'], scope: null },
  commitInMandate: { roles: ['ADMIN', 'REPRESENTATIVE'], scope: 'initiatives:write' },
} as const satisfies Record<string, { roles: readonly RepresentationRole[]; scope: Scope | null }>;

export type Right = keyof typeof RIGHTS;

/** Whether the actor may do it in the name of the organization. */
export function mayActFor(actor: SignedIn, organizationId: string, right: Right): boolean {
  const { roles, scope }: { roles: readonly RepresentationRole[]; scope: Scope | null } = RIGHTS[right];
  const role = actor.representations.find((representation) => representation.organizationId === organizationId)?.role;
  if (role === undefined) return false;
  return actor.scopes === null ? roles.includes(role) : scope !== null && actor.scopes.includes(scope);
}

/** Throws FORBIDDEN when the actor may not do it in the name of the organization. */
export function mustActFor(actor: SignedIn, organizationId: string, right: Right, path: string[]): void {
  if (!mayActFor(actor, organizationId, right)) throw new Refusal('FORBIDDEN', `error.forbidden.${right}`, path);
}
