import { Neo4jError } from 'neo4j-driver';

/** Errors that the database puts down to who asks, though they pass: a transaction that took too long or was ended, and a node deleted while it was read. */
const PASSING = /^Neo\.ClientError\.(Transaction\.|Statement\.EntityNotFound$|Security\.AuthorizationExpired$)/;

/**
 * Whether it is the database that failed, so that trying again may help. A statement that it refuses (a rule of the schema, wrong Cypher)
 * is a fault of the program and will be refused again.
 */
export const hasDatabaseFailed = (error: unknown): boolean =>
  error instanceof Neo4jError && (PASSING.test(error.code) || !error.code.startsWith('Neo.ClientError.'));
