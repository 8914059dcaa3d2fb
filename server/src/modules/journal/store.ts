import { journalsOf, reachOf, readsJournals, type Actor } from '../../access/actor.js';
import { entryTold, journalIsWhole } from '../../access/visibility.js';
import type { EntryContent } from '../../journal/chain.js';
import type { Database } from '../../neo4j/database.js';
import { properties, rowOf, type Fields } from '../../neo4j/table.js';
import { idFloor } from '../../shared/identifier.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';

/** An entry as the actor may read it. */
export type EntryRow = {
  id: string;
  at: string;
  /** Whether it is told; of one that is not, who reads the whole journal learns its place alone. */
  told: boolean;
  /** Whether the actor reads the whole journal. */
  whole: boolean;
  action: string | null;
  actorKind: EntryContent['actorKind'] | null;
  /** Null unless the actor may know who it was, and after an erasure. */
  actorName: string | null;
  organizationId: string | null;
  objectType: string | null;
  objectId: string | null;
  change: string | null;
  number: number | null;
  hash: string | null;
  requestId: string | null;
};

/** All that is kept of an entry but the salt, for whoever reads the whole journal; null where it is not told to the actor. */
export type ExportRow = EntryRow & Pick<EntryContent, 'previousHash'> & { journalId: string; actorId: string | null; organizationName: string | null };

export type JournalStateRow = { head: number; headHash: string; anchoredNumber: number | null; anchoredAt: string | null };

export type EntryQuery = {
  actions?: readonly string[];
  objectTypes?: readonly string[];
  organizationId?: string;
  from?: Date;
  before?: Date;
};

/** Where the reading starts: in one journal, or at one object in whatever journal. */
type Scope = { journalId: string } | { objectType: string; objectId: string };

/** The first time the database plans the rules of all types, which takes a busy machine longer than other readings. */
const TIMEOUT_MS = 15_000;

const FIRST_ID = '';
/** Above every id. */
const LAST_ID = '\uffff';

const PEOPLE_AND_KEYS = `CASE e.actorKind
  WHEN 'person' THEN head(COLLECT { MATCH (person:User {id: e.actorId}) RETURN person.name })
  WHEN 'key' THEN head(COLLECT { MATCH (key:Apikey {id: e.actorId}) RETURN key.name }) END`;

const toldOnly = (...names: string[]): Fields => Object.fromEntries(names.map((name) => [name, `CASE WHEN told THEN e.${name} END`]));

/** The entry `e`, of which is known whether it is `told` and its journal `whole` to the actor. */
const FIELDS: Fields = {
  ...properties('e', 'id', 'at'),
  told: 'told',
  whole: 'whole',
  ...toldOnly('action', 'actorKind', 'organizationId', 'objectType', 'objectId', 'change'),
  actorName: `CASE WHEN told AND (whole OR e.organizationId IN $actor.organizationIds) THEN ${PEOPLE_AND_KEYS} END`,
  number: 'CASE WHEN whole THEN e.number END',
  hash: 'CASE WHEN whole THEN e.hash END',
  requestId: 'CASE WHEN told AND whole THEN e.requestId END',
};
const ENTRY = rowOf(FIELDS);

/** With all that an export tells. */
const EXPORTED = rowOf({
  ...FIELDS,
  ...properties('e', 'journalId', 'previousHash'),
  ...toldOnly('actorId'),
  organizationName: 'CASE WHEN told THEN head(COLLECT { MATCH (o:Organization {id: e.organizationId}) RETURN o.name }) END',
});

const JUDGED = `e, ${entryTold('e')} AS told, ${journalIsWhole('e')} AS whole`;

/**
 * One text whatever is filtered, and parameters of one type (a map): the rule above is long, and to plan it anew takes the database longer
 * than to follow it.
 */
const FILTERED = `e.id >= $fromId AND e.id < $beforeId AND ($filter.actions IS NULL OR e.action IN $filter.actions)
  AND ($filter.objectTypes IS NULL OR e.objectType IN $filter.objectTypes)
  AND ($filter.organizationId IS NULL OR e.organizationId = $filter.organizationId)`;

const START_AT_JOURNAL = 'MATCH (e:Entry) USING INDEX e:Entry(journalId, id) WHERE e.journalId = $journalId';
const START_AT_NUMBER = 'MATCH (e:Entry) USING INDEX e:Entry(journalId, number) WHERE e.journalId = $journalId';
const START_AT_OBJECT = 'MATCH (e:Entry) USING INDEX e:Entry(objectId, id) WHERE e.objectId = $objectId AND e.objectType = $objectType';

/** A filter on what an entry tells finds entries that are told: it would tell of the others too. */
function parametersOf({ actions, objectTypes, organizationId, from, before }: EntryQuery, beforeId = LAST_ID) {
  const untilId = before === undefined ? LAST_ID : idFloor(before);
  return {
    filter: { actions: actions ?? null, objectTypes: objectTypes ?? null, organizationId: organizationId ?? null },
    fromId: from === undefined ? FIRST_ID : idFloor(from),
    beforeId: untilId < beforeId ? untilId : beforeId,
    untoldToo: actions === undefined && objectTypes === undefined && organizationId === undefined,
  };
}

/** The numbers of the last entries of journals; none for one in which nothing was written yet. */
export const readHeads = (database: Database, ids: readonly string[]): Promise<{ id: string; head: number }[]> =>
  database.read('MATCH (j:Journal) WHERE j.id IN $ids RETURN j.id AS id, j.head AS head', { ids });

/** All Cypher that reads journals for their readers. */
export class JournalStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** Whether the actor reads journals at all. */
  get open(): boolean {
    return readsJournals(this.actor);
  }

  /** Whether the actor sits in the council whose journal it is. */
  isCouncil(clusterId: string): boolean {
    return journalsOf(this.actor).councils.includes(clusterId);
  }

  /** Whether it is the journal of an organization that the actor acts for. */
  isOwn(organizationId: string): boolean {
    return journalsOf(this.actor).own.includes(organizationId);
  }

  async byIds(ids: readonly string[]): Promise<EntryRow[]> {
    return this.rows(`MATCH (e:Entry) WHERE e.id IN $ids WITH ${JUDGED} WHERE told OR whole RETURN ${ENTRY} AS entry`, { ids });
  }

  /** Newest first. About one object only what is told: of one that is hidden there is nothing. */
  async page(scope: Scope, query: EntryQuery, page: PageRequest): Promise<EntryRow[]> {
    const { beforeId, rows } = newestFirst(page);
    const ofObject = 'objectId' in scope;
    return this.rows(
      `${ofObject ? START_AT_OBJECT : START_AT_JOURNAL} AND ${FILTERED}
       WITH ${JUDGED} WHERE told ${ofObject ? '' : 'OR ($untoldToo AND whole)'}
       WITH e, told, whole ORDER BY e.${ofObject ? 'objectId' : 'journalId'} DESC, e.id DESC LIMIT $rows // in the index's words: no sorting of all
       RETURN ${ENTRY} AS entry ORDER BY e.id DESC`,
      { ...scope, ...parametersOf(query, beforeId), rows },
    );
  }

  /** The place of an entry in a journal; null where the actor is not told of such an entry. */
  async placeOf(journalId: string, id: string): Promise<number | null> {
    const [place] = await this.placed(`MATCH (e:Entry {id: $id}) WHERE e.journalId = $journalId`, { journalId, id });
    return place?.number ?? null;
  }

  /** The first entry after one place and not after another that the actor is told of, with its place; null for none. */
  async firstBetween(journalId: string, after: number, until: number): Promise<{ entry: EntryRow; number: number } | null> {
    const [first] = await this.placed(`${START_AT_NUMBER} AND e.number > $after AND e.number <= $until`, { journalId, after, until });
    return first ?? null;
  }

  /** How a cluster's journal stands; one in which nothing was written yet has none. */
  async state(journalId: string): Promise<JournalStateRow | null> {
    const [state] = await this.database.read<JournalStateRow>(
      'MATCH (j:Journal {id: $journalId}) RETURN j.head AS head, j.headHash AS headHash, j.anchoredNumber AS anchoredNumber, j.anchoredAt AS anchoredAt',
      { journalId },
    );
    return state ?? null;
  }

  /** A whole journal, or what is filtered of it, in the order it was written, row by row; it fails when that takes too long. */
  async *export(journalId: string, query: EntryQuery, timeoutMs: number): AsyncGenerator<ExportRow> {
    const rows = this.database.stream<{ entry: ExportRow }>(
      `MATCH (e:Entry) WHERE e.journalId = $journalId AND ${FILTERED}
       WITH ${JUDGED} WHERE whole AND (told OR $untoldToo)
       RETURN ${EXPORTED} AS entry
       ORDER BY e.number`,
      { journalId, ...parametersOf(query), ...this.viewer() },
      timeoutMs,
    );
    for await (const { entry } of rows) yield entry;
  }

  /** The actor as the texts above need it. */
  private viewer() {
    return { actor: reachOf(this.actor), journals: journalsOf(this.actor) };
  }

  /** The first that the actor is told of among the entries `e`. */
  private async placed(match: string, parameters: Record<string, unknown>): Promise<{ entry: EntryRow; number: number }[]> {
    if (!this.open) return [];
    const text = `${match} WITH ${JUDGED} WHERE told OR whole WITH e, told, whole ORDER BY e.number LIMIT 1 RETURN ${ENTRY} AS entry, e.number AS number`;
    return this.database.read(text, { ...parameters, ...this.viewer() }, TIMEOUT_MS);
  }

  private async rows(text: string, parameters: Record<string, unknown>): Promise<EntryRow[]> {
    if (!this.open) return [];
    const rows = await this.database.read<{ entry: EntryRow }>(text, { ...parameters, ...this.viewer() }, TIMEOUT_MS);
    return rows.map(({ entry }) => entry);
  }
}
