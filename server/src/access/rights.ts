import type { MutationResolvers, RepresentationRole } from '../generated/schema.js';
import { Refusal } from '../shared/refusal.js';
import type { Scope, SignedIn } from './actor.js';

/** A scope as the API names it. */
export const scopeInApi = (scope: Scope): string => scope.toUpperCase().replace(':', '_');

/** Who has a right: the table "who may do what", which docs/access.md shows. */
export type RightRule = {
  /** In words, for the table. */
  does: string;
  /** People of the organization in whose name it is done. */
  roles: readonly RepresentationRole[];
  /** The scope that a key of the organization needs; null where no key may. */
  scope: Scope | null;
  /** Council seats that may: any with a vote in the cluster, one filled from the organization, one of the secretariat or the chair, or any at all. */
  seat?: 'VOTING' | 'FILLED_FROM' | 'SECRETARIAT' | 'ANY';
  /** Everybody who is signed in as a person, about themselves. */
  self?: true;
  /** Whether those who are no administrators need a mandate that covers it. */
  mandate?: true;
  /** Whether the organization must be an active member of the cluster: an observer only reads. */
  member?: true;
};

const PEOPLE = ['ADMIN', 'REPRESENTATIVE'] as const;
const ADMINS = ['ADMIN'] as const;

/** What may be done, mostly in the name of an organization. Taking something back needs no membership: who left may still end what binds them. */
export const RIGHTS = {
  editOrganization: { does: 'edit the profile', roles: ADMINS, scope: null },
  manageOrganization: { does: 'change people, roles, invitations, mandates and API keys', roles: ADMINS, scope: null },
  leaveOrganization: { does: 'end one\'s own acting for the organization', roles: PEOPLE, scope: null },
  decideRequest: { does: 'decide who may act for the organization', roles: ADMINS, scope: null, seat: 'SECRETARIAT' },
  writeTie: { does: 'declare, confirm and reconfirm a tie, add evidence to it', roles: PEOPLE, scope: 'ties:write', member: true },
  endTie: { does: 'reject, withdraw and end a tie', roles: PEOPLE, scope: 'ties:write' },
  reviewTie: { does: 'review a formal tie, not in one\'s own matter and not having declared or confirmed it', roles: [], scope: null, seat: 'ANY' },
  publishNotice: { does: 'publish a notice, answer one', roles: PEOPLE, scope: 'notices:write', seat: 'FILLED_FROM', member: true },
  withdrawNotice: { does: 'take a notice back', roles: PEOPLE, scope: 'notices:write', seat: 'FILLED_FROM' },
  applyForMembership: { does: 'apply for membership of a cluster, take the application back', roles: ADMINS, scope: null },
  leaveCluster: { does: 'take the organization out of a cluster', roles: ADMINS, scope: null },
  decideMembership: { does: 'decide on an application for membership, not in one\'s own matter and not having checked who acts for the organization', roles: [], scope: null, seat: 'VOTING' },
  contestLabel: { does: 'contest the organization\'s place in the nucleus', roles: ADMINS, scope: null, member: true },
  answerContest: { does: 'answer a contest of a place in the nucleus, not in one\'s own matter', roles: [], scope: null, seat: 'VOTING' },
  proposeInitiative: { does: 'propose a joint action', roles: PEOPLE, scope: 'initiatives:write', member: true },
  cancelInitiative: { does: 'call off the organization\'s own joint action', roles: PEOPLE, scope: 'initiatives:write' },
  commit: { does: 'commit without a limit', roles: ADMINS, scope: null, member: true },
  commitInMandate: { does: 'commit within a mandate', roles: PEOPLE, scope: 'initiatives:write', mandate: true, member: true },
  withdrawCommitment: { does: 'take a commitment back or replace it: any for administrators, one\'s own for others', roles: PEOPLE, scope: 'initiatives:write' },
  askToRepresent: { does: 'register an organization, ask to act for one, take the wish back, accept an invitation', roles: [], scope: null, self: true },
  ownAccount: { does: 'show contact data, take them back, erase the account', roles: [], scope: null, self: true },
} as const satisfies Record<string, RightRule>;

export type Right = keyof typeof RIGHTS;

/** The right that each mutation asks for. One without an entry does not compile. */
export const RIGHT_OF_MUTATION = {
  accountErase: 'ownAccount',
  apiKeyMake: 'manageOrganization',
  apiKeyRevoke: 'manageOrganization',
  commitmentMake: 'commitInMandate',
  commitmentWithdraw: 'withdrawCommitment',
  contactRemove: 'ownAccount',
  contactSet: 'ownAccount',
  initiativeCancel: 'cancelInitiative',
  initiativePropose: 'proposeInitiative',
  invitationAccept: 'askToRepresent',
  invitationMake: 'manageOrganization',
  invitationRevoke: 'manageOrganization',
  labelContest: 'contestLabel',
  labelContestAnswer: 'answerContest',
  mandateGive: 'manageOrganization',
  mandateRevoke: 'manageOrganization',
  membershipApply: 'applyForMembership',
  membershipDecide: 'decideMembership',
  membershipLeave: 'leaveCluster',
  membershipWithdraw: 'applyForMembership',
  noticeAnswer: 'publishNotice',
  noticePublish: 'publishNotice',
  noticeWithdraw: 'withdrawNotice',
  organizationRegister: 'askToRepresent',
  organizationUpdate: 'editOrganization',
  representationAsk: 'askToRepresent',
  representationChange: 'manageOrganization',
  representationDecide: 'decideRequest',
  representationEnd: 'leaveOrganization',
  representationWithdraw: 'askToRepresent',
  tieAddEvidence: 'writeTie',
  tieConfirm: 'writeTie',
  tieDeclare: 'writeTie',
  tieEnd: 'endTie',
  tieReconfirm: 'writeTie',
  tieReject: 'endTie',
  tieReview: 'reviewTie',
  tieWithdraw: 'endTie',
} as const satisfies Record<keyof MutationResolvers, Right>;

/** Whether the actor may do it in the name of the organization, as one of its people or its key. */
export function mayActFor(actor: SignedIn, organizationId: string, right: Right): boolean {
  const { roles, scope }: RightRule = RIGHTS[right];
  const role = actor.representations.find((representation) => representation.organizationId === organizationId)?.role;
  if (role === undefined) return false;
  return actor.scopes === null ? roles.includes(role) : scope !== null && actor.scopes.includes(scope);
}

/** Throws FORBIDDEN when the actor may not do it in the name of the organization. */
export function mustActFor(actor: SignedIn, organizationId: string, right: Right, path: string[]): void {
  if (!mayActFor(actor, organizationId, right)) throw new Refusal('FORBIDDEN', `error.forbidden.${right}`, path);
}

/** Throws FORBIDDEN for a key without the scope that a mutation needs, whatever it is about; one that no key may is refused for that. */
export function mustHaveScope(actor: SignedIn, mutation: keyof typeof RIGHT_OF_MUTATION): void {
  const { scope }: RightRule = RIGHTS[RIGHT_OF_MUTATION[mutation]];
  if (scope === null || actor.scopes === null || actor.scopes.includes(scope)) return;
  throw new Refusal('FORBIDDEN', 'error.forbidden.scope', [], { arguments: { scope: scopeInApi(scope) } });
}

/** Throws FORBIDDEN for a key: what is a person's own, and whom people act for, is no program's to decide. */
export function mustBePerson(actor: SignedIn): void {
  if (actor.kind !== 'person') throw new Refusal('FORBIDDEN', 'error.forbidden.personOnly');
}
