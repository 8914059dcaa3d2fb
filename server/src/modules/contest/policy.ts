import type { SignedIn } from '../../access/actor.js';
import type { ContestRow } from './store.js';

/** Whether the actor votes in the council of the cluster: the secretariat has no vote, and a key no seat. */
export const votesInCouncil = (actor: SignedIn, clusterId: string): boolean => actor.seats.some((seat) => seat.clusterId === clusterId && seat.side !== 'SECRETARIAT');

/** Nobody answers in their own matter: neither who acts for the organization, nor who holds a seat that is filled from it. */
export const isOwnMatter = (actor: SignedIn, { organizationId }: Pick<ContestRow, 'organizationId'>): boolean =>
  actor.organizationIds.includes(organizationId) || actor.seats.some((seat) => seat.organizationId === organizationId);

/** Whether the actor can answer the contest now. */
export const canAnswer = (actor: SignedIn, contest: ContestRow): boolean =>
  contest.state === 'OPEN' && votesInCouncil(actor, contest.clusterId) && !isOwnMatter(actor, contest);
