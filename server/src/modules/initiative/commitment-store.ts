import { reachOf, type Actor } from '../../access/actor.js';
import { commitmentVisible, initiativeVisible, organizationVisible } from '../../access/visibility.js';
import type { Locale } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Transaction } from '../../neo4j/database.js';
import { COMMITMENT, INITIATIVE, LINE, type CommitmentRow, type InitiativeRow, type LineRow } from './rows.js';
import { asTold, retell, type Stake } from './telling.js';

/** Where a commitment is made: the locked joint action, the line, and what the organization committed to it before. */
export type CommitmentPlace = { initiative: InitiativeRow; line: LineRow; commitment: CommitmentRow | null };

/** A commitment with its locked joint action. */
export type PlacedCommitment = CommitmentPlace & { commitment: CommitmentRow };

export type Quantities = { firmMilli: bigint; flexibleMilli: bigint; ceilingMinor: bigint | null };

/** Who makes a commitment or proposes, and in what language. */
export type Holder = { id: string; locale: Locale };

type Respect = 'Firm' | 'Flexible';
type StakeRow = Stake & { id: string };

const SEEN = `${initiativeVisible('i')} AND ${organizationVisible('o')}`;

/** Whether the organization `m` stands by a commitment to any line of the joint action `i`. */
const TAKES_PART = `EXISTS {
  MATCH (i)<-[:LINE_OF]-(any:Line) MATCH (own:Commitment {key: any.id + ':' + m.id}) WHERE own.state = 'LIVE' }`;

const stake = (live: string, respect: Respect): string =>
  `c {.id, organizationId: m.id, liveMilli: c.${live}, toldMilli: c.told${respect}Milli, everToldMilli: c.everTold${respect}Milli}`;

const tell = (respect: Respect): string =>
  `UNWIND $stakes AS stake
   MATCH (c:Commitment {id: stake.id})
   SET c.told${respect}Milli = stake.toldMilli, c.everTold${respect}Milli = stake.everToldMilli
   WITH count(c) AS moved
   MATCH (l:Line {id: $lineId})<-[:FOR]-(c:Commitment)
   WITH l, sum(c.told${respect}Milli) AS sum
   SET l.told${respect}Milli = sum, l.told${respect}FreshIds = $freshIds, l.told${respect}At = ${NOW}`;

const unsay = (respect: Respect): string =>
  `MATCH (l:Line {id: $lineId})<-[:FOR]-(c:Commitment)
   SET c.told${respect}Milli = 0, l.told${respect}Milli = null, l.told${respect}FreshIds = null, l.told${respect}At = null`;

/**
 * All Cypher that changes commitments. Each change first writes to the joint action, which owns the deadline, the terms and the sums:
 * from about 50 commitments on a new relationship no longer locks it.
 */
export class CommitmentStore {
  constructor(private readonly actor: Actor) {}

  /** Locks the joint action of a line; null when there is none that the actor may see. */
  async lockLine(transaction: Transaction, lineId: string, organizationId: string, key: string): Promise<CommitmentPlace | null> {
    const [found] = await transaction.run<CommitmentPlace>(
      `MATCH (l:Line {id: $lineId})-[:LINE_OF]->(i:Initiative)
       SET i.lockedBy = $key // a write before any read of what it guards: the lines below see what others committed
       WITH l, i
       OPTIONAL MATCH (member:Membership {key: i.clusterId + ':' + $organizationId}) SET member.lockedBy = $key // nor does it leave meanwhile
       WITH l, i
       MATCH (i)-[:PROPOSED_BY]->(o:Organization) WHERE ${SEEN}
       OPTIONAL MATCH (c:Commitment {key: $commitmentKey})-[:MADE_BY]->(m:Organization)
       RETURN ${INITIATIVE} AS initiative, ${LINE} AS line, CASE WHEN c IS NOT NULL THEN ${COMMITMENT} END AS commitment`,
      { lineId, organizationId, key, commitmentKey: commitmentKey(lineId, organizationId), actor: reachOf(this.actor) },
    );
    return found ?? null;
  }

  /** Locks the joint action of a commitment; null when there is none that the actor may see. */
  async lock(transaction: Transaction, commitmentId: string, key: string): Promise<PlacedCommitment | null> {
    const [found] = await transaction.run<PlacedCommitment>(
      `MATCH (c:Commitment {id: $commitmentId})-[:FOR]->(l:Line)-[:LINE_OF]->(i:Initiative)
       SET i.lockedBy = $key // as above
       WITH c, l, i
       MATCH (c)-[:MADE_BY]->(m:Organization), (i)-[:PROPOSED_BY]->(o:Organization) WHERE ${commitmentVisible('c')} AND ${SEEN}
       RETURN ${INITIATIVE} AS initiative, ${LINE} AS line, ${COMMITMENT} AS commitment`,
      { commitmentId, key, actor: reachOf(this.actor) },
    );
    return found ?? null;
  }

  /**
   * Writes an organization's commitment to a line, the first or the next revision, and tells the sums anew where that is due.
   * Gives its id: `newId` for the first one.
   * @param holder the person or key who makes it: it counts against their mandate, and they are told how it ends; null for the example's
   */
  async save(transaction: Transaction, lineId: string, organizationId: string, newId: string, quantities: Quantities, holder: Holder | null): Promise<string> {
    const [saved] = await transaction.run<{ id: string }>(
      `MATCH (l:Line {id: $lineId})-[:LINE_OF]->(i:Initiative), (m:Organization {id: $organizationId})
       MERGE (c:Commitment {key: $key})
       ON CREATE SET c.id = $newId, c.revision = 0, c.version = 0,
                     c.toldFirmMilli = 0, c.toldFlexibleMilli = 0, c.everToldFirmMilli = [], c.everToldFlexibleMilli = []
       MERGE (c)-[:FOR]->(l)
       MERGE (c)-[:MADE_BY]->(m)
       WITH i, c, ${TAKES_PART} AS tookPart
       SET i.sequence = i.sequence + 1, i.participants = i.participants + CASE WHEN tookPart THEN 0 ELSE 1 END
       SET c += $quantities, c.holderId = $holder.id, c.locale = $holder.locale, c.state = 'LIVE', c.revision = c.revision + 1, c.version = c.version + 1, c.sequence = i.sequence, c.updatedAt = ${NOW}
       RETURN c.id AS id`,
      { lineId, organizationId, key: commitmentKey(lineId, organizationId), newId, quantities, holder },
    );
    if (saved === undefined) throw new Error(`the line ${lineId} is gone in spite of its lock`);
    await this.tellAnew(transaction, lineId);
    return saved.id;
  }

  /** Takes a commitment back: nothing of it is owed, so nothing of it stays. */
  async withdraw(transaction: Transaction, { id, lineId }: CommitmentRow): Promise<void> {
    await transaction.run(
      `MATCH (m:Organization)<-[:MADE_BY]-(c:Commitment {id: $id})-[:FOR]->(:Line)-[:LINE_OF]->(i:Initiative)
       SET i.sequence = i.sequence + 1
       SET c.state = 'WITHDRAWN', c.firmMilli = 0, c.flexibleMilli = 0, c.ceilingMinor = null, c.version = c.version + 1,
           c.sequence = i.sequence, c.updatedAt = ${NOW}
       WITH i, ${TAKES_PART} AS takesPart
       SET i.participants = i.participants - CASE WHEN takesPart THEN 0 ELSE 1 END`,
      { id },
    );
    await this.tellAnew(transaction, lineId);
  }

  /** Firm and flexible quantities are told apart: a change of one must not lift the veil from the other. */
  private async tellAnew(transaction: Transaction, lineId: string): Promise<void> {
    const moved = await transaction.run<{ firm: StakeRow; flexible: StakeRow }>(
      `MATCH (:Line {id: $lineId})<-[:FOR]-(c:Commitment)
       WHERE c.firmMilli <> c.toldFirmMilli OR c.flexibleMilli <> c.toldFlexibleMilli
       MATCH (c)-[:MADE_BY]->(m:Organization)
       RETURN ${stake('firmMilli', 'Firm')} AS firm, ${stake('flexibleMilli', 'Flexible')} AS flexible`,
      { lineId },
    );
    await this.tellRespect(transaction, lineId, 'Firm', moved.map(({ firm }) => firm));
    await this.tellRespect(transaction, lineId, 'Flexible', moved.map(({ flexible }) => flexible));
  }

  private async tellRespect(transaction: Transaction, lineId: string, respect: Respect, moved: StakeRow[]): Promise<void> {
    const retelling = retell(moved);
    if (retelling.step === 'unsay') await transaction.run(unsay(respect), { lineId });
    if (retelling.step !== 'tell') return;
    const stakes = moved.map(asTold).map(({ id, toldMilli, everToldMilli }) => ({ id, toldMilli, everToldMilli }));
    await transaction.run(tell(respect), { lineId, freshIds: retelling.freshIds, stakes });
  }
}

/** One live commitment per member and line. */
export const commitmentKey = (lineId: string, organizationId: string): string => `${lineId}:${organizationId}`;
