// @ts-check
/** The graph that is measured, as files for the offline importer: labels and properties as the product writes them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterText, searchText } from '../../../server/dist/server/src/shared/search-text.js';
import { sortKeys } from '../../../server/dist/server/src/shared/sort-key.js';
import { CsvFolder } from './csv-folder.mjs';
import { idOf, pick, randomFrom } from './random.mjs';
import { drawTies, partnersInRegister } from './register.mjs';
import { cities, kinds, nameWith, products, regions, roles, vocabulary } from './words.mjs';

/** One cluster as large as a register, the others as large as clusters are. */
const registerMembers = 5_000;
const clusterMembers = 500;
/** Clusters that everybody sees into: the register and a few examples. All others are closed. */
const openClusters = 4;
/** Ends of ties a member, so half as many ties an organization. */
const meanEnds = 12;
const membersPerNotice = 4;
const membersPerPurchase = 25;
const linesPerPurchase = 3;
const commitmentsPerLine = 12;
const writers = 24;

const day = 86_400_000;
const formal = ['SUPPLY_CONTRACT', 'SERVICE_CONTRACT', 'OWNERSHIP', 'LEASE', 'LICENCE'];
const informal = ['INFORMATION_EXCHANGE', 'ADVICE', 'MENTORING', 'SHARED_FACILITY', 'SOCIAL'];
const noticeKinds = ['NEWS', 'OFFER', 'REQUEST', 'MARKET_PRICE', 'FORECAST', 'TRAINING'];

/**
 * @typedef {{ id: string, slug: string, organizations: string[], initiatives: string[], lines: string[] }} OpenCluster
 * @typedef {object} Scene what there is to ask for
 * @property {number} size organizations
 * @property {{ organizations: number, ties: number, notices: number, initiatives: number, commitments: number, clusters: number }} counts
 * @property {OpenCluster[]} open
 * @property {string[]} words that names have
 * @property {string[]} writers organizations of the first cluster, kept for those who write
 */

const instant = (/** @type {number} */ milliseconds) => new Date(milliseconds).toISOString();
const date = (/** @type {number} */ milliseconds) => instant(milliseconds).slice(0, 10);

/** @param {number} size @returns {number[]} members of each cluster */
function clusterSizes(size) {
  const first = Math.min(registerMembers, Math.floor(size / 2));
  const sizes = [first];
  for (let left = size - first; left > 0; left -= clusterMembers) sizes.push(Math.min(left, clusterMembers));
  return sizes;
}

const SORT_KEYS = ['sortKeyKk:string', 'sortKeyRu:string', 'sortKeyEn:string'];

/** In the order of the columns. @param {string} name */
const keysOf = (name) => {
  const { sortKeyKk, sortKeyRu, sortKeyEn } = sortKeys({ name });
  return [sortKeyKk, sortKeyRu, sortKeyEn];
};

/** @param {CsvFolder} folder */
function openFiles(folder) {
  return {
    clusters: folder.nodes('Cluster', ['id:string', 'slug:string', ...SORT_KEYS, 'searchText:string', 'name:string', 'form:string', 'region:string', 'leadingProduct:string', 'open:boolean', 'example:boolean', 'version:long', 'createdAt:datetime']),
    organizations: folder.nodes('Organization', [
      'id:string', 'sourceKey:string', 'source:string', 'sourceId:string', 'kind:string', 'name:string', 'nameKnown:boolean', ...SORT_KEYS, 'searchText:string', 'profile:string',
      'country:string', 'region:string', 'city:string', 'sectors:string[]', 'leadingProduct:string', 'website:string', 'description:string', 'contactEmail:string',
      'employees:long', 'employeesVisibility:string', 'outputsVisibility:string', 'version:long', 'createdAt:datetime', 'updatedAt:datetime',
    ]),
    outputs: folder.nodes('Output', ['key:string', 'year:long', 'value:double']),
    memberships: folder.nodes('Membership', ['id:string', 'clusterId:string', 'key:string', ...SORT_KEYS, 'chainRoles:string[]', 'since:date', 'state:string', 'version:long', 'createdAt:datetime']),
    ties: folder.nodes('Tie', [
      'id:string', 'clusterId:string', 'form:string', 'type:string', 'mutual:boolean', 'strength:long', 'strengthFrom:long', 'strengthTo:long', 'state:string', 'visibility:string',
      'visibilityFrom:string', 'visibilityTo:string', 'sourceType:string', 'validFrom:date', 'declaredAt:datetime', 'declaredByOrganizationId:string', 'confirmedAt:datetime', 'version:long', 'createdAt:datetime',
    ]),
    notices: folder.nodes('Notice', [
      'id:string', 'clusterId:string', 'kind:string', 'title:string', 'body:string', 'language:string', 'visibility:string', 'product:string', 'priceMinor:long', 'currency:string',
      'quantityMilli:long', 'unitCode:string', 'region:string', 'publishedAt:datetime', 'expiresAt:datetime', 'state:string', 'version:long',
    ]),
    initiatives: folder.nodes('Initiative', [
      'id:string', 'clusterId:string', 'kind:string', 'state:string', 'title:string', 'description:string', 'visibility:string', 'deadlineAt:datetime', 'timeZone:string', 'currency:string',
      'allocationRule:string', 'minimumParticipants:long', 'publishedAt:datetime', 'participants:long', 'version:long', 'sequence:long', 'createdAt:datetime',
    ]),
    lines: folder.nodes('Line', [
      'id:string', 'position:long', 'product:string', 'description:string', 'unitCode:string', 'packMilli:long', 'minimumMilli:long',
      'toldFirmMilli:long', 'toldFirmFreshIds:string[]', 'toldFirmAt:datetime', 'toldFlexibleMilli:long', 'toldFlexibleFreshIds:string[]', 'toldFlexibleAt:datetime',
    ]),
    commitments: folder.nodes('Commitment', [
      'id:string', 'key:string', 'firmMilli:long', 'flexibleMilli:long', 'revision:long', 'sequence:long', 'state:string', 'toldFirmMilli:long', 'everToldFirmMilli:long[]',
      'toldFlexibleMilli:long', 'everToldFlexibleMilli:long[]', 'version:long', 'updatedAt:datetime',
    ]),
    of: folder.relationships('OF', 'Membership', 'Organization'),
    in: folder.relationships('IN', 'Membership', 'Cluster'),
    produced: folder.relationships('PRODUCED', 'Organization', 'Output'),
    from: folder.relationships('FROM', 'Tie', 'Organization'),
    to: folder.relationships('TO', 'Tie', 'Organization'),
    declaredIn: folder.relationships('DECLARED_IN', 'Tie', 'Cluster'),
    publishedBy: folder.relationships('PUBLISHED_BY', 'Notice', 'Organization'),
    noticeIn: folder.relationships('IN', 'Notice', 'Cluster'),
    proposedBy: folder.relationships('PROPOSED_BY', 'Initiative', 'Organization'),
    initiativeIn: folder.relationships('IN', 'Initiative', 'Cluster'),
    lineOf: folder.relationships('LINE_OF', 'Line', 'Initiative'),
    for: folder.relationships('FOR', 'Commitment', 'Line'),
    madeBy: folder.relationships('MADE_BY', 'Commitment', 'Organization'),
  };
}

/**
 * Writes the files.
 * @param {{ size: number, seed: number, folder: string, register: string, now: number }} options size in organizations; `now`, in
 *   milliseconds since 1970, is what deadlines and expiries are counted from
 * @returns {{ scene: Scene, files: string[] }} what there is to ask for, and what the importer is told of the files
 */
export function makeData({ size, seed, folder, register, now }) {
  const random = randomFrom(seed);
  const degrees = partnersInRegister(register);
  const words = vocabulary(random, size);
  const csv = new CsvFolder(folder);
  const files = openFiles(csv);
  const counts = { organizations: size, ties: 0, notices: 0, initiatives: 0, commitments: 0, clusters: 0 };
  /** @type {OpenCluster[]} */
  const open = [];
  /** @type {string[]} */
  const writing = [];
  const past = (/** @type {number} */ days) => now - Math.floor(random() * days * day) - day;
  let first = 0;
  let outputs = 0;
  let memberships = 0;

  for (const [clusterNumber, members] of clusterSizes(size).entries()) {
    const clusterId = idOf(random, past(900));
    const slug = `cluster-${clusterNumber}`;
    const isOpen = clusterNumber < openClusters;
    const [clusterRegion, clusterProduct] = [pick(random, regions), pick(random, products)];
    files.clusters.add([clusterNumber, clusterId, slug, ...keysOf(slug), clusterText({ slug, name: slug, leadingProduct: clusterProduct }), slug, 'CHAIN', clusterRegion, clusterProduct, isOpen, false, 1, instant(past(900))]);
    /** @type {string[]} */
    const ids = [];
    for (let member = 0; member < members; member += 1) {
      const number = first + member;
      const id = idOf(random, past(900));
      ids.push(id);
      const name = nameWith(random, pick(random, words));
      const city = pick(random, cities);
      const leadingProduct = pick(random, products);
      files.organizations.add([
        number, id, `bench:${number}`, 'bench', number, pick(random, kinds), name, true, ...keysOf(name), searchText({ name, city, leadingProduct }), random() < 0.6 ? 'PUBLIC' : 'MEMBERS',
        'KZ', pick(random, regions), city, 'A01;C10', leadingProduct, `https://org-${number}.example`, `Біз ${city} маңында ${leadingProduct} өндіреміз.`, `office@org-${number}.example`,
        Math.floor(10 + random() * 600), 'PUBLIC', 'PUBLIC', 1, instant(past(900)), instant(past(30)),
      ]);
      for (const year of [2023, 2024, 2025]) {
        files.outputs.add([outputs, `${id}:${year}`, year, Math.round(1_000 + random() * 9_000)]);
        files.produced.add([number, outputs]);
        outputs += 1;
      }
      files.memberships.add([memberships, idOf(random, past(800)), clusterId, `${clusterId}:${id}`, ...keysOf(name), pick(random, roles), date(past(800)), 'ACTIVE', 1, instant(past(800))]);
      files.of.add([memberships, number]);
      files.in.add([memberships, clusterNumber]);
      memberships += 1;
    }
    for (const [from, to] of drawTies(random, degrees, members, meanEnds)) addTie(clusterNumber, clusterId, first, ids, from, to);
    for (let count = Math.floor(members / membersPerNotice); count > 0; count -= 1) addNotice(clusterNumber, clusterId, first + Math.floor(random() * members));
    /** @type {OpenCluster} */
    const scene = { id: clusterId, slug, organizations: ids, initiatives: [], lines: [] };
    if (clusterNumber === 0) writing.push(...ids.slice(0, writers));
    for (let count = Math.floor(members / membersPerPurchase); count > 0; count -= 1) addPurchase(clusterNumber, clusterId, first, ids, scene);
    if (isOpen) open.push(scene);
    first += members;
    counts.clusters += 1;
  }
  const scene = { size, counts, open, words: words.slice(0, 5_000), writers: writing };
  const told = csv.close();
  writeFileSync(join(folder, 'scene.json'), JSON.stringify(scene));
  return { scene, files: told };

  /** @param {number} cluster @param {string} clusterId @param {number} base @param {string[]} ids @param {number} from @param {number} to */
  function addTie(cluster, clusterId, base, ids, from, to) {
    const declared = past(700);
    const isFormal = random() < 0.7;
    const strength = 1 + Math.floor(random() * 5);
    const state = random() < 0.95 ? 'CONFIRMED' : 'STALE';
    files.ties.add([
      counts.ties, idOf(random, declared), clusterId, isFormal ? 'FORMAL' : 'INFORMAL', pick(random, isFormal ? formal : informal), false, strength, strength, strength, state, 'MEMBERS',
      'MEMBERS', 'MEMBERS', 'PARTIES', date(declared), instant(declared), ids[from], instant(declared + 1), 2, instant(declared),
    ]);
    files.from.add([counts.ties, base + from]);
    files.to.add([counts.ties, base + to]);
    files.declaredIn.add([counts.ties, cluster]);
    counts.ties += 1;
  }

  /** @param {number} cluster @param {string} clusterId @param {number} publisher */
  function addNotice(cluster, clusterId, publisher) {
    const published = past(300);
    const product = pick(random, products);
    files.notices.add([
      counts.notices, idOf(random, published), clusterId, pick(random, noticeKinds), `Хабарлама ${counts.notices}: ${product}`, `Бүгінгі бағасы мен сапасы жөнінде айтамыз: ${product}. `.repeat(4).trim(), 'KK', 'MEMBERS',
      product, 100 * Math.floor(1_000 + random() * 90_000), 'KZT', 1_000 * Math.floor(1 + random() * 500), 'TNE', pick(random, regions), instant(published), instant(published + 330 * day), 'PUBLISHED', 1,
    ]);
    files.publishedBy.add([counts.notices, publisher]);
    files.noticeIn.add([counts.notices, cluster]);
    counts.notices += 1;
  }

  /** @param {number} cluster @param {string} clusterId @param {number} base @param {string[]} ids @param {OpenCluster} scene */
  function addPurchase(cluster, clusterId, base, ids, scene) {
    const published = past(60);
    const [initiative, id] = [counts.initiatives, idOf(random, published)];
    const participants = Math.min(ids.length - writers, commitmentsPerLine);
    const start = writers + Math.floor(random() * (ids.length - writers));
    const taking = Array.from({ length: participants }, (_, place) => writers + ((start - writers + place) % (ids.length - writers)));
    files.initiatives.add([
      initiative, id, clusterId, 'JOINT_PROCUREMENT', 'COLLECTING', `Бірлескен сатып алу ${initiative}`, 'Жеткізу қоймаға дейін. Төлем отыз күн ішінде.', 'MEMBERS', instant(now + 60 * day), 'Asia/Qostanay', 'KZT',
      'PROPORTIONAL', 3, instant(published), participants, 1, participants * linesPerPurchase, instant(published),
    ]);
    files.proposedBy.add([initiative, base + (taking[0] ?? 0)]);
    files.initiativeIn.add([initiative, cluster]);
    scene.initiatives.push(id);
    for (let position = 0; position < linesPerPurchase; position += 1) {
      const line = initiative * linesPerPurchase + position;
      const lineId = idOf(random, published);
      const quantities = taking.map(() => ({ firm: 1_000 * Math.floor(1 + random() * 100), flexible: 1_000 * Math.floor(1 + random() * 20) }));
      const told = { firm: 0, flexible: 0 };
      for (const [place, member] of taking.entries()) {
        const { firm = 0, flexible = 0 } = quantities[place] ?? {};
        told.firm += firm;
        told.flexible += flexible;
        files.commitments.add([counts.commitments, idOf(random, published), `${lineId}:${ids[member]}`, firm, flexible, 1, place + 1, 'LIVE', firm, firm, flexible, flexible, 1, instant(published)]);
        files.for.add([counts.commitments, line]);
        files.madeBy.add([counts.commitments, base + member]);
        counts.commitments += 1;
      }
      const fresh = taking.map((member) => ids[member]).join(';');
      files.lines.add([line, lineId, position, pick(random, products), 'Мемлекеттік стандарт бойынша', 'TNE', 1_000, 500_000, told.firm, fresh, instant(published), told.flexible, fresh, instant(published)]);
      files.lineOf.add([line, initiative]);
      scene.lines.push(lineId);
    }
    counts.initiatives += 1;
  }
}
