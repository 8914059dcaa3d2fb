// @ts-check
/** One organization by its id, its page, and the search in the directory. */
import { fullTextQuery } from '../../../server/dist/server/src/shared/full-text.js';
import { pick } from '../data/random.mjs';
import { anyMember, globalId, limitTies, ourTies, peerTies, rawId, tiesFromPeer, tiesFromUs } from './shape.mjs';

/** @typedef {import('./shape.mjs').Operation} Operation */

const plain = 'id name kind country region city sectors leadingProduct website description';

/** @param {any} row @param {string} id @param {string | null} email */
const profileOf = ({ name, kind, country, region, city, sectors, leadingProduct, website, description, employees, version }, id, email) => ({
  id, name, kind, country, region, city, sectors, leadingProduct, website, description, employees: Number(employees), version: Number(version), email,
});
const profileFromUs = (/** @type {any} */ row) => profileOf(row, rawId(row.id) ?? '', row.contact?.email ?? null);
const profileFromPeer = (/** @type {any} */ row) => profileOf(row, row.id, row.contactEmail);

/** @type {Operation} */
export const organization = {
  name: 'organization',
  writes: false,
  variables: anyMember,
  ours: {
    first: ({ id }) => ({
      document: `query ($id: ID!) { organization(id: $id) { ${plain} employees version contact { email } } }`,
      variables: { id: globalId('Organization', id) },
    }),
    shape: (_variables, data) => profileFromUs(data.organization),
  },
  peer: {
    first: ({ id }) => ({
      document: `query ($id: ID!) { organizations(where: { id: { eq: $id } }) { ${plain} employees version contactEmail } }`,
      variables: { id },
    }),
    shape: (_variables, data) => profileFromPeer(data.organizations[0]),
  },
  limit: {
    statement: `MATCH (o:Organization {id: $id}) RETURN o {.id, .name, .kind, .country, .region, .city, .sectors, .leadingProduct, .website, .description,
      .employees, .version, .contactEmail}`,
    shape: profileFromPeer,
  },
};

const membershipOf = (/** @type {any} */ { state, since, chainRoles }, /** @type {string | undefined} */ id, /** @type {any} */ cluster, /** @type {string | undefined} */ clusterId) => ({
  id, state, since, chainRoles, cluster: { id: clusterId, slug: cluster.slug, name: cluster.name },
});
const outputOf = (/** @type {any} */ { year, value }) => ({ year: Number(year), value });

/** @type {Operation} */
export const organizationPage = {
  name: 'organizationPage',
  writes: false,
  variables: anyMember,
  ours: {
    first: ({ id }) => ({
      document: `query ($id: ID!) { organization(id: $id) { ${plain} employees version contact { email } outputs { year value }
        memberships { id state since chainRoles cluster { id slug name } } ${ourTies} } }`,
      variables: { id: globalId('Organization', id) },
    }),
    shape: (_variables, { organization: found }) => ({
      ...profileFromUs(found),
      outputs: found.outputs.map(outputOf),
      memberships: found.memberships.map((/** @type {any} */ it) => membershipOf(it, rawId(it.id), it.cluster, rawId(it.cluster.id))),
      ties: tiesFromUs(found.ties),
    }),
  },
  peer: {
    first: ({ id }) => ({
      document: `query ($id: ID!) { organizations(where: { id: { eq: $id } }) { ${plain} employees version contactEmail
        outputs(sort: [{ year: ASC }]) { year value } memberships { id state since chainRoles cluster { id slug name } } ${peerTies} } }`,
      variables: { id },
    }),
    shape: (_variables, { organizations: [found] }) => ({
      ...profileFromPeer(found),
      outputs: found.outputs.map(outputOf),
      memberships: found.memberships.map((/** @type {any} */ it) => membershipOf(it, it.id, it.cluster[0], it.cluster[0].id)),
      ties: tiesFromPeer(found),
    }),
  },
  limit: {
    statement: `MATCH (o:Organization {id: $id})
      RETURN o {.id, .name, .kind, .country, .region, .city, .sectors, .leadingProduct, .website, .description, .employees, .version, .contactEmail,
        outputs: COLLECT { MATCH (o)-[:PRODUCED]->(y:Output) WITH y ORDER BY y.year RETURN y {.year, .value} },
        memberships: COLLECT { MATCH (o)<-[:OF]-(m:Membership)-[:IN]->(c:Cluster) WITH m, c ORDER BY m.since, m.id
          RETURN m {.id, .state, .chainRoles, since: toString(m.since), cluster: c {.id, .slug, .name}} },
        ties: ${limitTies('o')}}`,
    shape: (found) => ({
      ...profileFromPeer(found),
      outputs: found.outputs,
      memberships: found.memberships.map((/** @type {any} */ it) => membershipOf(it, it.id, it.cluster, it.cluster.id)),
      ties: found.ties,
    }),
  },
};

const hitOf = (/** @type {any} */ { name, kind, region, city, leadingProduct }, /** @type {string | undefined} */ id) => ({ id, name, kind, region, city, leadingProduct });

/** A visitor sees open profiles and the members of open clusters. */
const seenByVisitor = '{ OR: [{ profile: { eq: "PUBLIC" } }, { memberships: { some: { clusterId: { in: $open }, state: { in: ["ACTIVE", "OBSERVER"] } } } }] }';

/** @type {Operation} */
export const directorySearch = {
  name: 'directorySearch',
  writes: false,
  variables: (scene, random) => {
    const word = pick(random, scene.words);
    return { word, phrase: fullTextQuery(word), open: scene.open.map(({ id }) => id) };
  },
  ours: {
    first: ({ word }) => ({
      document: 'query ($word: String!) { organizations(search: $word, first: 20) { nodes { id name kind region city leadingProduct } } }',
      variables: { word },
    }),
    shape: (_variables, data) => data.organizations.nodes.map((/** @type {any} */ it) => hitOf(it, rawId(it.id))),
  },
  peer: {
    first: ({ phrase, open }) => ({
      document: `query ($phrase: String!, $open: [ID!]!) { searchOrganizations(phrase: $phrase, where: { node: ${seenByVisitor} }, first: 20,
        sort: [{ score: DESC }, { node: { id: ASC } }]) { edges { node { id name kind region city leadingProduct } } } }`,
      variables: { phrase, open },
    }),
    shape: (_variables, data) => data.searchOrganizations.edges.map((/** @type {any} */ { node }) => hitOf(node, node.id)),
  },
  limit: {
    statement: `CALL db.index.fulltext.queryNodes('organization_search', $phrase) YIELD node AS o, score
      WHERE o.profile = 'PUBLIC' OR EXISTS { (o)<-[:OF]-(m:Membership) WHERE m.clusterId IN $open AND m.state IN ['ACTIVE', 'OBSERVER'] }
      WITH o, score ORDER BY score DESC, o.id LIMIT 20
      RETURN collect(o {.id, .name, .kind, .region, .city, .leadingProduct})`,
    shape: (found) => found,
  },
};
