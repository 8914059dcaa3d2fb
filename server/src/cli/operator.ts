import { readConfig } from '../config.js';
import { Operations } from '../journal/operation.js';
import { HELP, OperatorRefused, readOrder } from '../modules/operator/arguments.js';
import { runOrder } from '../modules/operator/run.js';
import { Database } from '../neo4j/database.js';
import { Refusal } from '../shared/refusal.js';
import { say } from '../shared/text.js';

const DONE = 0;
const COULD_NOT_RUN = 1;
const REFUSED = 2;

/** Runs `npm run operator`: the result goes to stdout, everything else to stderr. */
async function main(args: string[]): Promise<void> {
  const order = readOrder(args);
  if (order === null) {
    process.stdout.write(HELP);
    return;
  }
  const database = new Database(readConfig().neo4j);
  try {
    process.stdout.write(`${JSON.stringify(await runOrder(new Operations(database), order))}\n`);
  } finally {
    await database.close();
  }
}

try {
  await main(process.argv.slice(2));
  process.exitCode = DONE;
} catch (error) {
  const refused = error instanceof OperatorRefused || error instanceof Refusal;
  const sentence = error instanceof Refusal ? say('EN', error.message) : error instanceof Error ? error.message : String(error);
  process.stderr.write(`${refused ? '' : 'The command could not run. '}${sentence}\n`);
  process.exitCode = refused ? REFUSED : COULD_NOT_RUN;
}
