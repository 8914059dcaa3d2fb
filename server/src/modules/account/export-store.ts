import type { Database } from '../../neo4j/database.js';

/** What is kept about a person, as they may take it with them; no secrets. */
export type AccountExport = Record<string, unknown>;

/** The newest so many of what the person did. */
const MOST_ENTRIES = 10_000;

/** Everything that is kept about a person; null when there is no such account. */
export async function exportOf(database: Database, userId: string): Promise<AccountExport | null> {
  const [found] = await database.read<{ account: AccountExport }>(
    `MATCH (u:User {id: $userId})
     RETURN {
       exportedAt: datetime.realtime(),
       person: u {.id, .name, .email, .emailVerified, .createdAt, .updatedAt},
       signIn: {
         password: EXISTS { MATCH (a:Account {userId: $userId, providerId: 'credential'}) WHERE a.password IS NOT NULL },
         secondFactor: coalesce(u.twoFactorEnabled, false),
         services: COLLECT { MATCH (a:Account {userId: $userId}) WHERE a.providerId <> 'credential' RETURN a {.providerId, .accountId, .issuer, .createdAt} ORDER BY a.id },
         passkeys: COLLECT { MATCH (p:Passkey {userId: $userId}) RETURN p {.name, .deviceType, .createdAt} ORDER BY p.id },
         sessions: COLLECT { MATCH (s:Session {userId: $userId}) RETURN s {.createdAt, .expiresAt, .ipAddress, .userAgent} ORDER BY s.createdAt DESC, s.id }
       },
       contact: head(COLLECT { MATCH (c:Contact {userId: $userId}) RETURN c {.position, .phone, .email, .visibility, .consentedAt} }),
       representations: COLLECT { MATCH (u)-[r:REPRESENTS]->(o:Organization) RETURN {organizationId: o.id, organization: o.name, role: r.role, since: r.since} ORDER BY o.id },
       seats: COLLECT { MATCH (u)-[:HOLDS]->(s:Seat)-[:SEAT_IN]->(c:Cluster) RETURN s {.side, .chair, .since, .until, clusterId: c.id, cluster: c.name} ORDER BY s.id },
       apiKeys: COLLECT { MATCH (k:Apikey {referenceId: $userId}) RETURN k {.name, .start, .createdAt, .expiresAt, .lastRequest} ORDER BY k.id },
       requests: COLLECT {
         MATCH (u)-[:ASKS]->(r:RepresentationRequest)
         RETURN r {.organizationName, .identifierScheme, .identifier, .role, .evidence, .state, .askedAt, .decidedAt, .reason} ORDER BY r.id
       },
       mandates: COLLECT {
         MATCH (u)-[:REPRESENTS]->(o:Organization) MATCH (m:Mandate {key: o.id + ':' + $userId})
         RETURN m {.organizationId, .limitMinor, .currency, .until, .givenAt} ORDER BY m.id
       },
       actions: COLLECT {
         MATCH (e:Entry {actorId: $userId})
         RETURN e {.at, .action, .objectType, .objectId, .organizationId} ORDER BY e.at DESC, e.id DESC LIMIT $most
       }
     } AS account`,
    { userId, most: MOST_ENTRIES },
  );
  return found?.account ?? null;
}
