import type { RepresentationRole, SeatSide } from '../generated/schema.js';
import type { Database } from '../neo4j/database.js';
import type { Author } from '../journal/operation.js';

export type ActorRepresentation = { organizationId: string; role: RepresentationRole; since: string };
export type ActorSeat = { id: string; clusterId: string; side: SeatSide; chair: boolean; since: string };

/** What an API key may do beyond reading. */
export type Scope = 'read' | 'ties:write' | 'notices:write' | 'initiatives:write' | 'journal:read';

type Reach = {
  /** Clusters whose members, ties and nucleus are shown: the open ones, and the actor's own. */
  clusterIds: string[];
  /** Clusters that one of the actor's organizations is an active member of. */
  memberClusterIds: string[];
  /** Clusters in whose council or secretariat the actor sits. */
  councilIds: string[];
  /** The organizations that the actor acts for. */
  organizationIds: string[];
};

export type Visitor = Reach & { kind: 'visitor' };

/** A person with a session, or an API key acting for one organization. */
export type SignedIn = Reach & {
  kind: 'person' | 'key';
  id: string;
  name: string;
  email: string | null;
  representations: ActorRepresentation[];
  seats: ActorSeat[];
  /** Null for a person, who may do what their roles allow. */
  scopes: Scope[] | null;
};

export type Actor = Visitor | SignedIn;

/** Whom a request says it comes from, checked by the sign-in library. */
export type Identity =
  | { kind: 'person'; userId: string; name: string; email: string }
  | { kind: 'key'; keyId: string; userId: string; name: string; organizationId: string; scopes: Scope[] };

type ActorRow = {
  openIds: string[];
  representations: (ActorRepresentation & { memberships: { clusterId: string; state: string }[] })[];
  seats: ActorSeat[];
};

/**
 * Who the actor is and how far they see, read anew for each request: a right that was taken back ends with the next one.
 * A key sees what its organization sees, and never sits in a council.
 */
export async function findActor(database: Database, identity: Identity | null): Promise<Actor> {
  const [row] = await database.read<ActorRow>(
    `OPTIONAL MATCH (open:Cluster) WHERE open.open
     WITH collect(open.id) AS openIds
     OPTIONAL MATCH (user:User {id: $userId})
     RETURN openIds,
            COLLECT {
              MATCH (user)-[r:REPRESENTS]->(o:Organization)
              WHERE $organizationId IS NULL OR o.id = $organizationId
              RETURN {organizationId: o.id, role: r.role, since: r.since,
                      memberships: COLLECT { MATCH (o)<-[:OF]-(m:Membership) RETURN {clusterId: m.clusterId, state: m.state} }}
            } AS representations,
            COLLECT {
              MATCH (user)-[:HOLDS]->(s:Seat)-[:SEAT_IN]->(c:Cluster)
              WHERE $organizationId IS NULL AND s.since <= date() AND (s.until IS NULL OR s.until >= date())
              RETURN {id: s.id, clusterId: c.id, side: s.side, chair: s.chair, since: s.since}
            } AS seats`,
    { userId: identity?.userId ?? null, organizationId: identity?.kind === 'key' ? identity.organizationId : null },
  );
  const openIds = row?.openIds ?? [];
  if (identity === null) return { kind: 'visitor', clusterIds: openIds, memberClusterIds: [], councilIds: [], organizationIds: [] };
  const representations = row?.representations ?? [];
  const seats = row?.seats ?? [];
  const memberships = representations.flatMap((representation) => representation.memberships);
  const councilIds = seats.map((seat) => seat.clusterId);
  const reading = memberships.filter(({ state }) => state === 'ACTIVE' || state === 'OBSERVER').map(({ clusterId }) => clusterId);
  return {
    kind: identity.kind,
    id: identity.kind === 'key' ? identity.keyId : identity.userId,
    name: identity.name,
    email: identity.kind === 'person' ? identity.email : null,
    representations: representations.map(({ organizationId, role, since }) => ({ organizationId, role, since })),
    seats,
    scopes: identity.kind === 'key' ? identity.scopes : null,
    clusterIds: [...new Set([...openIds, ...reading, ...councilIds])],
    memberClusterIds: [...new Set(memberships.filter(({ state }) => state === 'ACTIVE').map(({ clusterId }) => clusterId))],
    councilIds,
    organizationIds: representations.map(({ organizationId }) => organizationId),
  };
}

/** The part of an actor that queries need, as their parameter `$actor`. */
export function reachOf(actor: Actor): Reach {
  const { clusterIds, memberClusterIds, councilIds, organizationIds } = actor;
  return { clusterIds, memberClusterIds, councilIds, organizationIds };
}

/** Whether the actor reads journals at all: a key needs the scope for it. */
export const readsJournals = (actor: Actor): boolean => actor.kind !== 'key' || actor.scopes === null || actor.scopes.includes('journal:read');

/** The journals that the actor reads as a whole: those of own organizations, and those of clusters in whose council they sit. */
export const journalsOf = (actor: Actor): { own: string[]; councils: string[] } =>
  readsJournals(actor) ? { own: actor.organizationIds, councils: actor.councilIds } : { own: [], councils: [] };

/** The actor as the author of a change. */
export const authorOf = (actor: SignedIn): Author => ({ kind: actor.kind, id: actor.id });
