import { organizationVisible, tieVisible, tieVisibleBetween } from '../../access/visibility.js';
import type { TieForm, TieReview, TieSourceType, TieState, TieType, Visibility } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import { once, properties, table, type Fields } from '../../neo4j/table.js';
import { instantOf } from '../../neo4j/values.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { cardFields, nameFields, type OrganizationSeen } from '../organization/rows.js';
import { DAYS_TO_RECONFIRM } from './rules.js';

/** What a picture or a short list shows of a tie. */
export type TieLine = {
  id: string;
  fromId: string;
  toId: string;
  form: TieForm;
  type: TieType;
  strength: number;
};

/** What every list of ties shows, and what decides who may change one. */
export type TieCard = TieLine & {
  clusterId: string;
  mutual: boolean;
  weight: number | null;
  state: TieState;
  visibility: Visibility;
  sourceType: TieSourceType;
  declaredById: string | null;
  declaredByOrganizationId: string | null;
  version: number;
};

/** What one tie shows beside that; times and days take longer to read than all the rest. */
export type TieDetails = {
  sourceKey: string | null;
  strengthFrom: number | null;
  strengthTo: number | null;
  shareMilli: bigint | null;
  validFrom: string | null;
  validUntil: string | null;
  visibilityFrom: Visibility;
  visibilityTo: Visibility;
  source: string | null;
  evidence: string | null;
  rejectedReason: string | null;
  declaredAt: string;
  confirmedAt: string | null;
  reconfirmedAt: string | null;
  reconfirmedByOrganizationId: string | null;
  staleAt: string | null;
  toReconfirm: boolean;
  confirmedById: string | null;
  /** MORE_EVIDENCE is told to those who may read the evidence alone; so are the reason, when it was, and whether it waits for the next one. */
  review: TieReview | null;
  reviewReason: string | null;
  reviewedAt: string | null;
  reviewWaits: boolean | null;
};

export type TieRow = TieCard & TieDetails;

/** A tie as far as it was read, with its ends where they are known. */
export type TieSeen = TieLine & Partial<TieCard & TieDetails> & { from?: OrganizationSeen | undefined; to?: OrganizationSeen | undefined };

/** A tie of an organization with the one that it leads to. */
export type TieToRow = { tie: TieSeen; far: OrganizationSeen };

/** How much of each tie is read. */
export type TieExtent = 'LINE' | 'CARD' | 'WHOLE';

export type TieQuery = {
  clusterId?: string;
  organizationId?: string;
  form?: TieForm;
  types?: TieType[];
  states?: TieState[];
  awaitingActor?: boolean;
  toReconfirm?: boolean;
  evidenceAsked?: boolean;
};

/** A page of ties: which, how much of each, and whether the names of their ends are enough. */
export type TiesAsked = { query: TieQuery; page: PageRequest; extent: TieExtent; endsNamed: boolean };

/** Whether it is time to say again that a tie stands. Only what its two parties confirmed has an instant at which it becomes stale. */
const toReconfirm = (tie: string): string => `(${tie}.state = 'STALE' OR coalesce(${tie}.staleAt <= ${NOW} + duration({days: ${String(DAYS_TO_RECONFIRM)}}), false))`;

/** A tie with its ends' ids. */
const line = once(
  (tie: string, from: string, to: string): Fields => ({
    ...properties(tie, 'id', 'form', 'type', 'strength'),
    fromId: `${from}.id`,
    toId: `${to}.id`,
  }),
);

const card = once(
  (tie: string, from: string, to: string): Fields => ({
    ...line(tie, from, to),
    ...properties(tie, 'clusterId', 'mutual', 'weight', 'state', 'visibility', 'sourceType', 'declaredById', 'declaredByOrganizationId', 'version'),
  }),
);

/** What is for its sides and the council alone. */
const forParties = (tie: string, from: string, to: string, value: string): string =>
  `CASE WHEN ${from}.id IN $actor.organizationIds OR ${to}.id IN $actor.organizationIds OR ${tie}.clusterId IN $actor.councilIds THEN ${value} END`;

/** The same with its details. */
const whole = once((tie: string, from: string, to: string): Fields => ({
  ...card(tie, from, to),
  ...properties(tie, 'sourceKey', 'strengthFrom', 'strengthTo', 'shareMilli', 'visibilityFrom', 'visibilityTo', 'source', 'reconfirmedByOrganizationId', 'confirmedById'),
  validFrom: `toString(${tie}.validFrom)`,
  validUntil: `toString(${tie}.validUntil)`,
  declaredAt: instantOf(`${tie}.declaredAt`),
  confirmedAt: instantOf(`${tie}.confirmedAt`),
  reconfirmedAt: instantOf(`${tie}.reconfirmedAt`),
  staleAt: instantOf(`${tie}.staleAt`),
  toReconfirm: toReconfirm(tie),
  evidence: forParties(tie, from, to, `${tie}.evidence`),
  review: `CASE WHEN ${tie}.review <> 'MORE_EVIDENCE' THEN ${tie}.review ELSE ${forParties(tie, from, to, `${tie}.review`)} END`,
  reviewReason: forParties(tie, from, to, `${tie}.reviewReason`),
  reviewedAt: forParties(tie, from, to, instantOf(`${tie}.reviewedAt`)),
  reviewWaits: forParties(tie, from, to, `${tie}.reviewIn IS NOT NULL`),
  // A rejected tie is seen by its sides alone.
  rejectedReason: `${tie}.note`,
}));

/** As much of a tie as is asked for, in Cypher. */
export const tieFields: Record<TieExtent, (tie: string, from: string, to: string) => Fields> = { LINE: line, CARD: card, WHOLE: whole };

/** A tie with as much of the organization that it leads to. */
const endFields = once((extent: TieExtent, far: 'NAME' | 'CARD'): Fields => ({ tie: tieFields[extent]('t', 'from', 'to'), far: far === 'NAME' ? nameFields('far') : cardFields('far') }));

// A tie that waits is seen by its two sides alone: where it is seen at all, it is one's own.
const AWAITING = "(t.state = 'PROPOSED' AND NOT t.declaredByOrganizationId IN $actor.organizationIds)";
const STANDING = "t.state IN ['CONFIRMED', 'STALE', 'PROPOSED']";

const OWN = 'EXISTS { (t)-[:FROM|TO]->(mine:Organization) WHERE mine.id IN $actor.organizationIds }';

/** What holds for the tie `t` of a page; `given` is the parameter with the query. */
export function conditions(query: TieQuery, given: string, visible = [tieVisible('t')]): string {
  const parts = [...visible];
  if (query.form !== undefined) parts.push(`t.form = ${given}.form`);
  if (query.types !== undefined) parts.push(`t.type IN ${given}.types`);
  if (query.toReconfirm === true) parts.push(`${toReconfirm('t')} AND ${OWN}`);
  if (query.evidenceAsked === true) parts.push(`t.review = 'MORE_EVIDENCE' AND t.reviewIn IS NULL AND ${OWN}`);
  if (query.awaitingActor === true) parts.push(AWAITING);
  else parts.push(query.states !== undefined ? `t.state IN ${given}.states` : STANDING);
  return parts.join(' AND ');
}

/**
 * The ties of the organization `end`, which the actor sees, each with the one that it leads to, newest first; an organization in the query is
 * the other end. As a list in Cypher, for the parameter `$ties` that `tiesParameter` gives.
 */
export const tiesOf = (end: string, { query, extent, endsNamed }: TiesAsked): string =>
  table(
    `MATCH (${end})<-[near:FROM|TO]-(t:Tie) WHERE t.id < $ties.beforeId ${query.clusterId === undefined ? '' : 'AND t.clusterId = $ties.clusterId'}
     WITH t, near ORDER BY t.id DESC // the dear conditions after the sorting: only so many are asked as fill the page
     MATCH (t)-[away:FROM|TO]->(far:Organization) WHERE away <> near ${query.organizationId === undefined ? '' : 'AND far.id = $ties.organizationId'}
     WITH t, near, far ORDER BY t.id DESC // already so; it keeps what follows from being asked of both ends
     WITH * WHERE ${conditions(query, '$ties', [tieVisibleBetween('t', end, 'far'), organizationVisible('far')])}
     WITH t, far, type(near) = 'FROM' AS given LIMIT $ties.rows
     WITH t, far, CASE WHEN given THEN ${end} ELSE far END AS from, CASE WHEN given THEN far ELSE ${end} END AS to`,
    endFields(extent, endsNamed ? 'NAME' : 'CARD'),
  );

export const tiesParameter = ({ query, page }: TiesAsked): Record<string, unknown> => ({ ...query, ...newestFirst(page) });

/** More lines than this no short picture shows. */
const MOST_AMONG = 1_000;

/** The standing ties of a cluster that the actor sees among the organizations `nodes`, all seen, the strongest `MOST_AMONG` first; as a list in Cypher. */
export const tiesAmong = (nodes: string, extent: TieExtent): string =>
  table(
    `UNWIND ${nodes} AS from
     MATCH (from)<-[:FROM]-(t:Tie)-[:TO]->(to:Organization) WHERE to IN ${nodes}
     WITH from, t, to WHERE t.clusterId = $clusterId AND ${STANDING} AND ${tieVisibleBetween('t', 'from', 'to')}
     WITH from, t, to ORDER BY coalesce(t.weight, t.strength / 5.0) DESC, t.id LIMIT ${MOST_AMONG}`,
    tieFields[extent]('t', 'from', 'to'),
  );
