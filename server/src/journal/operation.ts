import { createHash, randomBytes } from 'node:crypto';
import { NOW } from '../neo4j/clock.js';
import type { Database, Transaction } from '../neo4j/database.js';
import { idAt } from '../shared/identifier.js';
import { Refusal } from '../shared/refusal.js';
import { canonicalJson } from './canonical-json.js';
import { entryHash, GENESIS, type EntryContent } from './chain.js';
import { digestsOf } from './digest.js';

/** Who changes something: a person, an API key, the operator at the command line, or the clock. */
export type Author = { kind: EntryContent['actorKind']; id: string };

/** What is to be written beside the effect; one entry a journal. */
export type EntryDraft = {
  /** The cluster's id; the organization's for what belongs to no cluster; `platform` for the rest. */
  journalId: string;
  action: string;
  organizationId: string | null;
  objectType: string;
  objectId: string;
  /** What is open to all who may read the entry: states, kinds, names of fields. Never a value that only some may know. */
  change?: Record<string, unknown> & { digests?: never };
  /** The changed fields as they were and as they became: only salted digests are recorded, and nothing of a field that stayed the same. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** What the effect gave: the answer that a repetition gets again, and the entries. */
export type Effect<Answer> = { answer: Answer; entries: EntryDraft[] };

export type OperationRequest = {
  author: Author;
  /** The mutation's name: the same key with another one is a reuse. */
  name: string;
  /** Chosen by the client. */
  key: string;
  /** All of the input but the key: the same key with another one is a reuse. */
  input: unknown;
  requestId: string;
};

const SALT_BYTES = 32;

type OperationRow = { hash: string; result: string | null };
type HeadRow = { journalId: string; head: number; headHash: string; at: string };
type NewEntry = { key: string; journalId: string; hash: string; salt: string; at: string; properties: Omit<EntryContent, 'at'> };

/** The entry that follows the head of its journal. */
function entryOf(request: OperationRequest, draft: EntryDraft, heads: HeadRow[]): NewEntry {
  const head = heads.find(({ journalId }) => journalId === draft.journalId);
  if (head === undefined) throw new Error('the head of a journal was not to be had');
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const digests = digestsOf(draft.before ?? {}, draft.after ?? {}, salt);
  const content: EntryContent = {
    id: idAt(head.at),
    journalId: draft.journalId,
    number: head.head + 1,
    at: head.at,
    action: draft.action,
    actorKind: request.author.kind,
    actorId: request.author.id,
    organizationId: draft.organizationId,
    objectType: draft.objectType,
    objectId: draft.objectId,
    change: canonicalJson({ ...draft.change, ...(Object.keys(digests).length === 0 ? {} : { digests }) }),
    requestId: request.requestId,
    previousHash: head.headHash,
  };
  const { at, ...properties } = content;
  return { key: `${draft.journalId}:${content.number}`, journalId: draft.journalId, hash: entryHash(content), salt, at, properties };
}

/**
 * The one way to change anything: the operation under its unique key, the effect, the journal's entries and the stored answer in one
 * transaction. The same request sent twice, re-run by the driver or raced against itself happens once and answers the same.
 *
 * The effect must first write to the node that owns the invariant and only then read and check; a Refusal thrown by it rolls all back.
 */
export class Operations {
  constructor(private readonly database: Database) {}

  /** Gives the effect's answer, or that of the first time. Throws a Refusal, also when the key was used with another input. */
  async perform<Answer>(
    request: OperationRequest,
    effect: (transaction: Transaction) => Promise<Effect<Answer>>,
    timeoutMs?: number,
  ): Promise<Answer> {
    const key = `${request.author.id}:${request.key}`;
    const hash = createHash('sha256').update(canonicalJson({ name: request.name, input: request.input })).digest('hex');
    return this.database.write(async (transaction) => {
      const earlier = await this.claim(transaction, key, hash);
      if (earlier !== null) return JSON.parse(earlier) as Answer;
      const { answer, entries } = await effect(transaction);
      const heads = await this.lockJournals(transaction, request.requestId, entries);
      const written = entries.map((draft) => entryOf(request, draft, heads));
      await this.finish(transaction, key, JSON.stringify(answer), written);
      return answer;
    }, timeoutMs);
  }

  /** The stored answer of the first time, or null when this is the first. Under the constraint the second of two waits for the first. */
  private async claim(transaction: Transaction, key: string, hash: string): Promise<string | null> {
    const [operation] = await transaction.run<OperationRow>(
      `MERGE (o:Operation {key: $key})
       ON CREATE SET o.hash = $hash, o.createdAt = ${NOW}
       RETURN o.hash AS hash, o.result AS result`,
      { key, hash },
    );
    if (operation !== undefined && operation.hash !== hash) throw new Refusal('IDEMPOTENCY_KEY_REUSED', 'error.keyReused', ['input', 'idempotencyKey']);
    return operation?.result ?? null;
  }

  /** Journals are locked in the order of their ids and last of all, so that writers never wait for each other in a circle. */
  private async lockJournals(transaction: Transaction, requestId: string, entries: EntryDraft[]): Promise<HeadRow[]> {
    if (entries.length === 0) return [];
    return transaction.run<HeadRow>(
      `UNWIND $journalIds AS journalId
       MERGE (j:Journal {id: journalId})
       ON CREATE SET j.head = 0, j.headHash = $genesis
       SET j.lockedBy = $requestId
       RETURN journalId, j.head AS head, j.headHash AS headHash, ${NOW} AS at`,
      { journalIds: entries.map(({ journalId }) => journalId).sort(), genesis: GENESIS, requestId },
    );
  }

  private async finish(transaction: Transaction, key: string, result: string, entries: NewEntry[]): Promise<void> {
    await transaction.run(
      `MATCH (o:Operation {key: $key}) SET o.result = $result
       WITH o UNWIND $entries AS entry
       MATCH (j:Journal {id: entry.journalId})
       CREATE (e:Entry {key: entry.key, hash: entry.hash, salt: entry.salt})-[:RECORDED_IN]->(j)
       SET e += entry.properties, e.at = datetime(entry.at), j.head = entry.properties.number, j.headHash = entry.hash`,
      { key, result, entries },
    );
  }
}
