import { reachOf, type Actor } from '../../access/actor.js';
import { invitationVisible } from '../../access/visibility.js';
import type { RepresentationRole } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Parameters, Transaction } from '../../neo4j/database.js';

export type InvitationRow = {
  id: string;
  organizationId: string;
  organizationName: string;
  organizationNameKk: string | null;
  organizationNameRu: string | null;
  organizationNameEn: string | null;
  email: string;
  role: RepresentationRole;
  invitedByName: string;
  invitedAt: string;
  expiresAt: string;
  /** Whether it can be accepted: neither used, taken back, replaced nor over. */
  open: boolean;
};

export type NewInvitation = { id: string; organizationId: string; email: string; role: RepresentationRole; tokenHash: string };

const DAYS = 14;
const MAX_ROWS = 100;

const OPEN = `i.state = 'OPEN' AND i.expiresAt > ${NOW}`;

const ROW = `i {.id, .organizationId, .email, .role, .invitedAt, .expiresAt, open: ${OPEN}, organizationName: o.name, organizationNameKk: o.nameKk,
  organizationNameRu: o.nameRu, organizationNameEn: o.nameEn, invitedByName: coalesce(head(COLLECT { MATCH (u:User {id: i.invitedById}) RETURN u.name }), '')}`;

/** All Cypher about invitations. */
export class InvitationStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<InvitationRow[]> {
    return this.rows(`MATCH (i:Invitation)-[:INVITES_TO]->(o:Organization) WHERE i.id IN $ids AND ${invitationVisible('i')} RETURN ${ROW} AS invitation`, { ids });
  }

  /** The open ones of an organization, newest first. */
  async openOf(organizationId: string): Promise<InvitationRow[]> {
    return this.rows(
      `MATCH (i:Invitation)-[:INVITES_TO]->(o:Organization {id: $organizationId}) WHERE ${invitationVisible('i')} AND ${OPEN}
       RETURN ${ROW} AS invitation ORDER BY i.id DESC LIMIT ${MAX_ROWS}`,
      { organizationId },
    );
  }

  /** The open one with a secret; whoever has it may see it. */
  async findByToken(tokenHash: string): Promise<InvitationRow | null> {
    const [found] = await this.rows(`MATCH (i:Invitation {tokenHash: $tokenHash})-[:INVITES_TO]->(o:Organization) WHERE ${OPEN} RETURN ${ROW} AS invitation`, {
      tokenHash,
    });
    return found ?? null;
  }

  /** Whether somebody with this address acts for the organization, and how many were invited within a day; under the organization's lock. */
  async standing(transaction: Transaction, organizationId: string, email: string): Promise<{ represented: boolean; recent: number }> {
    const [found] = await transaction.run<{ represented: boolean; recent: number }>(
      `MATCH (o:Organization {id: $organizationId})
       RETURN EXISTS { (:User {email: $email})-[:REPRESENTS]->(o) } AS represented,
              COUNT { (o)<-[:INVITES_TO]-(i:Invitation) WHERE i.invitedAt > ${NOW} - duration({days: 1}) } AS recent`,
      { organizationId, email },
    );
    if (found === undefined) throw new Error(`the organization ${organizationId} is gone in spite of its lock`);
    return found;
  }

  /** Writes an invitation; the open one of the same address leads nowhere any more. */
  async make(transaction: Transaction, invitation: NewInvitation): Promise<void> {
    const openKey = `${invitation.organizationId}:${invitation.email}`;
    await transaction.run(`MATCH (i:Invitation {openKey: $openKey}) SET i.state = 'REPLACED' REMOVE i.openKey`, { openKey });
    await transaction.run(
      `MATCH (o:Organization {id: $organizationId})
       WITH o, ${NOW} AS now
       CREATE (i:Invitation {openKey: $openKey, state: 'OPEN', invitedById: $invitedById, invitedAt: now, expiresAt: now + duration({days: ${DAYS}})})-[:INVITES_TO]->(o)
       SET i += $invitation`,
      { invitation, organizationId: invitation.organizationId, openKey, invitedById: this.actor.personId },
    );
  }

  /** Where an invitation belongs, by its id or its secret; it is locked with its organization and then read. */
  async organizationOf(transaction: Transaction, by: { id: string } | { tokenHash: string }): Promise<string | null> {
    const [found] = await transaction.run<{ organizationId: string }>(
      'id' in by ? 'MATCH (i:Invitation {id: $id}) RETURN i.organizationId AS organizationId' : 'MATCH (i:Invitation {tokenHash: $tokenHash}) RETURN i.organizationId AS organizationId',
      by,
    );
    return found?.organizationId ?? null;
  }

  /** An invitation as it is under its organization's lock. */
  async locked(transaction: Transaction, by: { id: string } | { tokenHash: string }): Promise<InvitationRow | null> {
    const [found] = await transaction.run<{ invitation: InvitationRow }>(
      `MATCH (i:Invitation ${'id' in by ? '{id: $id}' : '{tokenHash: $tokenHash}'})-[:INVITES_TO]->(o:Organization) RETURN ${ROW} AS invitation`,
      by,
    );
    return found?.invitation ?? null;
  }

  async lockOrganizationOf(transaction: Transaction, organizationId: string, key: string): Promise<void> {
    await transaction.run('MATCH (o:Organization {id: $organizationId}) SET o.lockedBy = $key', { organizationId, key });
  }

  async close(transaction: Transaction, id: string, state: 'ACCEPTED' | 'REVOKED'): Promise<void> {
    await transaction.run(`MATCH (i:Invitation {id: $id}) SET i.state = $state, i.closedAt = ${NOW} REMOVE i.openKey`, { id, state });
  }

  /** Takes back what a person invited to an organization and nobody accepted yet. */
  async endOf(transaction: Transaction, organizationId: string, personId: string): Promise<void> {
    await transaction.run(
      `MATCH (i:Invitation {invitedById: $personId, state: 'OPEN'})-[:INVITES_TO]->(:Organization {id: $organizationId})
       SET i.state = 'REVOKED', i.closedAt = ${NOW} REMOVE i.openKey`,
      { organizationId, personId },
    );
  }

  /** Removes all that was ever sent to an address. */
  async forgetTo(transaction: Transaction, email: string): Promise<void> {
    await transaction.run('MATCH (i:Invitation {email: $email}) DETACH DELETE i', { email });
  }

  private async rows(text: string, parameters: Parameters): Promise<InvitationRow[]> {
    const rows = await this.database.read<{ invitation: InvitationRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ invitation }) => invitation);
  }
}
