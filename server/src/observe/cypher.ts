import { createHash } from 'node:crypto';
import { cypherSeconds } from './metrics.js';
import { beginPiece, SpanKind } from './span.js';

export type Mode = 'read' | 'write' | 'once';

const VERB = /^(?:\s|\/\/.*\n)*(CALL\s+[\w.]+|OPTIONAL MATCH|\w+)/;
const LABEL = /:\s*([A-Z][a-z]\w*)/g;
const MAX_NAMES = 1_000;

const names = new Map<string, string>();

/**
 * A name for a statement: what it does first, to which labels, and a mark that tells it from others like it (`MATCH Tie, Organization
 * 3f9c1a`). Texts are fixed, and of them only Cypher's words and labels go into it.
 */
function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const verb = (VERB.exec(text)?.[1] ?? 'Cypher').replace(/\s+/g, ' ');
  const labels = [...new Set([...text.matchAll(LABEL)].map(([, label]) => label))].slice(0, 3).join(', ');
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 6);
  const name = [verb, labels, mark].filter((part) => part !== '').join(' ');
  if (names.size < MAX_NAMES) names.set(text, name);
  return name;
}

/** Begins the measuring of one statement; the function that it gives ends it. */
export function beginStatement(mode: Mode, text: string): (failed: boolean) => void {
  const stop = cypherSeconds.startTimer({ mode });
  const piece = beginPiece(statementName(text), SpanKind.CLIENT, { 'db.system.name': 'neo4j', 'db.query.summary': statementName(text) });
  return (failed) => {
    stop({ outcome: failed ? 'error' : 'ok' });
    piece?.end({ failed });
  };
}

/** Measures one statement. */
export async function observeStatement<Result>(mode: Mode, text: string, work: () => Promise<Result>): Promise<Result> {
  const end = beginStatement(mode, text);
  try {
    const result = await work();
    end(false);
    return result;
  } catch (error) {
    end(true);
    throw error;
  }
}
