import type { SignedIn } from '../../access/actor.js';
import type { ContestRow } from './store.js';

/** Whether the actor sits in the council of the cluster, as a person. */
export const sitsInCouncil = (actor: SignedIn, clusterId: string): boolean => actor.kind === 'person' && actor.seats.some((seat) => seat.clusterId === clusterId);

/** Nobody answers in their own matter. */
export const isOwnMatter = (actor: SignedIn, { organizationId }: Pick<ContestRow, 'organizationId'>): boolean => actor.organizationIds.includes(organizationId);

/** Whether the actor can answer the contest now. */
export const canAnswer = (actor: SignedIn, contest: ContestRow): boolean =>
  contest.state === 'OPEN' && sitsInCouncil(actor, contest.clusterId) && !isOwnMatter(actor, contest);
