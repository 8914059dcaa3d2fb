import type { Database } from '../neo4j/database.js';
import type { AnchorFile, JournalHead } from './anchor-file.js';

/** Where heads go. */
export type AnchorSettings = {
  file: AnchorFile;
  /** Another place that they are posted to as JSON, `{anchors: [{journalId, number, hash, at}]}`. */
  url?: string | undefined;
};

const POST_TIMEOUT_MS = 10_000;

async function headsOf(database: Database): Promise<JournalHead[]> {
  return database.read<JournalHead>(
    'MATCH (j:Journal) WHERE j.head > 0 RETURN j.id AS journalId, j.head AS number, j.headHash AS hash, datetime.realtime() AS at ORDER BY journalId',
  );
}

/** Keeps the heads that moved on in the file, and notes in each journal that it was done. */
export async function keepHeads(database: Database, file: AnchorFile): Promise<void> {
  const heads = await file.keep(await headsOf(database));
  if (heads.length === 0) return;
  await database.write((transaction) =>
    transaction.run(
      `UNWIND $heads AS head
       MATCH (j:Journal {id: head.journalId})
       SET j.anchoredNumber = head.number, j.anchoredAt = datetime(head.at)`,
      { heads },
    ),
  );
}

/** Keeps the heads outside the database, in the file and where the settings say; throws when the other place does not take them. */
export async function anchorJournals(database: Database, { file, url }: AnchorSettings): Promise<void> {
  await keepHeads(database, file);
  if (url === undefined) return;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ anchors: await headsOf(database) }),
    signal: AbortSignal.timeout(POST_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the place for anchors answered ${response.status}`);
}
