import { reachOf, type Actor } from '../../access/actor.js';
import { answerVisible, noticeVisible, organizationVisible } from '../../access/visibility.js';
import type { Locale, NoticeKind, NoticeState, Visibility } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import { once, properties, table, type Fields } from '../../neo4j/table.js';
import { instantOf } from '../../neo4j/values.js';
import { found } from '../../shared/full-text.js';
import { idFloor } from '../../shared/identifier.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { nameFields, type OrganizationSeen } from '../organization/rows.js';

export type AnswerRow = { id: string; organizationId: string; text: string; createdAt: string };

export type NoticeRow = {
  id: string;
  clusterId: string;
  publisherId: string;
  publisher: OrganizationSeen;
  kind: NoticeKind;
  title: string;
  body: string;
  language: Locale;
  visibility: Visibility;
  product: string | null;
  priceMinor: bigint | null;
  currency: string | null;
  quantityMilli: bigint | null;
  unitCode: string | null;
  region: string | null;
  publishedAt: string;
  expiresAt: string;
  state: NoticeState;
  /** By the database's clock. */
  expired: boolean;
  version: number;
  /** The actor's organizations that are active members of the notice's cluster. */
  viewerMemberIds: string[];
  /** Whether the actor holds a council seat there that is filled from the publisher. */
  viewerSeated: boolean;
};

/** A notice by itself: all that a change of it asks. */
export type LockedNotice = Omit<NoticeRow, 'publisher'>;

/** Which of a cluster's notices. */
export type NoticeQuery = { organizationId?: string; kinds?: NoticeKind[]; includeExpired: boolean; fullText?: string };

/** A page of a cluster's notices, newest first, and which page of their answers is read along. */
export type NoticesAsked = { query: NoticeQuery; page: PageRequest; answers: PageRequest | null };

/** A notice with the answers that were read along. */
export type NoticeWithAnswers = NoticeRow & { answers?: AnswerRow[] };

export const ANSWER: Fields = { ...properties('a', 'id', 'text'), organizationId: 'answerer.id', createdAt: instantOf('a.createdAt') };

export const seatedFor = (cluster: string, organization: string): string =>
  `EXISTS { (seat:Seat)-[:FILLED_FROM]->(${organization}) WHERE seat.id IN $seatIds AND EXISTS { (seat)-[:SEAT_IN]->(:Cluster {id: ${cluster}}) } }`;

const WHAT: Fields = {
  ...properties('n', 'id', 'clusterId', 'kind', 'title', 'body', 'language', 'visibility', 'product', 'priceMinor', 'currency', 'quantityMilli'),
  ...properties('n', 'unitCode', 'region', 'state', 'version'),
  publishedAt: instantOf('n.publishedAt'),
  expiresAt: instantOf('n.expiresAt'),
  publisherId: 'o.id',
  expired: `n.expiresAt <= ${NOW}`,
};

/** What a notice is, and what the actor is to it. */
export const STANDING: Fields = {
  ...WHAT,
  viewerMemberIds: `COLLECT {
    MATCH (mine:Organization)<-[:OF]-(:Membership {clusterId: n.clusterId, state: 'ACTIVE'}) WHERE mine.id IN $actor.organizationIds
    RETURN mine.id }`,
  viewerSeated: seatedFor('n.clusterId', 'o'),
};

/** The answers to the notice `n` that the actor sees, newest first, as a list in Cypher; `given` is the parameter with the page by `newestFirst`. */
export const answersOf = once((given: string): string =>
  table(
    `MATCH (n)<-[:ANSWERS]-(a:Answer) WHERE a.id < ${given}.beforeId
     WITH a ORDER BY a.id DESC // the dear conditions after the sorting: only so many are asked as fill the page
     MATCH (a)-[:GIVEN_BY]->(answerer:Organization) WHERE ${answerVisible('a')} AND ${organizationVisible('answerer')}
     WITH a, answerer ORDER BY a.id DESC LIMIT ${given}.rows`,
    ANSWER,
  ),
);

/** A visitor is nothing to anybody. */
const FOR_VISITORS: Fields = { ...WHAT, viewerMemberIds: '[]', viewerSeated: 'false', publisher: nameFields('o') };
const FOR_THE_SIGNED_IN: Fields = { ...STANDING, publisher: nameFields('o') };
const WITH_ANSWERS: Fields = { ...FOR_THE_SIGNED_IN, answers: answersOf('$notices.answers') };

/** A notice as the actor sees it, with its publisher, which every feed shows. */
export const fieldsFor = ({ kind }: Actor): Fields => (kind === 'visitor' ? FOR_VISITORS : FOR_THE_SIGNED_IN);

export const SEEN = `(${noticeVisible('n', 'o', NOW)})`;

function conditions(query: NoticeQuery): string {
  const parts = [SEEN];
  if (query.kinds !== undefined) parts.push('n.kind IN $notices.kinds');
  if (!query.includeExpired) parts.push(`n.state = 'PUBLISHED' AND n.expiresAt > ${NOW}`);
  return parts.join(' AND ');
}

const ON_THE_PAGE = 'n.clusterId = c.id AND n.id >= $notices.fromId AND n.id < $notices.beforeId';

/** Where the search starts: at what words find, at one organization's notices, or at the cluster's by the index. */
function start({ fullText, organizationId }: NoticeQuery): string {
  const own = organizationId === undefined ? '' : 'AND EXISTS { (n)-[:PUBLISHED_BY]->(:Organization {id: $notices.organizationId}) }';
  if (fullText !== undefined) return `${found('notice_search', '$notices.fullText', 'n')} WITH c, n WHERE ${ON_THE_PAGE} ${own}`;
  if (organizationId === undefined) return `MATCH (n:Notice) USING INDEX n:Notice(clusterId, id) WHERE ${ON_THE_PAGE}`;
  return `MATCH (:Organization {id: $notices.organizationId})<-[:PUBLISHED_BY]-(n:Notice) WHERE ${ON_THE_PAGE}`;
}

/** The notices of the cluster `c`, newest first, as a list in Cypher, for the parameter `$notices` that `noticesParameter` gives. */
export const noticesOf = ({ query, answers }: NoticesAsked, actor: Actor): string =>
  table(
    `WITH c ${start(query)}
     MATCH (n)-[:PUBLISHED_BY]->(o:Organization) WHERE ${conditions(query)}
     WITH n, o ORDER BY n.clusterId DESC, n.id DESC LIMIT $notices.rows /* in the index's words: no sorting of all */`,
    answers === null || actor.kind === 'visitor' ? fieldsFor(actor) : WITH_ANSWERS,
  );

/** A notice stands for a year at most, which may have 366 days; and a day more, because the server's clock makes the ids. */
const LONGEST_MS = 367 * 86_400 * 1_000;

/** Of those that stand none is older, so that a feed never looks through all that was ever published. */
const fromId = ({ includeExpired }: NoticeQuery): string => (includeExpired ? '' : idFloor(new Date(Date.now() - LONGEST_MS)));

export const noticesParameter = ({ query, page, answers }: NoticesAsked): Record<string, unknown> => ({
  ...query,
  fromId: fromId(query),
  ...newestFirst(page),
  answers: answers && newestFirst(answers),
});

/** The actor as these texts need it. */
export function viewerOf(actor: Actor): { actor: ReturnType<typeof reachOf>; seatIds: string[] } {
  return { actor: reachOf(actor), seatIds: actor.kind === 'visitor' ? [] : actor.seats.map((seat) => seat.id) };
}
