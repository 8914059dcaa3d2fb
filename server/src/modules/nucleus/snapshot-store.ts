import type { NucleusLabel } from '../../generated/schema.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import type { ClusterFigures } from './figures.js';
import type { Condition } from './rules/admission.js';
import type { Stage } from './rules/chain.js';
import type { CoreReading } from './rules/core-periphery.js';
import type { DataRequest } from './rules/labels.js';
import type { NucleusParameters } from './rules/parameters.js';
import type { StoredVerdicts } from './rules/what-if.js';

export type StoredFigures = {
  organizationCount: number;
  tieCount: number;
  pairCount: number;
  density: number | null;
  coreFit: number | null;
  coreReading: CoreReading | null;
  chainCoverage: number | null;
  missingLinks: string[];
  advice: string[];
  /** Everything; absent in snapshots of the first method. */
  cluster?: ClusterFigures;
  /** The bridges that hold most, by the ids of their ends; absent as above. */
  bridges?: StoredBridge[];
};

export type StoredBridge = { from: string; to: string; cutOff: number };

/** Up to so many lines are stored with the picture. */
export const MAX_LINES = 20_000;

/** Two indices, the weight, and 1 for formal plus 2 for informal. */
export type StoredLine = [number, number, number, number];

/** What a supposition is computed from, by index of the member. */
export type StoredNetwork = {
  ids: string[];
  from: number[];
  to: number[];
  weight: number[];
  flows: [from: number, to: number][];
  stages: (Stage | null)[];
  verdicts: StoredVerdicts[];
  /** a of each. */
  gathered: number[];
  /** 1 for members that count as gathered when they are partners. */
  small: number[];
};

/** Why an organization is where it is. */
export type StoredReasons = {
  conditions: Condition[];
  growth: number | null;
  referenceGrowth: number | null;
  gathered: number;
  requests: readonly DataRequest[];
  open: readonly NucleusLabel[];
};

export type NewPlacement = {
  organizationId: string;
  /** Its number in the stored lines. */
  index: number;
  order: number;
  label: NucleusLabel;
  ring: number;
  score: number | null;
  degree: number;
  strength: number;
  sCore: number;
  kappa: number;
  /** Over the largest. */
  pageRank: number;
  inCore: boolean;
  coreNumber: number;
  betweenness: number;
  community: number;
  constraint: number | null;
  effectiveSize: number | null;
  articulation: boolean;
  pairLoss: number | null;
  stranded: number;
  onPath: boolean;
  x: number;
  y: number;
  reasons: StoredReasons;
};

export type NewSnapshot = {
  id: string;
  key: string;
  clusterId: string;
  onDate: string;
  method: string;
  fingerprint: string;
  parameters: NucleusParameters;
  figures: StoredFigures;
  lines: StoredLine[];
  /** Null of a network too large for suppositions. */
  network: StoredNetwork | null;
  placements: NewPlacement[];
};

/** Writes a snapshot with all its placements. */
export async function saveSnapshot(transaction: Transaction, snapshot: NewSnapshot): Promise<void> {
  const { id, key, clusterId, onDate, method, fingerprint } = snapshot;
  await transaction.run(
    `MATCH (c:Cluster {id: $clusterId})
     CREATE (s:Snapshot {id: $id, key: $key, clusterId: $clusterId, method: $method, fingerprint: $fingerprint, onDate: date($onDate),
                         takenAt: datetime.realtime(), parameters: $parameters, figures: $figures, picture: $picture, network: $network})
     CREATE (s)-[:COMPUTED_FOR]->(c)`,
    {
      id,
      key,
      clusterId,
      onDate,
      method,
      fingerprint,
      parameters: JSON.stringify(snapshot.parameters),
      figures: JSON.stringify(snapshot.figures),
      picture: JSON.stringify(snapshot.lines),
      network: snapshot.network === null ? null : JSON.stringify(snapshot.network),
    },
  );
  const rows = snapshot.placements.map(({ organizationId, reasons, ...measures }) => ({
    organizationId,
    properties: { ...measures, id: newId(), key: `${id}:${organizationId}`, reasons: JSON.stringify(reasons) },
  }));
  await transaction.run(
    `MATCH (s:Snapshot {id: $id})
     UNWIND $rows AS row
     MATCH (o:Organization {id: row.organizationId})
     CREATE (p:Placement)-[:PLACED_IN]->(s)
     SET p = row.properties
     CREATE (p)-[:PLACES]->(o)`,
    { id, rows },
  );
}
