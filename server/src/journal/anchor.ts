import type { Database } from '../neo4j/database.js';
import { AnchorFile, type JournalHead } from './anchor-file.js';

/** Where heads go beside the file. */
export type AnchorSettings = {
  /** The installation's data folder. */
  dataFolder: string;
  /** Another place that they are posted to as JSON, `{anchors: [{journalId, number, hash, at}]}`. */
  url?: string | undefined;
};

const POST_TIMEOUT_MS = 10_000;

/** The heads of all journals, or of those that moved on since they were last kept. */
async function headsOf(database: Database, moved: boolean): Promise<JournalHead[]> {
  return database.read<JournalHead>(
    `MATCH (j:Journal) WHERE j.head > 0 AND (NOT $moved OR j.head > coalesce(j.anchoredNumber, 0))
     RETURN j.id AS journalId, j.head AS number, j.headHash AS hash, datetime.realtime() AS at ORDER BY journalId`,
    { moved },
  );
}

/** Keeps the heads that moved on in the file, and notes in each journal that it was done. Gives how many. */
export async function keepHeads(database: Database, dataFolder: string): Promise<number> {
  const heads = await headsOf(database, true);
  await new AnchorFile(dataFolder).append(heads);
  if (heads.length === 0) return 0;
  await database.write((transaction) =>
    transaction.run(
      `UNWIND $heads AS head
       MATCH (j:Journal {id: head.journalId})
       SET j.anchoredNumber = head.number, j.anchoredAt = datetime(head.at)`,
      { heads },
    ),
  );
  return heads.length;
}

/** Keeps the heads outside the database, in the file and where the settings say; throws when the other place does not take them. */
export async function anchorJournals(database: Database, { dataFolder, url }: AnchorSettings): Promise<void> {
  await keepHeads(database, dataFolder);
  if (url === undefined) return;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ anchors: await headsOf(database, false) }),
    signal: AbortSignal.timeout(POST_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the place for anchors answered ${response.status}`);
}
