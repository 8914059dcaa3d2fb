// @ts-check
/** The limit: for each operation one statement written for it, straight from the driver, on the same HTTP layer. Nothing is checked. */
import Fastify from 'fastify';
import neo4j from 'neo4j-driver';
import { operations } from '../operation/operations.mjs';
import { driverOf, login, serve } from './child.mjs';

const driver = driverOf({ disableLosslessIntegers: true });
const statements = new Map(operations.map(({ name, writes, limit }) => [name, { writes, text: limit.statement }]));
const { database } = login();

const app = Fastify();
app.post('/graphql', async (request) => {
  const { operation, variables } = /** @type {{ operation: string, variables: Record<string, unknown> }} */ (request.body);
  const { text = '', writes = false } = statements.get(operation) ?? {};
  const session = driver.session({ database, defaultAccessMode: writes ? neo4j.session.WRITE : neo4j.session.READ });
  try {
    const { records } = await session.run(text, variables);
    return records[0]?.get(0) ?? null;
  } finally {
    await session.close();
  }
});
await serve(app);
