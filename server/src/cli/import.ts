import { readConfig } from '../config.js';
import { HELP, readArguments } from '../modules/import/arguments.js';
import { progressOnStderr } from '../modules/import/progress.js';
import { Report } from '../modules/import/report.js';
import { ImportRefused } from '../modules/import/rows.js';
import { ImportRun } from '../modules/import/run.js';
import { summary } from '../modules/import/summary.js';
import { Database } from '../neo4j/database.js';

const DONE = 0;
const NOT_DONE = 1;
const BAD_ROWS = 2;

/** Runs `npm run import`; gives the exit code. The result goes to stdout, everything else to stderr. */
async function main(args: string[]): Promise<number> {
  const command = readArguments(args);
  if (command === null) {
    process.stdout.write(HELP);
    return DONE;
  }
  const source = await command.open();
  const database = new Database(readConfig().neo4j);
  try {
    for (const note of source.notes) process.stderr.write(`${note}\n`);
    const outcome = await new ImportRun(database, source, command, progressOnStderr()).run(new Report(command.report));
    process.stdout.write(`${summary(outcome, command.report)}\n`);
    return outcome.kind === 'refused' ? BAD_ROWS : DONE;
  } finally {
    await source.close();
    await database.close();
  }
}

/** What went wrong, for the one at the command line: no stack for what they can mend themselves. */
function sentence(error: unknown): string {
  if (error instanceof ImportRefused) return error.message;
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? `${error.message} (${String(error.code)})` : (error.stack ?? error.message);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`The import did not run to its end. ${sentence(error)}\n`);
  process.exitCode = NOT_DONE;
}
