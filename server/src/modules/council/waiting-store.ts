import { isAdministered } from '../../access/visibility.js';
import type { Locale } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import type { Named } from '../../shared/text.js';

/** Somebody in a cluster's council or secretariat. */
export type Councillor = { userId: string; clusterId: string };

/** What waits for one of them, with what a mail about it needs. */
export type Waiting = Councillor & {
  email: string;
  locale: Locale;
  cluster: Named & { slug: string };
  registrations: number;
  applications: number;
  contests: number;
  ties: number;
};

/** So long after one mail there is no other one. */
const PAUSE = 'duration({days: 1})';

/** What came before this moment is stored by now: a change takes less. So nothing falls between what one mail tells and the next one. */
const SETTLED = `${NOW} - duration({minutes: 1})`;

/** The person `u` acts for `organization`, or holds a seat that is filled from it: as `isOwnMatter`. */
const own = (organization: string): string =>
  `(EXISTS { (u)-[:REPRESENTS]->(${organization}) } OR EXISTS { (u)-[:HOLDS]->(:Seat)-[:FILLED_FROM]->(${organization}) })`;

/** Since when each of the kinds waits for the person `u` in the cluster `c`: what they may decide themselves, by the rules of each kind's policy. */
const REGISTRATIONS = `COLLECT {
  MATCH (r:RepresentationRequest)-[:TO_ACT_FOR]->(o:Organization)
  WHERE screens AND r.clusterId = c.id AND r.id > '' AND r.state = 'PENDING' AND r.personId <> u.id AND NOT ${isAdministered('o')}
    AND EXISTS { (o)<-[:OF]-(home:Membership {clusterId: c.id}) WHERE home.state IN ['ACTIVE', 'APPLIED'] }
  RETURN r.askedAt }`;
const APPLICATIONS = `COLLECT {
  MATCH (c)<-[:IN]-(m:Membership {state: 'APPLIED'})-[:OF]->(o:Organization)
  WHERE votes AND o.unchecked IS NULL AND NOT ${own('o')}
    AND NOT EXISTS { (o)<-[:TO_ACT_FOR]-(:RepresentationRequest {state: 'ACCEPTED', decider: 'SECRETARIAT', decidedById: u.id}) }
  RETURN reduce(last = coalesce(m.appliedAt, m.createdAt), at IN [(o)<-[:TO_ACT_FOR]-(w:RepresentationRequest {state: 'ACCEPTED'}) | w.decidedAt] |
                CASE WHEN at > last THEN at ELSE last END) }`;
const CONTESTS = `COLLECT {
  MATCH (k:Contest)-[:ABOUT]->(o:Organization) WHERE votes AND k.clusterId = c.id AND k.id > '' AND k.state = 'OPEN' AND NOT ${own('o')}
  RETURN k.contestedAt }`;
const TIES = `COLLECT {
  MATCH (t:Tie) WHERE t.reviewIn = c.id AND t.id > '' AND NOT coalesce(u.id IN [t.declaredById, t.confirmedById], false)
    AND NOT EXISTS { (t)-[:FROM|TO]->(o:Organization) WHERE ${own('o')} }
  RETURN coalesce(t.reviewAskedAt, t.confirmedAt) }`;

/**
 * Whoever is to be told, of all or of one person in one cluster: something waits that came since they were told last, which was a day ago
 * or longer. Nobody of the example: people who are made up have no post box.
 */
const TO_TELL = `MATCH (c:Cluster)<-[:SEAT_IN]-(s:Seat)<-[:HOLDS]-(u:User)
  WHERE NOT coalesce(c.example, false) AND u.emailVerified AND u.suspendedAt IS NULL
    AND ($one IS NULL OR (u.id = $one.userId AND c.id = $one.clusterId))
  WITH c, u, max(s.toldAt) AS toldAt, collect(s) AS seats
  WHERE toldAt IS NULL OR toldAt <= ${NOW} - ${PAUSE}
  WITH c, u, toldAt, seats, any(seat IN seats WHERE seat.chair OR seat.side = 'SECRETARIAT') AS screens, any(seat IN seats WHERE seat.side <> 'SECRETARIAT') AS votes
  WITH c, u, toldAt, seats, ${REGISTRATIONS} AS registrations, ${APPLICATIONS} AS applications, ${CONTESTS} AS contests, ${TIES} AS ties
  WHERE any(at IN registrations + applications + contests + ties WHERE at <= ${SETTLED} AND (toldAt IS NULL OR at > toldAt))`;

/** Those who are to be told, as it looks before anything is locked. */
export const councillorsToTell = (database: Database): Promise<Councillor[]> =>
  database.read<Councillor>(`${TO_TELL} RETURN u.id AS userId, c.id AS clusterId ORDER BY clusterId, userId`, { one: null });

/** What is to be told to one of them, which is noted as told; null when there is nothing any more. Of two who ask at once one gets it. */
export async function takeWaiting(transaction: Transaction, one: Councillor): Promise<Waiting | null> {
  await transaction.run('MATCH (u:User {id: $userId}) SET u.lockedBy = $clusterId', one);
  const [found] = await transaction.run<Waiting>(
    `${TO_TELL}
     FOREACH (seat IN seats | SET seat.toldAt = ${SETTLED})
     RETURN u.id AS userId, c.id AS clusterId, u.email AS email, c {.slug, .name, .nameKk, .nameRu, .nameEn} AS cluster,
            coalesce(u.locale, head(COLLECT { MATCH (u)-[:ASKS]->(r:RepresentationRequest) WHERE r.locale IS NOT NULL RETURN r.locale ORDER BY r.id DESC LIMIT 1 }), 'KK') AS locale,
            size(registrations) AS registrations, size(applications) AS applications, size(contests) AS contests, size(ties) AS ties`,
    { one },
  );
  return found ?? null;
}
