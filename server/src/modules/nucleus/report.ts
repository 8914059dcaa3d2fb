import type { NucleusLabel } from '../../generated/schema.js';
import type { Database } from '../../neo4j/database.js';
import type { StoredFigures, StoredReasons } from './snapshot-store.js';

/** One organization of the report, with the symbols of the method. */
export type ReportedOrganization = {
  id: string;
  sourceId: string | null;
  name: string;
  label: NucleusLabel;
  ring: number;
  /** k, number of partners. */
  degree: number;
  /** S, sum of the weights. */
  strength: number;
  /** sc, s-core index. */
  sCore: number;
  /** kappa, s-core index over the largest. */
  kappa: number;
  /** pi, PageRank over the largest. */
  pageRank: number;
  /** Whether it is in C*. */
  inCore: boolean;
  /** N, 0..100. */
  score: number | null;
  reasons: StoredReasons;
};

export type NucleusReport = {
  cluster: { slug: string; name: string; onDate: string; takenAt: string; method: string; fingerprint: string };
  parameters: unknown;
  figures: StoredFigures;
  organizations: ReportedOrganization[];
};

type HeadRow = { cluster: NucleusReport['cluster']; parameters: string; figures: string; snapshotId: string };
type OrganizationRow = Omit<ReportedOrganization, 'reasons'> & { reasons: string };

/** Everything in the newest snapshot of a cluster up to a day, hidden numbers included: for the operator alone. */
export async function readReport(database: Database, clusterId: string, onDate: string): Promise<NucleusReport> {
  const [head] = await database.read<HeadRow>(
    `MATCH (s:Snapshot {clusterId: $clusterId})-[:COMPUTED_FOR]->(c:Cluster) WHERE s.onDate <= date($onDate)
     RETURN {slug: c.slug, name: c.name, onDate: s.onDate, takenAt: s.takenAt, method: s.method, fingerprint: s.fingerprint} AS cluster,
            s.parameters AS parameters, s.figures AS figures, s.id AS snapshotId
     ORDER BY s.onDate DESC, s.takenAt DESC LIMIT 1`,
    { clusterId, onDate },
  );
  if (head === undefined) throw new Error('the snapshot was not stored');
  const rows = await database.read<{ row: OrganizationRow }>(
    `MATCH (o:Organization)<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(:Snapshot {id: $snapshotId})
     RETURN p {.label, .ring, .degree, .strength, .sCore, .kappa, .pageRank, .inCore, .score, .reasons,
               id: o.id, sourceId: o.sourceId, name: o.name} AS row
     ORDER BY p.order`,
    { snapshotId: head.snapshotId },
    60_000,
  );
  return {
    cluster: head.cluster,
    parameters: JSON.parse(head.parameters) as unknown,
    figures: JSON.parse(head.figures) as StoredFigures,
    organizations: rows.map(({ row }) => ({ ...row, reasons: JSON.parse(row.reasons) as StoredReasons })),
  };
}
