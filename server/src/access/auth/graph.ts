import { Neo4jError } from 'neo4j-driver';
import type { Database, Parameters, Transaction } from '../../neo4j/database.js';

/** Where the adapter reads and writes: the database, or one open transaction of it. */
export type Graph = {
  read<Row>(text: string, parameters: Parameters): Promise<Row[]>;
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
};

/** How often a write starts anew because others deleted what it had found. Each time one of them got on. */
const ATTEMPTS = 20;

const isGone = (error: unknown): boolean => error instanceof Neo4jError && error.code === 'Neo.ClientError.Statement.EntityNotFound';

/** Whether the error says that a value that must be unique is taken. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed';

/**
 * One transaction, begun anew when a node that it had found was deleted while it waited for the node's lock: the driver does not take
 * that for passing. Runs after a lost acknowledgement as well; the worst outcome then is a sign-in that has to be repeated.
 */
export async function inTransaction<Result>(database: Database, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.write(work);
    } catch (error) {
      if (!isGone(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Each write a transaction of its own. */
export const graphOf = (database: Database): Graph => ({
  read: (text, parameters) => database.read(text, parameters),
  write: (work) => inTransaction(database, work),
});

/** Everything in the one transaction. */
export const graphWithin = (transaction: Transaction): Graph => ({
  read: (text, parameters) => transaction.run(text, parameters),
  write: (work) => work(transaction),
});
