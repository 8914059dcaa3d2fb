import { reachOf, type Actor } from '../../access/actor.js';
import { figureVisible, memberVisible, organizationVisible, snapshotVisible } from '../../access/visibility.js';
import type { Locale, NucleusLabel } from '../../generated/schema.js';
import type { Database } from '../../neo4j/database.js';
import { properties, rowOf } from '../../neo4j/table.js';
import type { PageRequest } from '../../shared/page.js';
import { NAME_IN } from '../../shared/text.js';
import { pictureOf, pointText, type PictureFound, type PictureList, type PictureRow } from './picture-rows.js';
import { newestSnapshot } from './rows.js';
import type { StoredFigures, StoredNetwork, StoredReasons } from './snapshot-store.js';

export type SnapshotRow = { id: string; clusterId: string; onDate: string; takenAt: string; method: string; fingerprint: string; parameters: string; figures: StoredFigures };

export type PlacementRow = {
  id: string;
  organizationId: string;
  snapshotId: string;
  order: number;
  label: NucleusLabel;
  degree: number;
  strength: number;
  /** Null without ties, as is the next. */
  kappa: number | null;
  pageRank: number | null;
  inCore: boolean;
  /** From here on null in snapshots of the first method. */
  community: number | null;
  coreNumber: number | null;
  betweenness: number | null;
  constraint: number | null;
  effectiveSize: number | null;
  articulation: boolean | null;
  stranded: number | null;
  pairLoss: number | null;
  onPath: boolean | null;
  /** Of a growth pole, the ids of those that miss a partner like it; null in snapshots of method nucleus-4 and earlier. */
  missedBy: string[] | null;
  reasons: StoredReasons;
  /** Whether the numbers of employees and of output may be told. */
  employeesShown: boolean;
  outputsShown: boolean;
};

/** Which private figures of an organization the actor may know. */
export type ShownFigures = { employees: boolean; outputs: boolean };

/** A group of the network, 0 the largest. */
export type CommunityRow = { number: number; size: number; leadingIds: string[] };

/** An organization whose place changed, by the ids of its two placements, and where it stands among such. */
export type MoveRow = { organizationId: string; beforeId: string | null; afterId: string | null; place: number };

const MOVES = {
  entered: "after.label = 'NUCLEUS'",
  left: "before.label = 'NUCLEUS'",
  moved: "coalesce(before.label <> 'NUCLEUS', true) AND coalesce(after.label <> 'NUCLEUS', true)",
} as const;

export type MoveKind = keyof typeof MOVES;

/** Beyond every place in a snapshot: after all that have one stand those that are no member any more. */
const GONE = 1_000_000_000;

/** A pole that is not embedded; earlier methods did not keep whether one is. */
const POLE_BESIDE = "p.label = 'GROWTH_POLE' AND coalesce(NOT p.embedded, true)";

const FOREMOST = {
  growth: { which: POLE_BESIDE, order: 'p.strength' },
  articulation: { which: 'p.articulation', order: 'p.pairLoss' },
  brokerage: { which: 'p.betweenness > 0', order: 'p.betweenness' },
} as const;

const SNAPSHOT = rowOf(properties('s', 'id', 'clusterId', 'onDate', 'takenAt', 'method', 'fingerprint', 'parameters', 'figures'));

const PLACEMENT = rowOf({
  ...properties('p', 'id', 'order', 'label', 'degree', 'strength', 'kappa', 'pageRank', 'inCore', 'community', 'coreNumber', 'betweenness'),
  ...properties('p', 'constraint', 'effectiveSize', 'articulation', 'stranded', 'pairLoss', 'onPath', 'missedBy', 'reasons'),
  organizationId: 'o.id',
  snapshotId: 's.id',
  employeesShown: figureVisible('o', 'employeesVisibility'),
  outputsShown: figureVisible('o', 'outputsVisibility'),
});

/** Of those that the actor sees, the ones up to a day where one is given. */
const SHOWN_UP_TO = `${snapshotVisible('s')} AND coalesce(s.onDate <= date($upTo), true)`;

type Stored<Row, Field extends keyof Row> = Omit<Row, Field> & Record<Field, string>;

const snapshotOf = (stored: Stored<SnapshotRow, 'figures'>): SnapshotRow => ({ ...stored, figures: JSON.parse(stored.figures) as StoredFigures });
const placementOf = (stored: Stored<PlacementRow, 'reasons'>): PlacementRow => ({ ...stored, reasons: JSON.parse(stored.reasons) as StoredReasons });

/** All Cypher that reads computed nuclei. */
export class NucleusStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<SnapshotRow[]> {
    return this.snapshots(`MATCH (s:Snapshot) WHERE s.id IN $ids AND ${snapshotVisible('s')} RETURN ${SNAPSHOT} AS snapshot`, { ids });
  }

  /** The newest snapshot of a cluster, or the newest up to a day. */
  async newest(clusterId: string, upTo: string | null): Promise<SnapshotRow | null> {
    const rows = await this.snapshots(
      `${newestSnapshot('$clusterId', SHOWN_UP_TO)} RETURN ${SNAPSHOT} AS snapshot`,
      { clusterId, upTo },
    );
    return rows[0] ?? null;
  }

  /** The days that a snapshot is about, or those up to a day, newest first. */
  async days(clusterId: string, upTo: string | null, rows: number): Promise<string[]> {
    const days = await this.database.read<{ day: string }>(
      `MATCH (s:Snapshot {clusterId: $clusterId}) WHERE ${SHOWN_UP_TO}
       WITH DISTINCT s.onDate AS day ORDER BY day DESC LIMIT $rows RETURN day`,
      { clusterId, upTo, rows, actor: reachOf(this.actor) },
    );
    return days.map(({ day }) => day);
  }

  /** Organizations with another label than before, heart first: those that entered the nucleus, left it, or moved outside it. */
  async moves(beforeId: string, afterId: string, which: MoveKind, page: PageRequest): Promise<MoveRow[]> {
    return this.database.read(
      `MATCH (s:Snapshot)<-[:PLACED_IN]-(p:Placement)-[:PLACES]->(o:Organization) WHERE s.id IN [$beforeId, $afterId]
       WITH o, collect(p {.id, .label, .order, snapshotId: s.id}) AS places
       WITH o, head([p IN places WHERE p.snapshotId = $beforeId]) AS before, head([p IN places WHERE p.snapshotId = $afterId]) AS after
       WITH o, before, after, coalesce(after.order, ${GONE} + before.order) AS place
       WHERE coalesce(before.label <> after.label, true) AND ${MOVES[which]} AND place > $afterPlace AND ${organizationVisible('o')}
       RETURN o.id AS organizationId, before.id AS beforeId, after.id AS afterId, place ORDER BY place LIMIT $rows`,
      { beforeId, afterId, afterPlace: page.after?.[0] ?? -1, rows: page.limit + 1, actor: reachOf(this.actor) },
    );
  }

  /** Heart first. */
  async labelCounts(snapshotId: string): Promise<{ label: NucleusLabel; count: number }[]> {
    return this.database.read(
      `MATCH (p:Placement)-[:PLACED_IN]->(:Snapshot {id: $snapshotId})
       WITH p.label AS label, count(*) AS count, min(p.order) AS foremost RETURN label, count ORDER BY foremost`,
      { snapshotId },
    );
  }

  /** Heart first. */
  async placements(snapshotId: string, labels: NucleusLabel[] | null, page: PageRequest): Promise<PlacementRow[]> {
    return this.places(
      `MATCH (o:Organization)<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(s:Snapshot {id: $snapshotId})
       WHERE p.order > $afterOrder AND ($labels IS NULL OR p.label IN $labels) AND ${organizationVisible('o')}
       RETURN ${PLACEMENT} AS placement ORDER BY p.order LIMIT $rows`,
      { snapshotId, labels, afterOrder: page.after?.[0] ?? -1, rows: page.limit + 1 },
    );
  }

  async placementsByIds(ids: readonly string[]): Promise<PlacementRow[]> {
    return this.places(
      `MATCH (o:Organization)<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(s:Snapshot)
       WHERE p.id IN $ids AND ${snapshotVisible('s')} AND ${organizationVisible('o')}
       RETURN ${PLACEMENT} AS placement`,
      { ids },
    );
  }

  /** The place of an organization in the newest snapshot of a cluster, or the newest up to a day. */
  async placementOf(organizationId: string, clusterId: string, upTo: string | null): Promise<PlacementRow | null> {
    const rows = await this.places(
      `${newestSnapshot('$clusterId', SHOWN_UP_TO)}
       MATCH (o:Organization {id: $organizationId})<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(s) WHERE ${organizationVisible('o')}
       RETURN ${PLACEMENT} AS placement`,
      { organizationId, clusterId, upTo },
    );
    return rows[0] ?? null;
  }

  /** Growth poles that are not embedded. */
  async polesBeside(snapshotId: string): Promise<number> {
    const rows = await this.database.read<{ count: number }>(
      `MATCH (p:Placement)-[:PLACED_IN]->(:Snapshot {id: $snapshotId}) WHERE ${POLE_BESIDE} RETURN count(*) AS count`,
      { snapshotId },
    );
    return rows[0]?.count ?? 0;
  }

  /** Growth poles that are not embedded, members without whom others lose touch, or those whom most ways pass through: the most important first. */
  async foremost(snapshotId: string, by: keyof typeof FOREMOST, rows: number): Promise<PlacementRow[]> {
    const { which, order } = FOREMOST[by];
    return this.places(
      `MATCH (o:Organization)<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(s:Snapshot {id: $snapshotId})
       WHERE ${which} AND ${organizationVisible('o')}
       RETURN ${PLACEMENT} AS placement ORDER BY ${order} DESC, p.order LIMIT $rows`,
      { snapshotId, rows },
    );
  }

  /** The largest communities of two and more, with up to three of their members that the actor may see, heart first. */
  async communities(snapshotId: string, rows: number): Promise<CommunityRow[]> {
    return this.database.read(
      `MATCH (o:Organization)<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(:Snapshot {id: $snapshotId})
       WITH p, o ORDER BY p.order
       WITH p.community AS number, count(*) AS size, collect(o) AS members
       WHERE size > 1 WITH number, size, members ORDER BY number LIMIT $rows
       RETURN number, size, [o IN members WHERE ${organizationVisible('o')} | o.id][..3] AS leadingIds ORDER BY number`,
      { snapshotId, rows, actor: reachOf(this.actor) },
    );
  }

  /** The network that suppositions are computed from; null where it is not stored, or by a method before nucleus-4. For the rules alone: it holds private verdicts. */
  async network(snapshotId: string): Promise<StoredNetwork | null> {
    const [row] = await this.database.read<{ network: string | null }>('MATCH (s:Snapshot {id: $snapshotId}) RETURN s.network AS network', { snapshotId });
    const network = JSON.parse(row?.network ?? 'null') as Partial<StoredNetwork> | null;
    return network?.counted === undefined ? null : (network as StoredNetwork);
  }

  /** Of those of these organizations that the actor sees, which figures are shown. */
  async shownFigures(organizationIds: readonly string[]): Promise<Map<string, ShownFigures>> {
    const rows = await this.database.read<{ id: string } & ShownFigures>(
      `MATCH (o:Organization) WHERE o.id IN $organizationIds AND ${organizationVisible('o')}
       RETURN o.id AS id, ${figureVisible('o', 'employeesVisibility')} AS employees, ${figureVisible('o', 'outputsVisibility')} AS outputs`,
      { organizationIds, actor: reachOf(this.actor) },
    );
    return new Map(rows.map(({ id, ...shown }) => [id, shown]));
  }

  /** Points and lines of the picture; a point that the actor may not see is left out with its lines. @param withLines they are much to read */
  async picture(snapshotId: string, lists: readonly PictureList[], withLines: boolean, locale: Locale): Promise<Omit<PictureRow, 'pairCount'>> {
    // What is told of a member travels as one text: thousands of lists of texts take the driver several times as long. Whoever was placed is one to
    // this day.
    const [found] = await this.database.read<PictureFound>(
      `MATCH (s:Snapshot {id: $snapshotId}) RETURN s.points AS points, ${withLines ? 's.picture' : 'null'} AS lines, COLLECT {
         MATCH (m:Membership {clusterId: s.clusterId})-[:OF]->(o:Organization) WHERE ${memberVisible('m', 'o')}
         RETURN ${pointText(lists)}
       } AS members`,
      { snapshotId, nameIn: NAME_IN[locale], actor: reachOf(this.actor) },
    );
    return pictureOf(found, lists);
  }

  private async snapshots(text: string, parameters: Record<string, unknown>): Promise<SnapshotRow[]> {
    const rows = await this.database.read<{ snapshot: Stored<SnapshotRow, 'figures'> }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ snapshot }) => snapshotOf(snapshot));
  }

  private async places(text: string, parameters: Record<string, unknown>): Promise<PlacementRow[]> {
    const rows = await this.database.read<{ placement: Stored<PlacementRow, 'reasons'> }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ placement }) => placementOf(placement));
  }
}
