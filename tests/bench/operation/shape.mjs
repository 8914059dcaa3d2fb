// @ts-check
/** The operations' answers in one shape, whoever gives them, so that they can be compared. */
import { pick } from '../data/random.mjs';

/**
 * @typedef {import('../data/make.mjs').Scene} Scene
 * @typedef {Record<string, any>} Variables
 * @typedef {object} Question a request over GraphQL
 * @property {string} document
 * @property {Variables} variables
 * @typedef {object} Asking how a contestant is asked over GraphQL
 * @property {(variables: Variables) => Question} first
 * @property {(variables: Variables, data: any) => Question} [second] where one request does not suffice: what the client asks for with the
 *   first one's data
 * @property {(variables: Variables, data: any, second?: any) => unknown} shape
 * @typedef {object} Operation
 * @property {string} name
 * @property {boolean} writes
 * @property {(scene: Scene, random: () => number) => Variables} variables
 * @property {Asking} ours
 * @property {Asking} peer
 * @property {{ statement: string, shape: (answer: any) => unknown }} limit one statement, whose only value is the answer
 */

/** The raw id in one of our global ids. */
export const rawId = (/** @type {string} */ id) => Buffer.from(id, 'base64url').toString('utf8').split(':')[1];

/** @param {'Organization' | 'Cluster' | 'Initiative' | 'ProcurementLine'} type @param {string} id */
export const globalId = (type, id) => Buffer.from(`${type}:${id}`, 'utf8').toString('base64url');

export const time = (/** @type {string | null} */ text) => (text === null ? null : Date.parse(text));

/** @param {Scene} scene @param {() => number} random */
export function anyMember(scene, random) {
  const cluster = pick(random, scene.open);
  return { clusterId: cluster.id, slug: cluster.slug, id: pick(random, cluster.organizations) };
}

/** What the peer is told of ties that a visitor may see. */
export const shown = '{ state: { in: ["CONFIRMED", "STALE"] }, visibility: { in: ["MEMBERS", "PUBLIC"] } }';

/** The same for one who writes Cypher. */
export const isShown = (/** @type {string} */ tie) => `${tie}.state IN ['CONFIRMED', 'STALE'] AND ${tie}.visibility IN ['MEMBERS', 'PUBLIC']`;

const peerTieFields = 'id type form strength from { id name } to { id name }';

/** The newest ten ties of an organization: the peer cannot put both directions into one list, so the client does. */
export const peerTies = `
  given(where: ${shown}, sort: [{ id: DESC }], limit: 10) { ${peerTieFields} }
  taken(where: ${shown}, sort: [{ id: DESC }], limit: 10) { ${peerTieFields} }`;

export const ourTies = 'ties(first: 10) { nodes { id type form strength from { id name } to { id name } } }';

export const limitTies = (/** @type {string} */ organization) => `COLLECT {
  MATCH (${organization})<-[:FROM|TO]-(t:Tie) WHERE ${isShown('t')}
  WITH t ORDER BY t.id DESC LIMIT 10
  MATCH (from:Organization)<-[:FROM]-(t)-[:TO]->(to:Organization)
  RETURN t {.id, .type, .form, .strength, from: from {.id, .name}, to: to {.id, .name}} ORDER BY t.id DESC }`;

/** @param {any} tie */
const tieOf = ({ id, type, form, strength }, /** @type {any} */ from, /** @type {any} */ to) => ({
  id, type, form, strength: Number(strength), from: { id: from.id, name: from.name }, to: { id: to.id, name: to.name },
});

const raw = (/** @type {any} */ { id, ...rest }) => ({ id: rawId(id), ...rest });

export const tiesFromUs = (/** @type {any} */ { nodes }) => nodes.map((/** @type {any} */ tie) => tieOf(raw(tie), raw(tie.from), raw(tie.to)));

export const tiesFromPeer = (/** @type {any} */ { given, taken }) =>
  [...given, ...taken].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, 10).map((tie) => tieOf(tie, tie.from[0], tie.to[0]));
