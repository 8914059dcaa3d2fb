import type { RepresentationRole, SeatSide } from '../generated/schema.js';
import { TODAY } from '../neo4j/clock.js';
import type { Database } from '../neo4j/database.js';
import type { OpenClusters } from './open-clusters.js';
import type { Author } from '../journal/operation.js';

export type ActorRepresentation = {
  organizationId: string;
  role: RepresentationRole;
  since: string;
  /** Whether the actor holds a mandate of the organization that is in force. */
  mandated: boolean;
};
export type ActorSeat = {
  id: string;
  clusterId: string;
  side: SeatSide;
  chair: boolean;
  since: string;
  /** The organization that it is filled from; null for one filled from none. */
  organizationId: string | null;
};

/** What an API key may do beyond reading. */
export const SCOPES = ['read', 'ties:write', 'notices:write', 'initiatives:write', 'journal:read'] as const;
export type Scope = (typeof SCOPES)[number];

type Reach = {
  /** Clusters whose members, ties and nucleus are shown: the open ones, and the actor's own. */
  clusterIds: string[];
  /** Clusters that one of the actor's organizations is an active member of. */
  memberClusterIds: string[];
  /** Clusters in whose council or secretariat the actor sits. */
  councilIds: string[];
  /** The organizations that the actor acts for. */
  organizationIds: string[];
  /**
   * Organizations that the actor sees because something binds them: a tie that holds or held, one that they declared to the actor's
   * organization, a purchase of theirs that the actor's organization committed to, a wish to act for them that waits for the actor, and the
   * one that the actor registered.
   */
  boundIds: string[];
  /** Clusters in whose secretariat the actor sits, or whose council they lead. */
  secretariatIds: string[];
  /** The organizations that the actor administers; none for a key. */
  adminIds: string[];
  /** The account's id; null for a visitor and for a key. */
  personId: string | null;
};

/** Who is nothing to anybody: with the clusters that are shown, a visitor. */
export const NOBODY: Omit<Reach, 'clusterIds'> = {
  memberClusterIds: [],
  councilIds: [],
  organizationIds: [],
  boundIds: [],
  secretariatIds: [],
  adminIds: [],
  personId: null,
};

export type Visitor = Reach & { kind: 'visitor' };

/** A person with a session, or an API key acting for one organization. */
export type SignedIn = Reach & {
  kind: 'person' | 'key';
  id: string;
  /** The account: the person's own, or that of the key's maker. */
  userId: string;
  name: string;
  email: string | null;
  /** Whether the person showed that the address is theirs; false for a key. */
  emailVerified: boolean;
  representations: ActorRepresentation[];
  seats: ActorSeat[];
  /** Clusters that they belong to: by an organization that is a member or an observer, or by a seat. */
  ownClusterIds: string[];
  /** Null for a person, who may do what their roles allow. */
  scopes: Scope[] | null;
};

export type Actor = Visitor | SignedIn;

/** Whom a request says it comes from, checked by the sign-in library. */
export type Identity =
  | { kind: 'person'; userId: string; name: string; email: string }
  | { kind: 'key'; keyId: string; userId: string; name: string; organizationId: string; scopes: Scope[] };

type ActorRow = {
  known: boolean;
  emailVerified: boolean;
  representations: (ActorRepresentation & { memberships: { clusterId: string; state: string }[] })[];
  seats: ActorSeat[];
  boundIds: string[];
};

/** What the database knows of whoever comes by an account or a key; of a suspended account nothing. */
const ACTOR = `OPTIONAL MATCH (user:User {id: $userId}) WHERE user.suspendedAt IS NULL
  RETURN user IS NOT NULL AS known, coalesce(user.emailVerified, false) AS emailVerified,
         COLLECT {
           MATCH (user)-[r:REPRESENTS]->(o:Organization)
           WHERE $organizationId IS NULL OR o.id = $organizationId
           RETURN {organizationId: o.id, role: r.role, since: r.since,
                   mandated: EXISTS { MATCH (m:Mandate {key: o.id + ':' + $id}) WHERE m.until >= ${TODAY} },
                   memberships: COLLECT { MATCH (o)<-[:OF]-(m:Membership) RETURN {clusterId: m.clusterId, state: m.state} }}
         } AS representations,
         COLLECT {
           MATCH (user)-[:HOLDS]->(s:Seat)-[:SEAT_IN]->(c:Cluster)
           WHERE $organizationId IS NULL
           RETURN {id: s.id, clusterId: c.id, side: s.side, chair: s.chair, since: s.since,
                   organizationId: head([(s)-[:FILLED_FROM]->(from:Organization) | from.id])}
         } AS seats,
         COLLECT {
           MATCH (user)-[:REPRESENTS]->(own:Organization)<-[:FROM|TO]-(bond:Tie)-[:FROM|TO]->(o:Organization)
           WHERE ($organizationId IS NULL OR own.id = $organizationId) AND o <> own
             AND (bond.state IN ['CONFIRMED', 'STALE', 'ENDED'] OR (bond.state = 'PROPOSED' AND bond.declaredByOrganizationId = o.id))
           RETURN DISTINCT o.id
         } + COLLECT {
           MATCH (user)-[:REPRESENTS]->(own:Organization)<-[:MADE_BY]-(:Commitment {state: 'LIVE'})-[:FOR]->(:Line)-[:LINE_OF]->(:Initiative)-[:PROPOSED_BY]->(o:Organization)
           WHERE ($organizationId IS NULL OR own.id = $organizationId) AND o <> own
           RETURN DISTINCT o.id
         } + COLLECT {
           MATCH (user)-[:ASKS]->(:RepresentationRequest {state: 'PENDING', registers: true})-[:TO_ACT_FOR]->(o:Organization)
           WHERE $organizationId IS NULL RETURN o.id
         } + COLLECT {
           MATCH (user)-[:HOLDS]->(s:Seat)-[:SEAT_IN]->(c:Cluster)
           WHERE $organizationId IS NULL AND (s.chair OR s.side = 'SECRETARIAT')
           MATCH (wish:RepresentationRequest)-[:TO_ACT_FOR]->(o:Organization) WHERE wish.clusterId = c.id AND wish.state = 'PENDING'
           RETURN DISTINCT o.id
         } AS boundIds`;

/** Somebody who is known, as the actor that queries ask. */
function signedIn(identity: Identity, { representations, seats, boundIds, emailVerified }: ActorRow, openIds: string[]): SignedIn {
  const isPerson = identity.kind === 'person';
  const memberships = representations.flatMap((representation) => representation.memberships);
  const councilIds = seats.map((seat) => seat.clusterId);
  const reading = memberships.filter(({ state }) => state === 'ACTIVE' || state === 'OBSERVER').map(({ clusterId }) => clusterId);
  const ownClusterIds = [...new Set([...reading, ...councilIds])];
  return {
    kind: identity.kind,
    id: isPerson ? identity.userId : identity.keyId,
    userId: identity.userId,
    name: identity.name,
    email: isPerson ? identity.email : null,
    emailVerified: isPerson && emailVerified,
    representations: representations.map(({ memberships: _memberships, ...representation }) => representation),
    seats,
    ownClusterIds,
    scopes: isPerson ? null : identity.scopes,
    clusterIds: [...new Set([...openIds, ...ownClusterIds])],
    memberClusterIds: [...new Set(memberships.filter(({ state }) => state === 'ACTIVE').map(({ clusterId }) => clusterId))],
    councilIds,
    organizationIds: representations.map(({ organizationId }) => organizationId),
    boundIds,
    secretariatIds: seats.filter(({ side, chair }) => chair || side === 'SECRETARIAT').map(({ clusterId }) => clusterId),
    adminIds: isPerson ? representations.filter(({ role }) => role === 'ADMIN').map(({ organizationId }) => organizationId) : [],
    personId: isPerson ? identity.userId : null,
  };
}

/**
 * Who the actor is and how far they see, read anew for each request: a right that was taken back ends with the next one. A suspended
 * account is nobody, a visitor. A key sees what its organization sees, and never sits in a council; null for a key whose maker is
 * suspended or does not act for the organization any more.
 */
export async function findActor(database: Database, openClusters: OpenClusters, identity: Identity | null): Promise<Actor | null> {
  const openIds = await openClusters.ids();
  const visitor: Visitor = { kind: 'visitor', clusterIds: openIds, ...NOBODY };
  if (identity === null) return visitor;
  const isKey = identity.kind === 'key';
  const parameters = { id: isKey ? identity.keyId : identity.userId, userId: identity.userId, organizationId: isKey ? identity.organizationId : null };
  const [row] = await database.read<ActorRow>(ACTOR, parameters);
  if (row === undefined) throw new Error('whoever asks is known or not');
  if (isKey && row.representations.length === 0) return null;
  return row.known ? signedIn(identity, row, openIds) : visitor;
}

/** The part of an actor that queries need, as their parameter `$actor`. */
export function reachOf(actor: Actor): Reach {
  const { clusterIds, memberClusterIds, councilIds, organizationIds, boundIds, secretariatIds, adminIds, personId } = actor;
  return { clusterIds, memberClusterIds, councilIds, organizationIds, boundIds, secretariatIds, adminIds, personId };
}

/** Whether the actor reads journals at all: a key needs the scope for it. */
export const readsJournals = (actor: Actor): boolean => actor.kind !== 'key' || actor.scopes === null || actor.scopes.includes('journal:read');

/** The journals that the actor reads as a whole: those of own organizations, and those of clusters in whose council they sit. */
export const journalsOf = (actor: Actor): { own: string[]; councils: string[] } =>
  readsJournals(actor) ? { own: actor.organizationIds, councils: actor.councilIds } : { own: [], councils: [] };

/** The actor as the author of a change. */
export const authorOf = (actor: SignedIn): Author => ({ kind: actor.kind, id: actor.id });
