import { reachOf, type Actor } from '../../access/actor.js';
import { contestVisible, insideCluster, organizationVisible, snapshotVisible } from '../../access/visibility.js';
import type { LabelContestState, NucleusLabel } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { newestSnapshot } from '../nucleus/rows.js';

export type ContestRow = {
  id: string;
  clusterId: string;
  organizationId: string;
  label: NucleusLabel;
  reason: string;
  state: LabelContestState;
  contestedAt: string;
  answeredAt: string | null;
  correctedLabel: NucleusLabel | null;
  explanation: string | null;
  version: number;
};

/** The contests of one label, by its `labelKey`. */
export type LabelContests = { id: string; contests: ContestRow[] };

/** What decides whether a label can be contested. */
export type ContestedRow = { member: boolean; waiting: boolean; label: NucleusLabel | null };

export type NewContest = { id: string; clusterId: string; organizationId: string; label: NucleusLabel; reason: string };

const CONTEST = 'k {.id, .clusterId, .organizationId, .label, .reason, .state, .contestedAt, .answeredAt, .correctedLabel, .explanation, .version}';
const MOST = 10;

/** All Cypher about contested labels. */
export class ContestStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<ContestRow[]> {
    return this.rows(`MATCH (k:Contest)-[:ABOUT]->(o:Organization) WHERE k.id IN $ids AND ${contestVisible('k', 'o')} RETURN ${CONTEST} AS contest`, { ids });
  }

  /** Of a cluster, newest first. */
  async ofCluster(clusterId: string, state: LabelContestState | null, page: PageRequest): Promise<ContestRow[]> {
    return this.rows(
      `MATCH (k:Contest)-[:ABOUT]->(o:Organization)
       WHERE k.clusterId = $clusterId AND k.id < $beforeId AND coalesce(k.state = $state, true) AND ${contestVisible('k', 'o')}
       RETURN ${CONTEST} AS contest ORDER BY k.clusterId DESC, k.id DESC LIMIT $rows`,
      { clusterId, state, ...newestFirst(page) },
    );
  }

  /** Of each organization in a cluster, by `labelKey`, newest first. */
  async ofLabels(keys: readonly string[]): Promise<LabelContests[]> {
    return this.database.read(
      `UNWIND $keys AS key
       MATCH (o:Organization {id: split(key, ':')[1]})
       RETURN key AS id, COLLECT {
         MATCH (k:Contest)-[:ABOUT]->(o) WHERE k.clusterId = split(key, ':')[0] AND ${contestVisible('k', 'o')}
         RETURN ${CONTEST} ORDER BY k.id DESC LIMIT ${MOST} } AS contests`,
      { keys, actor: reachOf(this.actor) },
    );
  }

  /** Locks the membership whose label is contested; null when the actor does not see the organization in the cluster. */
  async lockLabel(transaction: Transaction, { id, clusterId, organizationId }: NewContest): Promise<ContestedRow | null> {
    const [found] = await transaction.run<ContestedRow>(
      `MATCH (c:Cluster {id: $clusterId}) WHERE ${insideCluster('c')}
       MATCH (o:Organization {id: $organizationId})<-[:OF]-(m:Membership {clusterId: $clusterId}) WHERE ${organizationVisible('o')}
       SET m.lockedBy = $id
       WITH o, m
       RETURN m.state = 'ACTIVE' AS member, EXISTS { (:Contest {openKey: $openKey}) } AS waiting,
              head(COLLECT {
                ${newestSnapshot('$clusterId', snapshotVisible('s'))}
                MATCH (o)<-[:PLACES]-(p:Placement)-[:PLACED_IN]->(s) RETURN p.label }) AS label`,
      { id, clusterId, organizationId, openKey: labelKey(clusterId, organizationId), actor: reachOf(this.actor) },
    );
    return found ?? null;
  }

  async contest(transaction: Transaction, contest: NewContest): Promise<void> {
    const { clusterId, organizationId } = contest;
    await transaction.run(
      `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $organizationId})
       CREATE (k:Contest {id: $id, clusterId: $clusterId, organizationId: $organizationId, openKey: $openKey, label: $label, reason: $reason,
                          state: 'OPEN', contestedAt: ${NOW}, contestedById: $actorId, version: 1})
       CREATE (k)-[:ABOUT]->(o), (k)-[:IN]->(c)`,
      { ...contest, openKey: labelKey(clusterId, organizationId), actorId: this.actorId },
    );
  }

  /** Locks a contest; null when the actor does not see it. */
  async lock(transaction: Transaction, contestId: string, requestId: string): Promise<ContestRow | null> {
    const [found] = await transaction.run<{ contest: ContestRow }>(
      `MATCH (k:Contest {id: $contestId})-[:ABOUT]->(o:Organization) WHERE ${contestVisible('k', 'o')}
       SET k.lockedBy = $requestId
       RETURN ${CONTEST} AS contest`,
      { contestId, requestId, actor: reachOf(this.actor) },
    );
    return found?.contest ?? null;
  }

  async answer(transaction: Transaction, id: string, answer: { state: LabelContestState; correctedLabel: NucleusLabel | null; explanation: string }): Promise<void> {
    await transaction.run(
      `MATCH (k:Contest {id: $id})
       SET k += $answer, k.answeredAt = ${NOW}, k.answeredById = $actorId, k.version = k.version + 1
       REMOVE k.openKey`,
      { id, answer, actorId: this.actorId },
    );
  }

  private get actorId(): string | null {
    return this.actor.kind === 'visitor' ? null : this.actor.id;
  }

  private async rows(text: string, parameters: Record<string, unknown>): Promise<ContestRow[]> {
    const rows = await this.database.read<{ contest: ContestRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ contest }) => contest);
  }
}

/** Names the label of an organization in a cluster. */
export const labelKey = (clusterId: string, organizationId: string): string => `${clusterId}:${organizationId}`;
