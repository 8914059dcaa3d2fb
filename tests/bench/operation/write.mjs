// @ts-check
/**
 * What is written. The answers tell only that it was: ours comes with the check of the right, the lock, the key against doubles and the
 * entry in the journal's chain, of which the others do nothing.
 */
import { randomUUID } from 'node:crypto';
import { pick } from '../data/random.mjs';
import { globalId } from './shape.mjs';

/** @typedef {import('./shape.mjs').Operation} Operation */

const done = (/** @type {string} */ expected) => (/** @type {unknown} */ _variables, /** @type {any} */ data) => Object.values(data)[0].__typename === expected;
const created = (/** @type {unknown} */ _variables, /** @type {any} */ data) => Object.values(data).length === 1;
const nextYear = () => new Date(Date.now() + 300 * 86_400_000).toISOString();

/** @param {import('./shape.mjs').Scene} scene @param {() => number} random */
function place(scene, random) {
  const [first] = scene.open;
  if (first === undefined) throw new Error('there is no open cluster');
  return { clusterId: first.id, cluster: first, newId: randomUUID(), organizationId: pick(random, scene.writers) };
}

/** @type {Operation} */
export const noticePublish = {
  name: 'noticePublish',
  writes: true,
  variables: (scene, random) => {
    const { clusterId, organizationId, newId } = place(scene, random);
    return { clusterId, organizationId, newId, title: 'Бидай бағасы', body: 'Бүгінгі бағасы мен сапасы жөнінде айтамыз.', expiresAt: nextYear() };
  },
  ours: {
    first: ({ clusterId, organizationId, newId, title, body, expiresAt }) => ({
      document: 'mutation ($input: NoticePublishInput!) { noticePublish(input: $input) { __typename ... on NoticePublished { notice { id } } ... on UserError { message } } }',
      variables: {
        input: { clusterId: globalId('Cluster', clusterId), organizationId: globalId('Organization', organizationId), kind: 'NEWS', title, body, language: 'KK', expiresAt, idempotencyKey: newId },
      },
    }),
    shape: done('NoticePublished'),
  },
  peer: {
    first: ({ clusterId, organizationId, newId, title, body, expiresAt }) => ({
      document: 'mutation ($input: [NoticeCreateInput!]!) { createNotices(input: $input) { notices { id } } }',
      variables: {
        input: [{
          id: newId, clusterId, kind: 'NEWS', title, body, language: 'KK', visibility: 'MEMBERS', state: 'PUBLISHED', version: '1', publishedAt: new Date().toISOString(), expiresAt,
          publisher: { connect: [{ where: { node: { id: { eq: organizationId } } } }] }, cluster: { connect: [{ where: { node: { id: { eq: clusterId } } } }] },
        }],
      },
    }),
    shape: created,
  },
  limit: {
    statement: `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $organizationId})
      CREATE (n:Notice {id: $newId, clusterId: $clusterId, kind: 'NEWS', title: $title, body: $body, language: 'KK', visibility: 'MEMBERS', state: 'PUBLISHED', version: 1,
                        publishedAt: datetime(), expiresAt: datetime($expiresAt)})
      CREATE (n)-[:PUBLISHED_BY]->(o), (n)-[:IN]->(c)
      RETURN {id: n.id}`,
    shape: ({ id }) => id !== undefined,
  },
};

/** Of types that the data has none of, each between two once: the same again is refused. */
const types = /** @type {const} */ ([['LOAN', 'FORMAL'], ['SECONDMENT', 'FORMAL'], ['PERSONNEL_MOVEMENT', 'INFORMAL']]);
let declared = 0;

/** @type {Operation} */
export const tieDeclare = {
  name: 'tieDeclare',
  writes: true,
  variables: (scene, random) => {
    const { clusterId, cluster, newId } = place(scene, random);
    const organizationId = scene.writers[declared % scene.writers.length];
    const otherId = cluster.organizations[scene.writers.length + Math.floor(declared / scene.writers.length)];
    if (otherId === undefined) throw new Error('there is nobody left to declare a tie to: take more organizations or fewer rounds');
    declared += 1;
    const [type, form] = pick(random, types);
    return { clusterId, organizationId, newId, otherId, type, form, validFrom: `20${String(10 + Math.floor(random() * 15))}-01-01` };
  },
  ours: {
    first: ({ clusterId, organizationId, otherId, type, newId, validFrom }) => ({
      document: 'mutation ($input: TieDeclareInput!) { tieDeclare(input: $input) { __typename ... on TieDeclared { tie { id } } ... on UserError { message } } }',
      variables: {
        input: {
          clusterId: globalId('Cluster', clusterId), organizationId: globalId('Organization', organizationId), partnerId: globalId('Organization', otherId), type, strength: 4, validFrom,
          idempotencyKey: newId,
        },
      },
    }),
    shape: done('TieDeclared'),
  },
  peer: {
    first: ({ clusterId, organizationId, otherId, type, form, newId }) => ({
      document: 'mutation ($input: [TieCreateInput!]!) { createTies(input: $input) { ties { id } } }',
      variables: {
        input: [{
          id: newId, clusterId, type, form, mutual: false, strength: '4', state: 'PROPOSED', visibility: 'MEMBERS', declaredAt: new Date().toISOString(), version: '1',
          from: { connect: [{ where: { node: { id: { eq: organizationId } } } }] }, to: { connect: [{ where: { node: { id: { eq: otherId } } } }] },
          declaredIn: { connect: [{ where: { node: { id: { eq: clusterId } } } }] },
        }],
      },
    }),
    shape: created,
  },
  limit: {
    statement: `MATCH (c:Cluster {id: $clusterId}), (a:Organization {id: $organizationId}), (b:Organization {id: $otherId})
      CREATE (t:Tie {id: $newId, clusterId: $clusterId, type: $type, form: $form, mutual: false, strength: 4, state: 'PROPOSED', visibility: 'MEMBERS', declaredAt: datetime(), version: 1})
      CREATE (t)-[:FROM]->(a), (t)-[:TO]->(b), (t)-[:DECLARED_IN]->(c)
      RETURN {id: t.id}`,
    shape: ({ id }) => id !== undefined,
  },
};

/** Each organization commits to each line once. */
let committed = 0;

/** @type {Operation} */
export const commitmentMake = {
  name: 'commitmentMake',
  writes: true,
  variables: (scene, random) => {
    const { cluster, newId } = place(scene, random);
    const organizationId = scene.writers[committed % scene.writers.length];
    const lineId = cluster.lines[Math.floor(committed / scene.writers.length)];
    if (lineId === undefined) throw new Error('there are no more lines to commit to: take more organizations or fewer rounds');
    committed += 1;
    return { organizationId, newId, lineId, key: `${lineId}:${organizationId}:${newId}`, firm: 1 + Math.floor(random() * 90) };
  },
  ours: {
    first: ({ organizationId, lineId, firm, newId }) => ({
      document: `mutation ($input: CommitmentMakeInput!) { commitmentMake(input: $input) { __typename ... on CommitmentMade { commitment { id } } ... on UserError { message } } }`,
      variables: {
        input: { lineId: globalId('ProcurementLine', lineId), organizationId: globalId('Organization', organizationId), expectedTermsVersion: 1, firm: String(firm), flexible: '0', idempotencyKey: newId },
      },
    }),
    shape: done('CommitmentMade'),
  },
  peer: {
    first: ({ organizationId, lineId, firm, newId, key }) => ({
      document: 'mutation ($input: [CommitmentCreateInput!]!) { createCommitments(input: $input) { commitments { id } } }',
      variables: {
        input: [{
          id: newId, key, firmMilli: String(firm * 1_000), flexibleMilli: '0', revision: '1', sequence: '1', state: 'LIVE', version: '1',
          line: { connect: [{ where: { node: { id: { eq: lineId } } } }] }, madeBy: { connect: [{ where: { node: { id: { eq: organizationId } } } }] },
        }],
      },
    }),
    shape: created,
  },
  limit: {
    statement: `MATCH (l:Line {id: $lineId})-[:LINE_OF]->(i:Initiative), (o:Organization {id: $organizationId})
      SET i.sequence = i.sequence + 1
      CREATE (c:Commitment {id: $newId, key: $key, firmMilli: toInteger($firm) * 1000, flexibleMilli: 0, revision: 1, sequence: i.sequence, state: 'LIVE', version: 1, updatedAt: datetime()})
      CREATE (c)-[:FOR]->(l), (c)-[:MADE_BY]->(o)
      RETURN {id: c.id}`,
    shape: ({ id }) => id !== undefined,
  },
};
