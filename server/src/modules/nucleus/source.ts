import { createHash } from 'node:crypto';
import type { ChainRole, OrganizationKind, TieForm } from '../../generated/schema.js';
import { canonicalJson } from '../../journal/canonical-json.js';
import type { Database } from '../../neo4j/database.js';
import type { Member } from './rules/attributes.js';
import type { Flow } from './rules/chain.js';
import type { Tie } from './rules/network.js';
import { defaultParameters } from './rules/parameters.js';

/** All that the computation of one cluster rests on, in a fixed order. */
export type NucleusSource = {
  clusterId: string;
  members: readonly Member[];
  ties: readonly Tie[];
  flows: readonly Flow[];
  /** Digest of all of the above and the parameters: the same digest, the same result. */
  fingerprint: string;
};

type MemberRow = { id: string; kind: OrganizationKind; mainRole: ChainRole | null; employees: number | null; output: { year: number; value: number }[] };
type TieRow = {
  fromId: string;
  toId: string;
  form: TieForm;
  type: string;
  mutual: boolean;
  state: 'CONFIRMED' | 'STALE';
  review: Tie['review'];
  strength: number | null;
  weight: number | null;
};

const READ_TIMEOUT_MS = 60_000;

/** Active members in the order of their ids, with the figures they gave: the label is all that others learn of these. */
const MEMBERS = `
  MATCH (o:Organization)<-[:OF]-(m:Membership {state: 'ACTIVE'})-[:IN]->(:Cluster {id: $clusterId})
  RETURN o.id AS id, o.kind AS kind, head(m.chainRoles) AS mainRole, o.employees AS employees,
         COLLECT { MATCH (o)-[:PRODUCED]->(y:Output) RETURN y {.year, .value} ORDER BY y.year } AS output
  ORDER BY id`;

/** Ties that hold on the day and that every member may see: at level MEMBERS of this cluster, or PUBLIC wherever declared. */
const TIES = `
  MATCH (:Cluster {id: $clusterId})<-[:IN]-(:Membership {state: 'ACTIVE'})-[:OF]->(from:Organization)<-[:FROM]-(t:Tie)-[:TO]->(to:Organization)
  WHERE t.state IN ['CONFIRMED', 'STALE']
    AND (t.visibility = 'PUBLIC' OR (t.visibility = 'MEMBERS' AND t.clusterId = $clusterId))
    AND coalesce(t.validFrom <= date($onDate), true) AND coalesce(t.validUntil >= date($onDate), true)
    AND EXISTS { (to)<-[:OF]-(:Membership {state: 'ACTIVE', clusterId: $clusterId}) }
  RETURN from.id AS fromId, to.id AS toId, t.form AS form, t.type AS type, coalesce(t.mutual, false) AS mutual, t.state AS state,
         t.review AS review, t.strength AS strength, t.weight AS weight
  ORDER BY fromId, toId, type, state, strength, weight`;

/** Reads what the nucleus of a cluster rests on, on a day. */
export async function readSource(database: Database, clusterId: string, onDate: string): Promise<NucleusSource> {
  const memberRows = await database.read<MemberRow>(MEMBERS, { clusterId }, READ_TIMEOUT_MS);
  const tieRows = await database.read<TieRow>(TIES, { clusterId, onDate }, READ_TIMEOUT_MS);
  const index = new Map(memberRows.map((row, i) => [row.id, i]));
  const ends = tieRows.map((row) => ({ row, from: index.get(row.fromId) ?? -1, to: index.get(row.toId) ?? -1 }));
  const known = ends.filter(({ from, to }) => from >= 0 && to >= 0);
  const supplies = known.filter(({ row }) => row.type === 'SUPPLY_CONTRACT');
  return {
    clusterId,
    members: memberRows.map((row) => ({ ...row, sectorOutput: [] })),
    ties: known.map(({ row, from, to }) => ({ from, to, form: row.form, state: row.state, review: row.review, strength: row.strength, weight: row.weight })),
    flows: supplies.flatMap(({ row, from, to }) => (row.mutual ? [{ from, to }, { from: to, to: from }] : [{ from, to }])),
    fingerprint: createHash('sha256').update(canonicalJson({ parameters: defaultParameters, memberRows, tieRows })).digest('hex'),
  };
}
