import { Neo4jError } from 'neo4j-driver';

const ADDRESS = /[^\s'"`<>]+@[^\s'"`<>]+/g;
const QUOTED = /'[^']*'|"[^"]*"|`[^`]*`/g;

/** An error as a log may hold it: where it happened, and its text without what it quotes, which may be what somebody typed. */
export type LoggedError = { type: string; code?: string; message?: string; at?: string[] };

const textOf = (message: string): string => message.replace(QUOTED, '…').replace(ADDRESS, '…').slice(0, 300);

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);

/** Of a database's error the code says enough: its text may hold the values that a constraint refused, or the Cypher. */
export function loggable(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  if (error instanceof Neo4jError) return { type: error.name, ...code, at: framesOf(error) };
  return { type: error.name, ...code, message: textOf(error.message), at: framesOf(error) };
}
