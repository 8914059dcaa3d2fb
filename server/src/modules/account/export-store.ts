import type { Database } from '../../neo4j/database.js';

/** What is kept about a person, as they may take it with them; no secrets. */
export type AccountExport = Record<string, unknown>;

/** The newest so many of what the person did. */
const MOST_ENTRIES = 10_000;

/** Everything that is kept about a person; null when there is no such account. */
export async function exportOf(database: Database, userId: string): Promise<AccountExport | null> {
  // Sorted before the maps are made: Neo4j 5.26 forgets an order inside COLLECT by what is not returned.
  const [found] = await database.read<{ account: AccountExport }>(
    `MATCH (u:User {id: $userId})
     RETURN {
       exportedAt: datetime.realtime(),
       person: u {.id, .name, .email, .emailVerified, .createdAt, .updatedAt, .termsVersion, .termsAcceptedAt, .locale},
       signIn: {
         password: EXISTS { MATCH (a:Account {userId: $userId, providerId: 'credential'}) WHERE a.password IS NOT NULL },
         secondFactor: coalesce(u.twoFactorEnabled, false),
         services: COLLECT { MATCH (a:Account {userId: $userId}) WHERE a.providerId <> 'credential' WITH a ORDER BY a.id RETURN a {.providerId, .accountId, .issuer, .createdAt} },
         passkeys: COLLECT { MATCH (p:Passkey {userId: $userId}) WITH p ORDER BY p.id RETURN p {.name, .deviceType, .createdAt} },
         sessions: COLLECT { MATCH (s:Session {userId: $userId}) WITH s ORDER BY s.createdAt DESC, s.id RETURN s {.createdAt, .expiresAt, .ipAddress, .userAgent} }
       },
       contact: head(COLLECT { MATCH (c:Contact {userId: $userId}) RETURN c {.position, .phone, .email, .visibility, .consentedAt} }),
       representations: COLLECT { MATCH (u)-[r:REPRESENTS]->(o:Organization) WITH r, o ORDER BY o.id RETURN {organizationId: o.id, organization: o.name, role: r.role, since: r.since} },
       seats: COLLECT { MATCH (u)-[:HOLDS]->(s:Seat)-[:SEAT_IN]->(c:Cluster) WITH s, c ORDER BY s.id RETURN s {.side, .chair, .since, .until, clusterId: c.id, cluster: c.name} },
       apiKeys: COLLECT { MATCH (k:Apikey {referenceId: $userId}) WITH k ORDER BY k.id RETURN k {.name, .start, .createdAt, .expiresAt, .lastRequest} },
       requests: COLLECT {
         MATCH (u)-[:ASKS]->(r:RepresentationRequest)
         WITH r ORDER BY r.id
         RETURN r {.organizationName, .identifierScheme, .identifier, .role, .evidence, .state, .askedAt, .decidedAt, .reason}
       },
       mandates: COLLECT {
         MATCH (u)-[:REPRESENTS]->(o:Organization) MATCH (m:Mandate {key: o.id + ':' + $userId})
         WITH m ORDER BY m.id
         RETURN m {.organizationId, .limitMinor, .currency, .until, .givenAt}
       },
       actions: COLLECT {
         MATCH (e:Entry {actorId: $userId})
         WITH e ORDER BY e.at DESC, e.id DESC LIMIT $most
         RETURN e {.at, .action, .objectType, .objectId, .organizationId}
       }
     } AS account`,
    { userId, most: MOST_ENTRIES },
  );
  return found?.account ?? null;
}
