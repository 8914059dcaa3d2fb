import type { AllocationRule, InitiativeKind, InitiativeState, UnsuccessfulReason } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import { properties, rowOf, table, type Fields } from '../../neo4j/table.js';
import { instantOf } from '../../neo4j/values.js';
import { CLUSTER, type ClusterRow } from '../cluster/rows.js';
import { nameFields, type OrganizationSeen } from '../organization/rows.js';
import type { Telling } from './telling.js';

export type InitiativeRow = {
  id: string;
  clusterId: string;
  organizerId: string;
  organizer: OrganizationSeen;
  kind: InitiativeKind;
  state: InitiativeState;
  title: string;
  description: string;
  deadlineAt: string;
  timeZone: string;
  /** By the database's clock. */
  deadlinePassed: boolean;
  currency: string;
  allocationRule: AllocationRule;
  minimumParticipants: number;
  /** Members with a live commitment: to be told by `toldParticipants` only. */
  participants: number;
  publishedAt: string | null;
  unsuccessfulReason: UnsuccessfulReason | null;
  cancelledReason: string | null;
  version: number;
  /** The actor's organizations that are active members of its cluster. */
  viewerMemberIds: string[];
  /** Where they were read along. */
  cluster?: ClusterRow;
  lines?: LineRow[];
};

export type TellingRow = Telling & { toldAt: string };

export type LineRow = {
  id: string;
  product: string;
  description: string | null;
  unitCode: string;
  packMilli: bigint;
  minimumMilli: bigint;
  firmTelling: TellingRow | null;
  flexibleTelling: TellingRow | null;
};

export type CommitmentRow = {
  id: string;
  lineId: string;
  organizationId: string;
  unitCode: string;
  currency: string;
  firmMilli: bigint;
  flexibleMilli: bigint;
  ceilingMinor: bigint | null;
  revision: number;
  state: 'LIVE' | 'WITHDRAWN';
  version: number;
  updatedAt: string;
  /** Who made it last, a person or a key; null for the example's. */
  holderId: string | null;
  /** What of it the line's present tellings hold. */
  toldFirmMilli: bigint;
  toldFlexibleMilli: bigint;
};

const fields: Fields = {
  ...properties('i', 'id', 'clusterId', 'kind', 'state', 'title', 'description', 'timeZone', 'currency', 'allocationRule', 'minimumParticipants'),
  ...properties('i', 'participants', 'version'),
  deadlineAt: instantOf('i.deadlineAt'),
  publishedAt: instantOf('i.publishedAt'),
  organizerId: 'o.id',
  organizer: nameFields('o'),
  deadlinePassed: `i.deadlineAt <= ${NOW}`,
  unsuccessfulReason: "CASE WHEN i.state = 'UNSUCCESSFUL' THEN i.closedReason END",
  cancelledReason: "CASE WHEN i.state = 'CANCELLED' THEN i.closedReason END",
  viewerMemberIds: `COLLECT {
    MATCH (mine:Organization)<-[:OF]-(:Membership {clusterId: i.clusterId, state: 'ACTIVE'}) WHERE mine.id IN $actor.organizationIds
    RETURN mine.id }`,
};

/** The initiative `i` of the organizer `o`, in Cypher. */
export const INITIATIVE = rowOf(fields);

const telling = (respect: 'Firm' | 'Flexible'): string =>
  `CASE WHEN l.told${respect}Milli IS NOT NULL
        THEN {sumMilli: l.told${respect}Milli, freshIds: l.told${respect}FreshIds, toldAt: ${instantOf(`l.told${respect}At`)}} END`;

const lineFields: Fields = {
  ...properties('l', 'id', 'product', 'description', 'unitCode', 'packMilli', 'minimumMilli'),
  firmTelling: telling('Firm'),
  flexibleTelling: telling('Flexible'),
};

/** The line `l`. */
export const LINE = rowOf(lineFields);

/** The lines of the initiative `i` in their order, as a list in Cypher. */
export const LINES = table('MATCH (i)<-[:LINE_OF]-(l:Line) WITH l ORDER BY l.position', lineFields);

/** The initiative `i` of the organizer `o` with what its page shows. */
export const WHOLE_INITIATIVE = rowOf({ ...fields, lines: LINES, cluster: `head(COLLECT { MATCH (i)-[:IN]->(c:Cluster) RETURN ${rowOf(CLUSTER)} })` });

/** The commitment `c` of the organization `m` to the line `l` of the initiative `i`. */
export const COMMITMENT = rowOf({
  ...properties('c', 'id', 'firmMilli', 'flexibleMilli', 'ceilingMinor', 'revision', 'state', 'version', 'holderId', 'toldFirmMilli', 'toldFlexibleMilli'),
  lineId: 'l.id',
  organizationId: 'm.id',
  unitCode: 'l.unitCode',
  currency: 'i.currency',
  updatedAt: instantOf('c.updatedAt'),
});
