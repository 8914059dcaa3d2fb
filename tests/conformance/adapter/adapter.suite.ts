/**
 * The sign-in library's own suite for database adapters, whole: whoever passes it is an adapter. It empties every model again and again,
 * so it works on labels of its own (ConformanceUser, …) beside the accounts of the same database, and takes them away at the end.
 */
import type { BetterAuthOptions } from '@better-auth/core';
import { getAuthTables } from '@better-auth/core/db';
import {
  authFlowTestSuite,
  caseInsensitiveTestSuite,
  joinsTestSuite,
  normalTestSuite,
  testAdapter,
  transactionsTestSuite,
  uuidTestSuite,
} from '@better-auth/test-utils/adapter';
import { neo4jAdapter } from '../../../server/src/access/auth/adapter.js';
import { labelOf } from '../../../server/src/access/auth/names.js';
import { Database } from '../../../server/src/neo4j/database.js';

const PREFIX = 'Conformance';

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const database = new Database({
  uri: fromEnvironment('NEO4J_URI'),
  username: fromEnvironment('NEO4J_USERNAME'),
  password: fromEnvironment('NEO4J_PASSWORD'),
  database: process.env['NEO4J_DATABASE'] ?? 'neo4j',
});

/** What the suite has made so far: its models change from part to part. */
const labels = new Set<string>();
const constraints = new Set<string>();

/** Makes the ids and the unique fields of every model unique, as the migrations do for ours. */
async function prepare(options: BetterAuthOptions): Promise<void> {
  for (const { modelName, fields } of Object.values(getAuthTables(options))) {
    const label = labelOf(modelName, PREFIX);
    const unique = Object.entries(fields).filter(([, field]) => field.unique === true);
    labels.add(label);
    for (const property of ['id', ...unique.map(([key, field]) => field.fieldName ?? key)]) {
      const name = `${label}_${property}`;
      if (constraints.has(name)) continue;
      await database.runOnce(`CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`);
      constraints.add(name);
    }
  }
}

async function removeNodes(): Promise<void> {
  for (const label of labels) await database.write((transaction) => transaction.run(`MATCH (n:${label}) DETACH DELETE n`));
}

async function removeConstraints(): Promise<void> {
  for (const name of constraints) await database.runOnce(`DROP CONSTRAINT ${name} IF EXISTS`);
}

const { execute } = await testAdapter({
  adapter: () => neo4jAdapter(database, { labelPrefix: PREFIX }),
  runMigrations: prepare,
  additionalCleanups: removeNodes,
  tests: [normalTestSuite(), authFlowTestSuite(), caseInsensitiveTestSuite(), transactionsTestSuite(), joinsTestSuite(), uuidTestSuite()],
  onFinish: async () => {
    await removeNodes();
    await removeConstraints();
    await database.close();
  },
});

execute();
