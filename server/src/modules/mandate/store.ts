import { reachOf, type Actor } from '../../access/actor.js';
import { mandateVisible } from '../../access/visibility.js';
import { NOW, TODAY } from '../../neo4j/clock.js';
import type { Database, Parameters, Transaction } from '../../neo4j/database.js';
import type { Exposed } from './rules.js';

export type MandateRow = {
  id: string;
  organizationId: string;
  holderId: string;
  holderKind: 'person' | 'key';
  holderName: string;
  limitMinor: bigint;
  currency: string;
  until: string;
  givenAt: string;
  givenByName: string;
  /** The holder's promises that stand, in the mandate's currency. */
  commitments: Exposed[];
};

/** A mandate as it is under its lock. */
export type LockedMandate = { limitMinor: bigint; currency: string; until: string; expired: boolean; others: Exposed[] };

export type NewMandate = { id: string; organizationId: string; holderId: string; holderKind: 'person' | 'key'; limitMinor: bigint; currency: string; until: string };

/** Who could hold a mandate: a person who acts for the organization, or one of its keys. */
export type HolderRow = { kind: 'person' | 'key'; admin: boolean; mayCommit: boolean };

/** Joint actions that bind nobody any more. */
const OVER = "['CLOSED', 'CANCELLED', 'UNSUCCESSFUL', 'INCOMPLETE']";

/** What a holder promised in the organization's name and still stands by, in one currency. */
const standing = (holder: string, organization: string, currency: string, except: string): string =>
  `COLLECT {
     MATCH (c:Commitment {holderId: ${holder}})-[:FOR]->(:Line)-[:LINE_OF]->(i:Initiative)
     WHERE c.state = 'LIVE' AND i.currency = ${currency} AND NOT i.state IN ${OVER} AND c.key <> ${except}
       AND EXISTS { (c)-[:MADE_BY]->(:Organization {id: ${organization}}) }
     RETURN c {.firmMilli, .flexibleMilli, .ceilingMinor}
   }`;

const ROW = `m {.id, .organizationId, .holderId, .holderKind, .limitMinor, .currency, .until, .givenAt,
  holderName: coalesce(head(COLLECT { MATCH (u:User {id: m.holderId}) RETURN u.name }), head(COLLECT { MATCH (k:Apikey {id: m.holderId}) RETURN k.name }), ''),
  givenByName: coalesce(head(COLLECT { MATCH (u:User {id: m.givenById}) RETURN u.name }), ''),
  commitments: ${standing('m.holderId', 'm.organizationId', 'm.currency', "''")}}`;

/** All Cypher about mandates. */
export class MandateStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<MandateRow[]> {
    return this.rows(`MATCH (m:Mandate) WHERE m.id IN $ids AND m.key IS NOT NULL AND ${mandateVisible('m')} RETURN ${ROW} AS mandate`, { ids });
  }

  /** Those in force, newest first. */
  async of(organizationId: string): Promise<MandateRow[]> {
    return this.rows(
      `MATCH (m:Mandate)-[:BINDS]->(:Organization {id: $organizationId}) WHERE m.key IS NOT NULL AND m.until >= ${TODAY} AND ${mandateVisible('m')}
       RETURN ${ROW} AS mandate ORDER BY m.id DESC`,
      { organizationId },
    );
  }

  /** The one in force of each holder. */
  async ofHolders(organizationId: string, holderIds: readonly string[]): Promise<MandateRow[]> {
    return this.rows(
      `UNWIND $holderIds AS holderId MATCH (m:Mandate {key: $organizationId + ':' + holderId}) WHERE m.until >= ${TODAY} AND ${mandateVisible('m')}
       RETURN ${ROW} AS mandate`,
      { organizationId, holderIds },
    );
  }

  /** A person or a key of the organization as it is now; null for neither. */
  async findHolder(transaction: Transaction, organizationId: string, holderId: string): Promise<HolderRow | null> {
    const [found] = await transaction.run<HolderRow>(
      `OPTIONAL MATCH (:User {id: $holderId})-[r:REPRESENTS]->(:Organization {id: $organizationId})
       OPTIONAL MATCH (k:Apikey {id: $holderId}) WHERE k.organizationId = $organizationId AND k.enabled AND k.expiresAt > ${NOW}
       WITH r, k WHERE r IS NOT NULL OR k IS NOT NULL
       RETURN CASE WHEN r IS NULL THEN 'key' ELSE 'person' END AS kind, coalesce(r.role = 'ADMIN', false) AS admin,
              r IS NOT NULL OR k.permissions CONTAINS '"initiatives:write"' AS mayCommit`,
      { organizationId, holderId },
    );
    return found ?? null;
  }

  /** Whether a last day is none of the past and within two years, by the database's clock. */
  async dayIs(transaction: Transaction, until: string): Promise<'past' | 'fair' | 'tooFar'> {
    const [found] = await transaction.run<{ day: 'past' | 'fair' | 'tooFar' }>(
      `RETURN CASE WHEN date($until) < ${TODAY} THEN 'past' WHEN date($until) > ${TODAY} + duration({years: 2}) THEN 'tooFar' ELSE 'fair' END AS day`,
      { until },
    );
    return found?.day ?? 'past';
  }

  /** Writes a mandate in place of the one that the holder had. */
  async give(transaction: Transaction, { until, ...mandate }: NewMandate): Promise<void> {
    await this.endOf(transaction, mandate.organizationId, [mandate.holderId]);
    await transaction.run(
      `MATCH (o:Organization {id: $organizationId})
       CREATE (m:Mandate {key: $organizationId + ':' + $holderId, until: date($until), givenById: $givenById,
                          givenAt: ${NOW}})-[:BINDS]->(o)
       SET m += $mandate`,
      { mandate, until, organizationId: mandate.organizationId, holderId: mandate.holderId, givenById: this.actor.personId },
    );
  }

  /** Whose a mandate is; null when it is over. */
  async organizationOf(transaction: Transaction, id: string): Promise<{ organizationId: string; holderId: string } | null> {
    const [found] = await transaction.run<{ organizationId: string; holderId: string }>(
      'MATCH (m:Mandate {id: $id}) WHERE m.key IS NOT NULL RETURN m.organizationId AS organizationId, m.holderId AS holderId',
      { id },
    );
    return found ?? null;
  }

  /** Ends the mandates of these holders. */
  async endOf(transaction: Transaction, organizationId: string, holderIds: readonly string[]): Promise<void> {
    await transaction.run(
      `UNWIND $holderIds AS holderId MATCH (m:Mandate {key: $organizationId + ':' + holderId})
       SET m.endedAt = ${NOW} REMOVE m.key`,
      { organizationId, holderIds },
    );
  }

  /**
   * Locks a holder's mandate, after its organization as every change of mandates does, and gives it with what they promised but for one
   * commitment: two commitments at once are judged one after the other. Null without a mandate.
   */
  async lock(transaction: Transaction, organizationId: string, holderId: string, exceptKey: string, key: string): Promise<LockedMandate | null> {
    await transaction.run('MATCH (o:Organization {id: $organizationId}) SET o.lockedBy = $key', { organizationId, key });
    await transaction.run('MATCH (m:Mandate {key: $mandateKey}) SET m.lockedBy = $key', { mandateKey: `${organizationId}:${holderId}`, key });
    const [found] = await transaction.run<{ mandate: LockedMandate }>(
      `MATCH (m:Mandate {key: $mandateKey})
       RETURN m {.limitMinor, .currency, .until, expired: m.until < ${TODAY}, others: ${standing('m.holderId', 'm.organizationId', 'm.currency', '$exceptKey')}} AS mandate`,
      { mandateKey: `${organizationId}:${holderId}`, exceptKey },
    );
    return found?.mandate ?? null;
  }

  private async rows(text: string, parameters: Parameters): Promise<MandateRow[]> {
    const rows = await this.database.read<{ mandate: MandateRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ mandate }) => mandate);
  }
}
