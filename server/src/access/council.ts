import type { SignedIn } from './actor.js';

/** Whether the actor votes in the council of the cluster: the secretariat has no vote, and a key no seat. */
export const votesInCouncil = (actor: SignedIn, clusterId: string): boolean => actor.seats.some((seat) => seat.clusterId === clusterId && seat.side !== 'SECRETARIAT');

/** Whether the actor sits in the council of the cluster or in its secretariat. */
export const sitsInCouncil = (actor: SignedIn, clusterId: string): boolean => actor.seats.some((seat) => seat.clusterId === clusterId);

/** Nobody decides in their own matter: neither who acts for the organization, nor who holds a seat that is filled from it. */
export const isOwnMatter = (actor: SignedIn, { organizationId }: { organizationId: string }): boolean =>
  actor.organizationIds.includes(organizationId) || actor.seats.some((seat) => seat.organizationId === organizationId);
