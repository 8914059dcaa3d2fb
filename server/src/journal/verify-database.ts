import type { Database } from '../neo4j/database.js';
import type { KeptAnchors } from './anchor-file.js';
import { ChainCheck, type Head, type ReadEntry, type Verdict } from './verify.js';

/** A journal and what came of checking it. */
export type JournalVerdict = Verdict & { journalId: string };

/** Every journal that there is a trace of: a head, an entry, or something kept outside. */
export async function journalIds(database: Database, anchors: KeptAnchors): Promise<string[]> {
  const rows = await database.read<{ id: string }>(
    `MATCH (j:Journal) RETURN j.id AS id
     UNION
     MATCH (e:Entry) RETURN DISTINCT coalesce(e.journalId, '') AS id`,
    {},
    VERIFY_TIMEOUT_MS,
  );
  return [...new Set([...rows.map(({ id }) => id), ...anchors.journalIds])].sort();
}

/** Looking through all entries of a large installation takes its time. */
const VERIFY_TIMEOUT_MS = 10 * 60_000;

/**
 * What of the instant would be lost in milliseconds is told in full, so that it does not go unseen. Of several with one number the one
 * that holds the place by its key comes first, so that the others are found to be put in beside it.
 */
const ENTRIES = `
  MATCH (e:Entry) WHERE e.journalId = $journalId AND e.number > $after
  RETURN e {.id, .journalId, .number, .action, .actorKind, .actorId, .organizationId, .objectType, .objectId, .change, .requestId,
            .previousHash, .hash, .key,
            at: CASE WHEN e.at IS :: ZONED DATETIME AND e.at.nanosecond % 1000000 = 0 THEN e.at ELSE toString(e.at) END} AS entry
  ORDER BY e.number, coalesce(e.key <> $journalId + ':' + toString(toIntegerOrNull(e.number)), true)`;

/** Entries that stand before the first place: no journal has them. */
const STRAYS = 'MATCH (e:Entry) WHERE e.journalId = $journalId AND NOT coalesce(e.number >= 1, false) RETURN count(e) AS count';

async function headOf(database: Database, journalId: string): Promise<Head | null> {
  const [head] = await database.read<Head>('MATCH (j:Journal {id: $journalId}) RETURN j.head AS number, j.headHash AS hash', { journalId });
  return head ?? null;
}

/** Checks one journal row by row as the database gives them; what is written meanwhile is checked too. */
export async function verifyJournal(database: Database, journalId: string, anchors: KeptAnchors): Promise<JournalVerdict> {
  const check = new ChainCheck(journalId, anchors.of(journalId));
  for (;;) {
    const after = check.reached;
    for await (const { entry } of database.stream<{ entry: ReadEntry }>(ENTRIES, { journalId, after })) check.add(entry);
    const head = await headOf(database, journalId);
    if (check.reached > after && head !== null && head.number > check.reached) continue;
    const verdict = check.finish(head);
    const [strays] = await database.read<{ count: number }>(STRAYS, { journalId }, VERIFY_TIMEOUT_MS);
    const findings = Array.from({ length: strays?.count ?? 0 }, () => ({ kind: 'inserted' as const, number: 0, until: 0 }));
    return { journalId, ...verdict, findings: [...findings, ...verdict.findings] };
  }
}
