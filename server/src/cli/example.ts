import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AccountFile, loadAccounts, type KeptAccount } from '../../../seed/example/accounts.js';
import { generateExample } from '../../../seed/example/example.js';
import { readFigures } from '../../../seed/example/figures.js';
import { ExampleLoader, stateOfExample } from '../../../seed/example/load.js';
import { createAuth } from '../access/auth/auth.js';
import { readConfig, repositoryRoot, type Config } from '../config.js';
import { Operations } from '../journal/operation.js';
import { computeNucleus } from '../modules/nucleus/compute.js';
import { openDatabases, type Databases } from '../neo4j/analytics.js';

/** Something to compare today with: two thirds of the ties had begun. */
const EARLIER = '2024-01-01';

type Result = { loaded: boolean; accounts: KeptAccount[] };

/** Loads the example into a database that nobody uses yet, or completes it; shows the sign-ins when it is there already. */
async function example(config: Config, { database, analytics }: Databases): Promise<Result> {
  const file = new AccountFile(config.dataFolder);
  const state = await stateOfExample(database);
  if (state === 'unwanted') return { loaded: false, accounts: [] };
  if (state === 'whole') return { loaded: false, accounts: await file.read() };

  const operations = new Operations(database);
  const today = new Date();
  const generated = generateExample(readFigures(join(repositoryRoot, 'seed', 'kazakhstan-grain')));
  const loader = new ExampleLoader(database, operations, generated, today);
  await loader.loadNetwork();
  await loader.loadActivity();
  // The secret signs cookies only; no session begins here.
  const auth = createAuth({ database, origin: config.origin, secret: config.authSecret ?? randomBytes(32).toString('base64url') });
  const accounts = await loadAccounts(loader, auth, file);
  for (const day of [EARLIER, today.toISOString().slice(0, 10)]) await computeNucleus(database, operations, loader.cluster, day, analytics);
  await loader.finish();
  return { loaded: true, accounts };
}

try {
  const config = readConfig();
  const databases = openDatabases(config);
  try {
    process.stdout.write(`${JSON.stringify(await example(config, databases))}\n`);
  } finally {
    await databases.close();
  }
} catch (error) {
  process.stderr.write(`The example could not be loaded: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
