import type { NucleusLabel } from '../../generated/schema.js';
import type { Database, Parameters, Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import type { ClusterFigures } from './figures.js';
import { newestSnapshot } from './rows.js';
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

/** What the picture shows of the members as they were, by index: the network's order. One text is read much quicker than thousands of nodes. */
export type StoredPoints = { ids: string[]; labels: NucleusLabel[]; strengths: number[]; x: number[]; y: number[] };

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
  /** 1 for members that count as gathered when they are partners; by sizes that everybody who sees the snapshot may know. */
  counted: number[];
};

/** Why an organization is where it is. */
export type StoredReasons = {
  conditions: Condition[];
  growth: number | null;
  referenceGrowth: number | null;
  /** What it is the growth of, null where there is none to compare with. Older snapshots do not tell: it was the stage. */
  referenceFrom?: 'SECTOR_IN_REGION' | 'STAGE' | null;
  /** How many in a stage's sum keep their output to themselves. Older snapshots did not look at it: a stage's growth in them is told to nobody. */
  referenceHidden?: number | null;
  gathered: number;
  requests: readonly DataRequest[];
  open: readonly NucleusLabel[];
};

export type NewPlacement = {
  organizationId: string;
  order: number;
  label: NucleusLabel;
  ring: number;
  score: number | null;
  degree: number;
  strength: number;
  sCore: number;
  /** Null without ties, as is the next. */
  kappa: number | null;
  /** Over the largest. */
  pageRank: number | null;
  inCore: boolean;
  /** Whether the condition of that name is met. */
  embedded: boolean;
  coreNumber: number;
  betweenness: number;
  community: number;
  constraint: number | null;
  effectiveSize: number | null;
  articulation: boolean;
  pairLoss: number | null;
  stranded: number;
  onPath: boolean;
  /** Of a growth pole, the ids of those that miss a partner like it. */
  missedBy: string[];
  reasons: StoredReasons;
};

export type NewSnapshot = {
  id: string;
  key: string;
  clusterId: string;
  onDate: string;
  readAt: string;
  method: string;
  fingerprint: string;
  parameters: NucleusParameters;
  figures: StoredFigures;
  points: StoredPoints;
  lines: StoredLine[];
  /** Null of a network too large for suppositions. */
  network: StoredNetwork | null;
  placements: NewPlacement[];
};

/** Placements that one transaction writes or deletes: the database's memory does not hold a hundred thousand. */
const PIECE = 5_000;
/** One piece on a busy machine. */
const PIECE_TIMEOUT_MS = 120_000;

/** Writes a snapshot with all its placements, in pieces and read by nobody until `showDraft`. Harmless when repeated. */
export async function saveDraft(database: Database, snapshot: NewSnapshot): Promise<void> {
  const { id, key, clusterId, onDate, readAt, method, fingerprint } = snapshot;
  await database.write(
    (transaction) =>
      transaction.run(
        `MATCH (c:Cluster {id: $clusterId})
         MERGE (d:SnapshotDraft {id: $id})
         SET d += {key: $key, clusterId: $clusterId, method: $method, fingerprint: $fingerprint, onDate: date($onDate), readAt: datetime($readAt),
                   takenAt: datetime.realtime(), parameters: $parameters, figures: $figures, points: $points, picture: $picture, network: $network}
         MERGE (d)-[:COMPUTED_FOR]->(c)`,
        {
          id,
          key,
          clusterId,
          onDate,
          readAt,
          method,
          fingerprint,
          parameters: JSON.stringify(snapshot.parameters),
          figures: JSON.stringify(snapshot.figures),
          points: JSON.stringify(snapshot.points),
          picture: JSON.stringify(snapshot.lines),
          network: snapshot.network === null ? null : JSON.stringify(snapshot.network),
        },
      ),
    PIECE_TIMEOUT_MS,
  );
  for (let from = 0; from < snapshot.placements.length; from += PIECE) {
    await savePlacements(database, id, snapshot.placements.slice(from, from + PIECE));
  }
}

async function savePlacements(database: Database, draftId: string, placements: readonly NewPlacement[]): Promise<void> {
  const rows = placements.map(({ organizationId, reasons, ...measures }) => ({
    organizationId,
    properties: { ...measures, id: newId(), key: `${draftId}:${organizationId}`, reasons: JSON.stringify(reasons) },
  }));
  await database.write(
    (transaction) =>
      transaction.run(
        `MATCH (d:SnapshotDraft {id: $draftId})
         UNWIND $rows AS row
         MATCH (o:Organization {id: row.organizationId})
         MERGE (p:Placement {key: row.properties.key})
         SET p = row.properties
         MERGE (p)-[:PLACED_IN]->(d)
         MERGE (p)-[:PLACES]->(o)`,
        { draftId, rows },
      ),
    PIECE_TIMEOUT_MS,
  );
}

/** Of a cluster: the newest snapshot up to a day, and the one of that day with this key; null where there is none. */
export async function findUpTo(
  database: Database,
  { clusterId, onDate }: { clusterId: string; onDate: string },
  key: string,
): Promise<{ newest: { fingerprint: string; takenAt: string } | null; sameId: string | null }> {
  const [found] = await database.read<{ newest: { fingerprint: string; takenAt: string } | null; sameId: string | null }>(
    `RETURN head(COLLECT {
              ${newestSnapshot('$clusterId', 's.onDate <= date($onDate)')} RETURN s {.fingerprint, .takenAt}
            }) AS newest,
            head(COLLECT { MATCH (s:Snapshot {key: $key}) RETURN s.id }) AS sameId`,
    { clusterId, onDate, key },
  );
  return found ?? { newest: null, sameId: null };
}

/**
 * Whether a snapshot of the day is shown that rests on a later reading: an analysis by hand and a job may be at work side by side, and so may a
 * server that was held up until its job was taken over. Locks the cluster until one of the two is shown.
 */
export async function isOvertaken(transaction: Transaction, { clusterId, onDate, readAt }: { clusterId: string; onDate: string; readAt: string }): Promise<boolean> {
  const [found] = await transaction.run<{ overtaken: boolean }>(
    `MATCH (c:Cluster {id: $clusterId}) SET c.lockedBy = 'nucleus'
     WITH c
     RETURN EXISTS { (s:Snapshot {clusterId: $clusterId}) WHERE s.onDate = date($onDate) AND s.readAt > datetime($readAt) } AS overtaken`,
    { clusterId, onDate, readAt },
  );
  return found?.overtaken ?? false;
}

/** Makes an earlier snapshot of a day its newest again. */
export async function showAgain(transaction: Transaction, id: string, readAt: string): Promise<void> {
  const shown = await transaction.run('MATCH (s:Snapshot {id: $id}) SET s.takenAt = datetime.realtime(), s.readAt = datetime($readAt) RETURN s.id', { id, readAt });
  if (shown.length === 0) throw new Error('the snapshot was forgotten meanwhile');
}

/** Makes a draft the snapshot that it is to be. */
export async function showDraft(transaction: Transaction, id: string): Promise<void> {
  await transaction.run('MATCH (d:SnapshotDraft {id: $id}) SET d:Snapshot, d.takenAt = datetime.realtime() REMOVE d:SnapshotDraft', { id });
}

/** Deletes a draft that did not become a snapshot, and those of the cluster whose computation died more than a day ago. */
export async function discardDrafts(database: Database, clusterId: string, id: string): Promise<void> {
  await discard(database, 'd.clusterId = $clusterId AND (d.id = $id OR d.takenAt < datetime.realtime() - duration({days: 1}))', { clusterId, id });
}

/**
 * Deletes the snapshots that a newer one of the same cluster and day took the place of more than a day ago: nobody comes to them any more,
 * and where ties change often they would be many. One snapshot of each day is kept for good. Gives how many it deleted.
 */
export async function forgetReplaced(database: Database): Promise<number> {
  // From here on they are as good as drafts: what dies before its end is gone on with by the next.
  const replaced = await database.write((transaction) =>
    transaction.run<{ id: string }>(
      `MATCH (s:Snapshot)
       WHERE EXISTS { (newer:Snapshot {clusterId: s.clusterId})
                      WHERE newer.takenAt > s.takenAt AND newer.takenAt < datetime.realtime() - duration({days: 1}) AND newer.onDate = s.onDate }
       SET s:SnapshotDraft REMOVE s:Snapshot RETURN s.id AS id`,
    ),
  );
  const ids = replaced.map(({ id }) => id);
  if (ids.length > 0) await discard(database, 'd.id IN $ids', { ids });
  return ids.length;
}

async function discard(database: Database, which: string, parameters: Parameters): Promise<void> {
  const drafts = `MATCH (d:SnapshotDraft) WHERE ${which}`;
  await database.runOnce(`${drafts} MATCH (p:Placement)-[:PLACED_IN]->(d) CALL (p) { DETACH DELETE p } IN TRANSACTIONS OF ${PIECE} ROWS`, parameters);
  await database.runOnce(`${drafts} DETACH DELETE d`, parameters);
}
