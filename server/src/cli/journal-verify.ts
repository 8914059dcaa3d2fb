import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { AnchorFile, type KeptAnchors } from '../journal/anchor-file.js';
import type { FindingKind } from '../journal/verify.js';
import { journalIds, verifyJournal, type JournalVerdict } from '../journal/verify-database.js';
import { Database } from '../neo4j/database.js';
import { understood } from './understood.js';

const HELP = `npm run journal:verify -- [--journal ID] [--json] [--data DIR]

Recomputes the hash chain of every journal and compares it with the heads kept in journal-anchors.jsonl of the data folder.
  --journal ID  only this one: a cluster's name in its address, the id of a cluster or an organization, or platform
  --json        everything as one JSON document on standard output
Exit codes: 0 all is as it was written, 1 it could not be checked, 2 the command was not understood, 3 something was changed:
each finding names the journal and the number of the entry.`;

const HOLDS = 0;
const COULD_NOT_RUN = 1;
const CHANGED = 3;

const WORDS: Record<FindingKind, string> = {
  altered: 'was altered, or stands in the place of another',
  removed: 'was removed',
  inserted: 'was inserted',
  unlinked: 'do not follow from each other: one of them was made anew',
  cut: 'was cut off from the end',
  rewritten: 'were made anew: they are not what was kept outside the database',
};

type Command = { journal: string | undefined; json: boolean };

function readCommand(): Command | 'help' {
  const { values } = parseArgs({ options: { journal: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
  return values.help ? 'help' : { journal: values.journal, json: values.json };
}

const numbers = ({ number, until }: { number: number; until: number }): string => (number === until ? `entry ${number}` : `entries ${number} to ${until}`);

function sentences({ journalId, entries, findings, lostByRestore, anchoredNumber }: JournalVerdict, { restoredAt }: KeptAnchors): string[] {
  const kept = anchoredNumber === null ? 'nothing of it is kept outside yet' : `as kept outside up to ${anchoredNumber}`;
  return [
    `${findings.length === 0 ? '✓' : '✗'} ${journalId}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${kept}`,
    ...findings.map((finding) => `  ${numbers(finding)} ${WORDS[finding.kind]}`),
    ...(lostByRestore === null ? [] : [`  ${numbers(lostByRestore)} went when the database was restored from an older copy (${restoredAt})`]),
  ];
}

/** The journals that the command asks for; null when there is none of that name. */
async function chosen(database: Database, anchors: KeptAnchors, journal: string | undefined): Promise<string[] | null> {
  const all = await journalIds(database, anchors);
  if (journal === undefined) return all;
  const [cluster] = await database.read<{ id: string }>('MATCH (c:Cluster {slug: $journal}) RETURN c.id AS id', { journal });
  const id = cluster?.id ?? journal;
  return all.includes(id) ? [id] : null;
}

async function verify({ journal, json }: Command): Promise<number> {
  const config = readConfig();
  const database = new Database(config.neo4j);
  try {
    const anchors = await new AnchorFile(config.dataFolder).read();
    const ids = await chosen(database, anchors, journal);
    if (ids === null) {
      process.stderr.write(`There is no journal ${journal}.\n`);
      return COULD_NOT_RUN;
    }
    if (anchors.unreadableLines > 0) process.stderr.write(`${anchors.unreadableLines} lines of journal-anchors.jsonl cannot be read.\n`);
    const verdicts: JournalVerdict[] = [];
    for (const id of ids) {
      const verdict = await verifyJournal(database, id, anchors);
      verdicts.push(verdict);
      if (!json) process.stdout.write(`${sentences(verdict, anchors).join('\n')}\n`);
    }
    const holds = verdicts.every(({ findings }) => findings.length === 0);
    if (json) process.stdout.write(`${JSON.stringify({ holds, restoredAt: anchors.restoredAt, journals: verdicts }, null, 2)}\n`);
    return holds ? HOLDS : CHANGED;
  } finally {
    await database.close();
  }
}

const command = understood(readCommand);
if (command === 'help') process.stdout.write(`${HELP}\n`);
else if (command !== null) {
  try {
    process.exitCode = await verify(command);
  } catch (error) {
    process.stderr.write(`The journals could not be checked: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = COULD_NOT_RUN;
  }
}
