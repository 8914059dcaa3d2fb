import type { Locale } from '../../generated/schema.js';
import type { Transaction } from '../../neo4j/database.js';

/** Somebody who is told by mail how a purchase ended, with what the mail needs; `organizes` where it is their organization's. */
export type Reader = { email: string; locale: Locale; title: string; slug: string; organizes: boolean };

/**
 * Who proposed it and who committed, and with them the administrators of their organizations, each once, in the language in which it was
 * proposed or committed. A key's maker stands for the key. Of the example nobody is: people who are made up have no post box.
 */
export const readersOfEnding = (transaction: Transaction, id: string, exceptId: string | null): Promise<Reader[]> =>
  transaction.run<Reader>(
    `MATCH (i:Initiative {id: $id})-[:IN]->(cluster:Cluster)
     CALL (i) {
       MATCH (i)-[:PROPOSED_BY]->(o:Organization) WHERE i.proposedById IS NOT NULL
       RETURN o, [i.proposedById] AS authorIds, i.locale AS locale, true AS organizes
       UNION ALL
       MATCH (i)<-[:LINE_OF]-(:Line)<-[:FOR]-(c:Commitment {state: 'LIVE'})-[:MADE_BY]->(o:Organization) WHERE c.holderId IS NOT NULL
       RETURN o, collect(c.holderId) AS authorIds, head(collect(c.locale)) AS locale, false AS organizes
     }
     MATCH (u:User)-[r:REPRESENTS]->(o)
     WHERE (r.role = 'ADMIN' OR u.id IN authorIds OR EXISTS { MATCH (k:Apikey {referenceId: u.id}) WHERE k.id IN authorIds })
       AND u.emailVerified AND u.suspendedAt IS NULL AND ($exceptId IS NULL OR u.id <> $exceptId)
     RETURN u.email AS email, coalesce(head(collect(locale)), 'KK') AS locale, i.title AS title, cluster.slug AS slug,
            true IN collect(organizes) AS organizes ORDER BY email`,
    { id, exceptId },
  );
