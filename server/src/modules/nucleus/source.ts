import { createHmac, randomBytes } from 'node:crypto';
import { figureShownToAll } from '../../access/visibility.js';
import type { ChainRole, OrganizationKind, TieForm, TieType } from '../../generated/schema.js';
import { canonicalJson } from '../../journal/canonical-json.js';
import type { Database } from '../../neo4j/database.js';
import type { Flow } from './rules/chain.js';
import { toldUnanswered, type Unanswered } from './rules/confirmation.js';
import type { PlacedMember } from './rules/diagnosis.js';
import type { Figure } from './rules/figure.js';
import { productGroupOf } from './rules/product-group.js';
import type { Tie, TypedTie } from './rules/network.js';
import { parametersOn, type ParameterChange } from './rules/parameter-log.js';
import { sectorOutputs, type SectorOutput } from './rules/sector-output.js';
import type { NucleusParameters } from './rules/parameters.js';

/** Version of the method, told with every snapshot. */
export const METHOD = 'nucleus-6';

/** All that the computation of one cluster rests on, in a fixed order. */
export type NucleusSource = {
  clusterId: string;
  onDate: string;
  /** When the reading began, by the database's clock: of two results that of the later reading is shown. */
  readAt: string;
  /** Whether hidden ties are among them: such a result is the operator's alone. */
  allTies: boolean;
  members: readonly PlacedMember[];
  /** Ties in use. */
  ties: readonly TypedTie[];
  flows: readonly Flow[];
  /** Declared ties without an answer, as everybody may be told of them: they are in no other number. */
  unanswered: Figure;
  parameters: NucleusParameters;
  /**
   * Digest of the method and all of the above but the day and the reading, by a key of the cluster's: the same digest, the same result. Without the key nobody
   * can try which figures give it.
   */
  fingerprint: string;
};

type MemberRow = Omit<PlacedMember, 'sectorOutput' | 'kind' | 'mainRole'> & { kind: OrganizationKind; mainRole: ChainRole | null; leadingProduct: string | null };
type FoundMember = MemberRow & { sectors: string[] };
type TieRow = {
  fromId: string;
  toId: string;
  form: TieForm;
  type: TieType;
  mutual: boolean;
  state: 'CONFIRMED' | 'STALE';
  review: Tie['review'];
  strength: number | null;
  weight: number | null;
};

/** A million ties on a busy machine take more than a minute, and nobody waits for a job. */
const READ_TIMEOUT_MS = 300_000;

const KEY_BYTES = 32;

/**
 * Members on the day in the order of their ids, with the figures they gave: the label is all that others learn of these. Who does not say
 * since when it is one was one on every day. Output of a year is known when the year is over.
 */
const MEMBERS = `
  MATCH (o:Organization)<-[:OF]-(m:Membership {state: 'ACTIVE'})-[:IN]->(:Cluster {id: $clusterId})
  WHERE coalesce(m.since <= date($onDate), true)
  RETURN o.id AS id, o.kind AS kind, head(m.chainRoles) AS mainRole, o.employees AS employees,
         COLLECT { MATCH (o)-[:PRODUCED]->(y:Output) WHERE y.year < date($onDate).year RETURN y {.year, .value} ORDER BY y.year } AS output,
         o.region AS region, o.latitude AS latitude, o.longitude AS longitude, o.leadingProduct AS leadingProduct,
         o.productGroup AS productGroup, coalesce(o.sectors, []) AS sectors,
         ${figureShownToAll('o', 'employeesVisibility', '$clusterId')} AS employeesShown,
         ${figureShownToAll('o', 'outputsVisibility', '$clusterId')} AS outputShown
  ORDER BY id`;

/** What is published of the members' regions for the years that were over on the day, by the classifications that members' codes are of. */
const SECTOR_OUTPUTS = `
  MATCH (y:RegionalOutput)
  WHERE y.region IN $regions AND y.year < date($onDate).year AND (y.classification STARTS WITH 'ISIC' OR y.classification STARTS WITH 'NACE')
  RETURN y.region AS region, y.classification AS classification, y.sector AS sector, y.year AS year, y.output AS output, y.unit AS unit`;

/** Ties `t` between members of the day that have begun by then, that every member may see, and that this holds for. */
const tiesWhere = (state: string): string => `
  MATCH (:Cluster {id: $clusterId})<-[:IN]-(m:Membership {state: 'ACTIVE'})-[:OF]->(from:Organization)<-[:FROM]-(t:Tie)-[:TO]->(to:Organization)
  WHERE coalesce(m.since <= date($onDate), true) AND coalesce(t.validFrom <= date($onDate), true)
    AND ${state}
    AND (t.visibility = 'PUBLIC' OR (t.clusterId = $clusterId AND (t.visibility = 'MEMBERS' OR $allTies)))
    AND EXISTS { (to)<-[:OF]-(other:Membership {state: 'ACTIVE', clusterId: $clusterId}) WHERE coalesce(other.since <= date($onDate), true) }`;

/**
 * Ties in use on the day that every member may see: at level MEMBERS of this cluster, or PUBLIC wherever declared. With `$allTies` the
 * hidden ones of this cluster too. One that was ended since counts on the days before its last one.
 */
const TIES = `
  ${tiesWhere(`((t.state IN ['CONFIRMED', 'STALE'] AND coalesce(t.validUntil >= date($onDate), true)) OR (t.state = 'ENDED' AND t.validUntil > date($onDate)))
    AND coalesce(t.review <> 'DISPUTED', true)`)}
  RETURN from.id AS fromId, to.id AS toId, t.form AS form, t.type AS type, coalesce(t.mutual, false) AS mutual,
         CASE t.state WHEN 'STALE' THEN 'STALE' ELSE 'CONFIRMED' END AS state, t.review AS review, t.strength AS strength, t.weight AS weight
  ORDER BY fromId, toId, type, mutual, state, strength, weight, review`;

/** The same that one side declared by the end of the day and the other has not answered to this hour. */
const UNANSWERED = `
  ${tiesWhere(`t.state = 'PROPOSED' AND coalesce(t.validUntil >= date($onDate), true) AND coalesce(date(t.declaredAt) <= date($onDate), true)`)}
  RETURN from.id AS fromId, to.id AS toId`;

/** Reads what the nucleus of a cluster rests on, on a day, as is known now: whoever asks later may be told more of that day. */
export async function readSource(
  database: Database,
  clusterId: string,
  onDate: string,
  allTies = false,
): Promise<NucleusSource> {
  const { parameters, key, readAt } = await settings(database, clusterId, onDate);
  const found = await database.read<FoundMember>(MEMBERS, { clusterId, onDate }, READ_TIMEOUT_MS);
  const regions = [...new Set(found.flatMap(({ region }) => region ?? []))];
  const outputs = await database.read<SectorOutput>(SECTOR_OUTPUTS, { regions, onDate }, READ_TIMEOUT_MS);
  const publishedOf = sectorOutputs(outputs);
  const memberRows = found.map(({ sectors, ...row }): MemberRow & Partial<Pick<PlacedMember, 'sectorOutput'>> => {
    const published = publishedOf({ region: row.region, sectors });
    // Where nothing is published nothing is counted, so that such a network keeps its fingerprint.
    return published.length === 0 ? row : { ...row, sectorOutput: published };
  });
  const tieRows = await database.read<TieRow>(TIES, { clusterId, onDate, allTies }, READ_TIMEOUT_MS);
  const unansweredRows = await database.read<Unanswered>(UNANSWERED, { clusterId, onDate, allTies }, READ_TIMEOUT_MS);
  const unanswered = toldUnanswered(memberRows.length, unansweredRows);
  const index = new Map(memberRows.map((row, i) => [row.id, i]));
  const ties = tieRows.flatMap(({ fromId, toId, ...row }): TypedTie[] => {
    const [from, to] = [index.get(fromId), index.get(toId)];
    return from === undefined || to === undefined ? [] : [{ ...row, from, to }];
  });
  const supplies = ties.filter(({ type }) => type === 'SUPPLY_CONTRACT');
  return {
    clusterId,
    onDate,
    readAt,
    allTies,
    members: memberRows.map(({ leadingProduct, ...row }) => ({ sectorOutput: [], ...row, productGroup: productGroupOf(row.productGroup, leadingProduct) })),
    ties,
    flows: supplies.flatMap(({ mutual, from, to }) => (mutual ? [{ from, to }, { from: to, to: from }] : [{ from, to }])),
    unanswered,
    parameters,
    fingerprint: createHmac('sha256', key).update(canonicalJson({ method: METHOD, parameters, memberRows, tieRows, unanswered: unanswered.value, allTies })).digest('hex'),
  };
}

/** The parameters that hold on the day, the key of the cluster's fingerprints, and the moment. */
async function settings(database: Database, clusterId: string, onDate: string): Promise<{ parameters: NucleusParameters; key: string; readAt: string }> {
  const [kept] = await database.read<{ log: string | null; key: string | null; readAt: string }>(
    'MATCH (c:Cluster {id: $clusterId}) RETURN c.nucleusParameters AS log, c.fingerprintKey AS key, toString(datetime.realtime()) AS readAt',
    { clusterId },
  );
  if (kept === undefined) throw new Error('the cluster is gone');
  const log = JSON.parse(kept.log ?? '[]') as ParameterChange[];
  return { parameters: parametersOn(log, onDate), key: kept.key ?? (await makeKey(database, clusterId)), readAt: kept.readAt };
}

/** Makes the key when it is first needed: it is told to nobody. */
async function makeKey(database: Database, clusterId: string): Promise<string> {
  const [made] = await database.write((transaction) =>
    transaction.run<{ key: string }>(
      `MATCH (c:Cluster {id: $clusterId}) SET c.lockedBy = 'fingerprint'
       WITH c SET c.fingerprintKey = coalesce(c.fingerprintKey, $fresh)
       RETURN c.fingerprintKey AS key`,
      { clusterId, fresh: randomBytes(KEY_BYTES).toString('hex') },
    ),
  );
  if (made === undefined) throw new Error('the cluster is gone');
  return made.key;
}
