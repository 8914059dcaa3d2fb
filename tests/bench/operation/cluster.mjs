// @ts-check
/** What is read of a cluster: its page, the surroundings of a member, its notices. */
import { pick } from '../data/random.mjs';
import { anyMember, globalId, isShown, limitTies, ourTies, peerTies, rawId, shown, tiesFromPeer, tiesFromUs, time } from './shape.mjs';

/** @typedef {import('./shape.mjs').Operation} Operation */

const anyCluster = (/** @type {import('./shape.mjs').Scene} */ scene, /** @type {() => number} */ random) => {
  const { id, slug } = pick(random, scene.open);
  return { clusterId: id, slug };
};

const memberOf = (/** @type {any} */ { name, kind, city, region }, /** @type {string | undefined} */ id, /** @type {any} */ { chainRoles, since }, /** @type {unknown} */ ties) => ({
  chainRoles, since, organization: { id, name, kind, city, region, ties },
});

/** @type {Operation} */
export const clusterPage = {
  name: 'clusterPage',
  writes: false,
  variables: anyCluster,
  ours: {
    first: ({ slug }) => ({
      document: `query ($slug: String!) { cluster(slug: $slug) { id slug name
        members(first: 50) { nodes { chainRoles since organization { id name kind city region ${ourTies} } } } } }`,
      variables: { slug },
    }),
    shape: (_variables, { cluster }) => ({
      id: rawId(cluster.id),
      slug: cluster.slug,
      name: cluster.name,
      members: cluster.members.nodes.map((/** @type {any} */ it) => memberOf(it.organization, rawId(it.organization.id), it, tiesFromUs(it.organization.ties))),
    }),
  },
  peer: {
    // The peer orders by what is on the node alone: so the organizations, which have the name, are asked for in its order.
    first: ({ slug, clusterId }) => ({
      document: `query ($slug: String!, $clusterId: ID!) {
        clusters(where: { slug: { eq: $slug } }) { id slug name }
        organizations(where: { memberships: { some: { clusterId: { eq: $clusterId }, state: { eq: "ACTIVE" } } } }, sort: [{ sortKeyEn: ASC }, { id: ASC }], limit: 50) {
          id name kind city region memberships(where: { clusterId: { eq: $clusterId } }) { chainRoles since } ${peerTies} } }`,
      variables: { slug, clusterId },
    }),
    shape: (_variables, { clusters: [cluster], organizations }) => ({
      ...cluster,
      members: organizations.map((/** @type {any} */ it) => memberOf(it, it.id, it.memberships[0], tiesFromPeer(it))),
    }),
  },
  limit: {
    statement: `MATCH (c:Cluster {slug: $slug})
      RETURN c {.id, .slug, .name, members: COLLECT {
        MATCH (m:Membership) USING INDEX m:Membership(clusterId, sortKeyEn, key)
        WHERE m.clusterId = c.id AND m.sortKeyEn >= '' AND m.key IS NOT NULL AND m.state = 'ACTIVE'
        WITH m ORDER BY m.clusterId, m.sortKeyEn, m.key LIMIT 50
        MATCH (m)-[:OF]->(o:Organization)
        RETURN m {.chainRoles, since: toString(m.since), organization: o {.id, .name, .kind, .city, .region, ties: ${limitTies('o')}}} }}`,
    shape: (found) => found,
  },
};

const limit = 50;
const byId = (/** @type {any} */ a, /** @type {any} */ b) => (a.id < b.id ? -1 : 1);
const neighbourOf = (/** @type {any} */ { name, kind }, /** @type {string | undefined} */ id, /** @type {number} */ distance) => ({ id, name, kind, distance });
const lineOf = (/** @type {any} */ { type, form }, /** @type {string | undefined} */ id, /** @type {string | undefined} */ from, /** @type {string | undefined} */ to) => ({ id, type, form, from, to });

/** What the peer's client makes of two steps of generated answers: who is near, nearest and strongest tied first. */
function nearest(/** @type {any} */ middle) {
  const ends = (/** @type {any} */ { given, taken }) => [
    ...given.map((/** @type {any} */ tie) => ({ weight: Number(tie.strength) / 5, far: tie.to[0] })),
    ...taken.map((/** @type {any} */ tie) => ({ weight: Number(tie.strength) / 5, far: tie.from[0] })),
  ];
  /** @type {Map<string, { far: any, distance: number, weight: number }>} */
  const found = new Map();
  for (const { weight, far } of ends(middle)) {
    const known = found.get(far.id);
    if (known === undefined) found.set(far.id, { far, distance: 1, weight });
    else known.weight += weight;
  }
  for (const { far: near } of [...found.values()]) {
    for (const { weight, far } of ends(near)) {
      if (far.id === middle.id) continue;
      const known = found.get(far.id);
      if (known === undefined) found.set(far.id, { far, distance: 2, weight });
      else if (known.distance === 2) known.weight = Math.max(known.weight, weight);
    }
  }
  const ordered = [...found.values()].sort((a, b) => a.distance - b.distance || b.weight - a.weight || byId(a.far, b.far));
  return { truncated: ordered.length > limit, near: ordered.slice(0, limit) };
}

const inCluster = `{ clusterId: { eq: $clusterId }, ${shown.slice(1, -1)} }`;
const twoSteps = (/** @type {string} */ inner) => `
  given(where: ${inCluster}) { strength to { id name kind ${inner} } }
  taken(where: ${inCluster}) { strength from { id name kind ${inner} } }`;

/** @type {Operation} */
export const neighbourhood = {
  name: 'neighbourhood',
  writes: false,
  variables: anyMember,
  ours: {
    first: ({ id, clusterId }) => ({
      document: `query ($id: ID!, $clusterId: ID!) { organization(id: $id) { neighbourhood(clusterId: $clusterId, depth: 2, first: ${limit}) { truncated
        organizations { distance organization { id name kind } } ties { id type form from { id } to { id } } } } }`,
      variables: { id: globalId('Organization', id), clusterId: globalId('Cluster', clusterId) },
    }),
    shape: (_variables, { organization: { neighbourhood: found } }) => ({
      truncated: found.truncated,
      organizations: found.organizations.map((/** @type {any} */ it) => neighbourOf(it.organization, rawId(it.organization.id), it.distance)),
      ties: found.ties.map((/** @type {any} */ it) => lineOf(it, rawId(it.id), rawId(it.from.id), rawId(it.to.id))).sort(byId),
    }),
  },
  peer: {
    first: ({ id, clusterId }) => ({
      document: `query ($id: ID!, $clusterId: ID!) { organizations(where: { id: { eq: $id } }) { id name kind ${twoSteps(twoSteps(''))} } }`,
      variables: { id, clusterId },
    }),
    second: ({ id, clusterId }, { organizations: [middle] }) => ({
      document: `query ($ids: [ID!]!, $clusterId: ID!) { ties(where: { AND: [${inCluster}, { from: { some: { id: { in: $ids } } } }, { to: { some: { id: { in: $ids } } } }] }) {
        id type form from { id } to { id } } }`,
      variables: { clusterId, ids: [id, ...nearest(middle).near.map(({ far }) => far.id)] },
    }),
    shape: (_variables, { organizations: [middle] }, { ties }) => {
      const { truncated, near } = nearest(middle);
      return {
        truncated,
        organizations: [neighbourOf(middle, middle.id, 0), ...near.map(({ far, distance }) => neighbourOf(far, far.id, distance))],
        ties: ties.map((/** @type {any} */ it) => lineOf(it, it.id, it.from[0].id, it.to[0].id)).sort(byId),
      };
    },
  },
  limit: {
    statement: `MATCH (middle:Organization {id: $id})
      CALL (middle) {
        MATCH (middle)<-[:FROM|TO]-(t:Tie {clusterId: $clusterId})-[:FROM|TO]->(o) WHERE ${isShown('t')} AND o <> middle
        WITH o, sum(t.strength / 5.0) AS weight
        RETURN collect(o) AS first, collect({o: o, distance: 1, weight: weight}) AS near }
      CALL (middle, first) {
        WITH middle, first WHERE size(first) <= ${limit}
        UNWIND first AS n
        MATCH (n)<-[:FROM|TO]-(t:Tie {clusterId: $clusterId})-[:FROM|TO]->(o) WHERE ${isShown('t')} AND o <> n AND o <> middle AND NOT o IN first
        WITH o, max(t.strength / 5.0) AS weight
        RETURN collect({o: o, distance: 2, weight: weight}) AS far }
      CALL (near, far) {
        UNWIND near + far AS one
        WITH one.o AS o, one.distance AS distance, one.weight AS weight ORDER BY distance, weight DESC, o.id LIMIT ${limit + 1}
        RETURN collect({o: o, distance: distance}) AS found }
      WITH middle, found[..${limit}] AS kept, size(found) > ${limit} AS truncated
      WITH truncated, [{o: middle, distance: 0}] + kept AS kept
      WITH truncated, kept, [one IN kept | one.o] AS nodes
      RETURN {truncated: truncated,
        organizations: COLLECT { UNWIND kept AS one WITH one.o AS o, one.distance AS distance RETURN o {.id, .name, .kind, distance: distance} },
        ties: COLLECT {
          UNWIND nodes AS a
          MATCH (a)<-[:FROM]-(t:Tie {clusterId: $clusterId})-[:TO]->(b) WHERE ${isShown('t')} AND b IN nodes
          RETURN t {.id, .type, .form, from: a.id, to: b.id} }}`,
    shape: ({ truncated, organizations, ties }) => ({ truncated, organizations: organizations.map((/** @type {any} */ it) => neighbourOf(it, it.id, it.distance)), ties: ties.sort(byId) }),
  },
};

/** @param {any} row @param {{ id: string | undefined, publisherId: string | undefined, publisher: string, price: number, quantity: number, currency: string, unit: string }} told */
const noticeOf = ({ kind, title, body, language, product, region, publishedAt, expiresAt, state }, told) => ({
  kind, title, body, language, product, region, state, publishedAt: time(publishedAt), expiresAt: time(expiresAt), ...told,
});
const noticeFields = 'id kind title body language product region publishedAt state';
/** @param {any} row @param {any} publisher */
const noticeFromRow = (row, publisher) =>
  noticeOf(row, {
    id: row.id, publisherId: publisher.id, publisher: publisher.name, price: Number(row.priceMinor) / 100, quantity: Number(row.quantityMilli) / 1_000, currency: row.currency, unit: row.unitCode,
  });

/** @type {Operation} */
export const noticeFeed = {
  name: 'noticeFeed',
  writes: false,
  variables: (scene, random) => ({ ...anyCluster(scene, random), now: new Date().toISOString() }),
  ours: {
    first: ({ slug }) => ({
      document: `query ($slug: String!) { cluster(slug: $slug) { notices(first: 20) { nodes { ${noticeFields} expiresAt price { amount currency } quantity { value unit } publisher { id name } } } } }`,
      variables: { slug },
    }),
    shape: (_variables, data) =>
      data.cluster.notices.nodes.map((/** @type {any} */ it) =>
        noticeOf(it, {
          id: rawId(it.id), publisherId: rawId(it.publisher.id), publisher: it.publisher.name, price: Number(it.price.amount), quantity: Number(it.quantity.value), currency: it.price.currency, unit: it.quantity.unit,
        }),
      ),
  },
  peer: {
    first: ({ clusterId, now }) => ({
      document: `query ($clusterId: ID!, $now: DateTime!) { notices(where: { clusterId: { eq: $clusterId }, state: { eq: "PUBLISHED" }, expiresAt: { gt: $now },
        visibility: { in: ["MEMBERS", "PUBLIC"] } }, sort: [{ id: DESC }], limit: 20) { ${noticeFields} expiresAt: expires priceMinor currency quantityMilli unitCode publisher { id name } } }`,
      variables: { clusterId, now },
    }),
    shape: (_variables, data) => data.notices.map((/** @type {any} */ it) => noticeFromRow(it, it.publisher[0])),
  },
  limit: {
    statement: `MATCH (c:Cluster {slug: $slug})
      RETURN COLLECT {
        MATCH (n:Notice) USING INDEX n:Notice(clusterId, id)
        WHERE n.clusterId = $clusterId AND n.id > '' AND n.state = 'PUBLISHED' AND n.expiresAt > datetime.realtime() AND n.visibility IN ['MEMBERS', 'PUBLIC']
        WITH n ORDER BY n.clusterId DESC, n.id DESC LIMIT 20
        MATCH (n)-[:PUBLISHED_BY]->(o:Organization)
        RETURN n {.id, .kind, .title, .body, .language, .product, .region, .state, .priceMinor, .currency, .quantityMilli, .unitCode,
          publishedAt: toString(n.publishedAt), expiresAt: toString(n.expiresAt), publisher: o {.id, .name}} }`,
    shape: (found) => found.map((/** @type {any} */ it) => noticeFromRow(it, it.publisher)),
  },
};
