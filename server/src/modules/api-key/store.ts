import { KEY_IN_FORCE } from '../../access/auth/key.js';
import { storeApiKey, type ApiKeyInput, type NewApiKey } from '../../access/auth/new-key.js';
import { reachOf, type Actor } from '../../access/actor.js';
import { apiKeyVisible } from '../../access/visibility.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Parameters, Transaction } from '../../neo4j/database.js';
import type { MandateRow } from '../mandate/store.js';

export type ApiKeyRow = {
  id: string;
  organizationId: string;
  name: string;
  start: string;
  /** JSON. */
  permissions: string;
  madeByName: string;
  madeAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  /** What the key may bind the organization to, where it was asked with it. */
  mandate?: MandateRow | null;
};

const MAX_ROWS = 100;

const ROW = `k {.id, .organizationId, .name, .start, .permissions, .expiresAt, madeAt: k.createdAt, lastUsedAt: k.lastRequest,
  madeByName: coalesce(head(COLLECT { MATCH (u:User {id: k.referenceId}) RETURN u.name }), '')}`;

/** All Cypher about API keys but that by which a request is recognised. */
export class ApiKeyStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<ApiKeyRow[]> {
    return this.rows(`MATCH (k:Apikey) WHERE k.id IN $ids AND ${KEY_IN_FORCE} AND ${apiKeyVisible('k')} RETURN ${ROW} AS key`, { ids });
  }

  /** Those of an organization that are in force, newest first. */
  async of(organizationId: string): Promise<ApiKeyRow[]> {
    return this.rows(
      `MATCH (k:Apikey {organizationId: $organizationId}) WHERE ${KEY_IN_FORCE} AND ${apiKeyVisible('k')}
       RETURN ${ROW} AS key ORDER BY k.createdAt DESC, k.id DESC LIMIT ${MAX_ROWS}`,
      { organizationId },
    );
  }

  async make(transaction: Transaction, key: NewApiKey, input: ApiKeyInput): Promise<void> {
    await storeApiKey(transaction, key, input);
  }

  /** How many of an organization are in force; under its lock. */
  async countOf(transaction: Transaction, organizationId: string): Promise<number> {
    const [found] = await transaction.run<{ count: number }>(
      `MATCH (k:Apikey {organizationId: $organizationId}) WHERE ${KEY_IN_FORCE} RETURN count(k) AS count`,
      { organizationId },
    );
    return found?.count ?? 0;
  }

  /** Whose a key is; null when it is not in force. */
  async organizationOf(transaction: Transaction, id: string): Promise<string | null> {
    const [found] = await transaction.run<{ organizationId: string }>(
      `MATCH (k:Apikey {id: $id}) WHERE ${KEY_IN_FORCE} RETURN k.organizationId AS organizationId`,
      { id },
    );
    return found?.organizationId ?? null;
  }

  /** Ends a key; what it did stays under its name. */
  async revoke(transaction: Transaction, id: string): Promise<void> {
    await transaction.run(`MATCH (k:Apikey {id: $id}) SET k.enabled = false, k.updatedAt = ${NOW}`, { id });
  }

  /** Ends the keys that a person made for an organization; gives their ids. */
  async endOf(transaction: Transaction, organizationId: string, personId: string): Promise<string[]> {
    const rows = await transaction.run<{ id: string }>(
      `MATCH (k:Apikey {organizationId: $organizationId}) WHERE k.referenceId = $personId AND k.enabled
       SET k.enabled = false, k.updatedAt = ${NOW}
       RETURN k.id AS id`,
      { organizationId, personId },
    );
    return rows.map(({ id }) => id);
  }

  private async rows(text: string, parameters: Parameters): Promise<ApiKeyRow[]> {
    const rows = await this.database.read<{ key: ApiKeyRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ key }) => key);
  }
}
