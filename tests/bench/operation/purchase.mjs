// @ts-check
/** The page of a joint purchase. */
import { pick } from '../data/random.mjs';
import { globalId, rawId, time } from './shape.mjs';

const fields = 'id title description state deadlineAt timeZone publishedAt currency allocationRule minimumParticipants version';

/** @param {any} row @param {Record<string, unknown>} told */
const purchaseOf = ({ title, description, state, deadlineAt, timeZone, publishedAt, currency, allocationRule, minimumParticipants, version }, told) => ({
  title, description, state, timeZone, currency, allocationRule, deadlineAt: time(deadlineAt), publishedAt: time(publishedAt), minimumParticipants: Number(minimumParticipants),
  version: Number(version), ...told,
});

const milli = (/** @type {unknown} */ value) => Number(value) / 1_000;

/** What the client makes of the stored figures. @param {any} row */
const lineFromRow = ({ id, product, description, unitCode, packMilli, minimumMilli, toldFirmMilli, toldFlexibleMilli, toldFirmAt }) => ({
  id, product, description, unit: unitCode, pack: milli(packMilli), minimum: milli(minimumMilli), firm: milli(toldFirmMilli), flexible: milli(toldFlexibleMilli),
  met: Number(toldFirmMilli) >= Number(minimumMilli), toldAt: time(toldFirmAt),
});

/** @param {any} row @param {any} organizer @param {any} cluster */
const purchaseFromRow = (row, organizer, cluster) =>
  purchaseOf(row, { id: row.id, participants: Number(row.participants), organizer, cluster, lines: row.lines.map(lineFromRow) });

/** @type {import('./shape.mjs').Operation} */
export const purchasePage = {
  name: 'purchasePage',
  writes: false,
  variables: (scene, random) => ({ id: pick(random, pick(random, scene.open).initiatives) }),
  ours: {
    first: ({ id }) => ({
      document: `query ($id: ID!) { node(id: $id) { ... on Initiative { ${fields} participantCount organizer { id name } cluster { id slug }
        lines { id product description unit pack { value } minimum { value } progress { firm { value } flexible { value } met toldAt } viewerCommitments { id } } } } }`,
      variables: { id: globalId('Initiative', id) },
    }),
    shape: (_variables, { node }) =>
      purchaseOf(node, {
        id: rawId(node.id),
        participants: node.participantCount,
        organizer: { id: rawId(node.organizer.id), name: node.organizer.name },
        cluster: { id: rawId(node.cluster.id), slug: node.cluster.slug },
        lines: node.lines.map((/** @type {any} */ { id, product, description, unit, pack, minimum, progress }) => ({
          id: rawId(id), product, description, unit, pack: Number(pack.value), minimum: Number(minimum.value), firm: Number(progress.firm.value), flexible: Number(progress.flexible.value),
          met: progress.met, toldAt: time(progress.toldAt),
        })),
      }),
  },
  peer: {
    first: ({ id }) => ({
      document: `query ($id: ID!) { initiatives(where: { id: { eq: $id } }) { ${fields} participants organizer { id name } cluster { id slug }
        lines(sort: [{ position: ASC }]) { id product description unitCode packMilli minimumMilli toldFirmMilli toldFlexibleMilli toldFirmAt } } }`,
      variables: { id },
    }),
    shape: (_variables, { initiatives: [found] }) => purchaseFromRow(found, found.organizer[0], found.cluster[0]),
  },
  limit: {
    statement: `MATCH (o:Organization)<-[:PROPOSED_BY]-(i:Initiative {id: $id})-[:IN]->(c:Cluster)
      RETURN i {.id, .title, .description, .state, .timeZone, .currency, .allocationRule, .minimumParticipants, .version, .participants,
        deadlineAt: toString(i.deadlineAt), publishedAt: toString(i.publishedAt), organizer: o {.id, .name}, cluster: c {.id, .slug},
        lines: COLLECT { MATCH (i)<-[:LINE_OF]-(l:Line) WITH l ORDER BY l.position
          RETURN l {.id, .product, .description, .unitCode, .packMilli, .minimumMilli, .toldFirmMilli, .toldFlexibleMilli, toldFirmAt: toString(l.toldFirmAt)} }}`,
    shape: (found) => purchaseFromRow(found, found.organizer, found.cluster),
  },
};
