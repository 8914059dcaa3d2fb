// @ts-check
/**
 * The nucleus of a cluster beside the bare calls of Graph Data Science that it rests on: `node tests/bench/analysis.mjs OPTIONS` with the
 * options as JSON. The product reads the ties by its rules, computes all that a snapshot holds and stores it; the bare calls project the same
 * ties by one Cypher and stream the six measures.
 */
import { writeFileSync } from 'node:fs';
import { Operations } from '../../server/dist/server/src/journal/operation.js';
import { computeNucleus } from '../../server/dist/server/src/modules/nucleus/compute.js';
import { defaultParameters } from '../../server/dist/server/src/modules/nucleus/rules/parameters.js';
import { Database } from '../../server/dist/server/src/neo4j/database.js';
import { toGraph } from '../../server/dist/server/src/neo4j/values.js';
import { newId } from '../../server/dist/server/src/shared/identifier.js';
import { driverOf, login } from './contestant/child.mjs';
import { pick, randomFrom } from './data/random.mjs';
import { drawTies, partnersInRegister } from './data/register.mjs';
import { kinds, roles } from './data/words.mjs';
import { median } from './figures.mjs';

/** @typedef {{ register: string, result: string, seed: number, organizations: number, ties: number, rounds: number }} Options */

const options = /** @type {Options} */ (JSON.parse(process.argv[2] ?? '{}'));
const random = randomFrom(options.seed);
const driver = driverOf({ disableLosslessIntegers: true });
const database = new Database(login());
const batch = 5_000;

/** @param {string} text @param {Record<string, unknown>} [parameters] */
const ask = async (text, parameters = {}) => (await driver.executeQuery(text, /** @type {Record<string, unknown>} */ (toGraph(parameters)), { database: login().database })).records;

/** @param {string} text @param {object[]} rows @param {string} clusterId */
async function write(text, rows, clusterId) {
  for (let start = 0; start < rows.length; start += batch) await ask(text, { clusterId, rows: rows.slice(start, start + batch) });
}

/** A cluster whose members have as many partners, scaled, as those of the register. @returns {Promise<{ clusterId: string, ties: number }>} */
async function makeCluster() {
  const { organizations, ties } = options;
  const clusterId = newId();
  const ids = Array.from({ length: organizations }, () => newId());
  const pairs = drawTies(random, partnersInRegister(options.register), organizations, (2 * ties) / organizations);
  await ask('CREATE (:Cluster {id: $clusterId, slug: $clusterId, name: $clusterId, form: "CHAIN", version: 1})', { clusterId });
  await write(
    `MATCH (c:Cluster {id: $clusterId}) UNWIND $rows AS row
     CREATE (o:Organization {id: row.id, kind: row.kind, name: row.id, employees: row.employees, profile: 'MEMBERS', version: 1})
     CREATE (o)<-[:OF]-(:Membership {id: row.id, clusterId: $clusterId, key: $clusterId + ':' + row.id, state: 'ACTIVE', chainRoles: [row.role], version: 1})-[:IN]->(c)`,
    ids.map((id) => ({ id, kind: pick(random, kinds), role: pick(random, roles), employees: Math.floor(random() * 500) })),
    clusterId,
  );
  await write(
    `MATCH (c:Cluster {id: $clusterId}) UNWIND $rows AS row
     MATCH (a:Organization {id: row.from}), (b:Organization {id: row.to})
     CREATE (t:Tie {id: row.id, clusterId: $clusterId, form: row.form, type: row.type, state: 'CONFIRMED', visibility: 'MEMBERS', strength: row.strength, version: 1})
     CREATE (t)-[:FROM]->(a) CREATE (t)-[:TO]->(b) CREATE (t)-[:DECLARED_IN]->(c)`,
    pairs.map(([a, b]) => {
      const formal = random() < 0.7;
      return { id: newId(), from: ids[a], to: ids[b], form: formal ? 'FORMAL' : 'INFORMAL', type: formal ? 'SUPPLY_CONTRACT' : 'ADVICE', strength: 1 + Math.floor(random() * 5) };
    }),
    clusterId,
  );
  return { clusterId, ties: pairs.length };
}

/** The measures with the settings of the product. */
function measures() {
  const { pageRankDamping, pageRankIterations, pageRankTolerance, leidenGamma, exactBetweenness, betweennessSample, seed } = defaultParameters;
  const weighted = { relationshipWeightProperty: 'weight' };
  return [
    ['pageRank', 'nodeId, score', { ...weighted, dampingFactor: pageRankDamping, maxIterations: pageRankIterations, tolerance: pageRankTolerance }],
    ['kcore', 'nodeId, coreValue', {}],
    ['leiden', 'nodeId, communityId', { ...weighted, gamma: leidenGamma, randomSeed: seed, concurrency: 1 }],
    ['articulationPoints', 'nodeId', {}],
    ['bridges', 'from, to', {}],
    ['betweenness', 'nodeId, score', options.organizations > exactBetweenness ? { samplingSize: betweennessSample, samplingSeed: seed } : {}],
  ];
}

/** @param {string} clusterId */
async function bare(clusterId) {
  const graph = `bare-${newId()}`;
  await ask(
    `MATCH (:Cluster {id: $clusterId})<-[:IN]-(:Membership {state: 'ACTIVE'})-[:OF]->(a:Organization)
     OPTIONAL MATCH (a)<-[:FROM]-(t:Tie {clusterId: $clusterId})-[:TO]->(b:Organization)
     WITH a, b, sum(t.strength / 5.0 * CASE t.form WHEN 'FORMAL' THEN 1 ELSE 0.5 END) AS weight
     RETURN gds.graph.project($graph, a, b, {relationshipProperties: {weight: weight}}, {undirectedRelationshipTypes: ['*']})`,
    { clusterId, graph },
  );
  for (const [name, yielded, settings] of measures()) await ask(`CALL gds.${name}.stream($graph, $settings) YIELD ${yielded} RETURN ${yielded}`, { graph, settings });
  await ask('CALL gds.graph.drop($graph) YIELD graphName RETURN graphName', { graph });
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} seconds */
async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** Computes and stores the nucleus, on an earlier day in each round: where nothing changed since an earlier snapshot there is none. @param {string} clusterId @param {number} round */
async function ours(clusterId, round) {
  const onDate = new Date(Date.UTC(2026, 5, 30 - round)).toISOString().slice(0, 10);
  if ((await computeNucleus(database, new Operations(database), clusterId, onDate)) === null) throw new Error('nothing was computed');
}

const { organizations } = options;
const { clusterId, ties } = await makeCluster();
const rounds = [];
for (let round = 0; round <= options.rounds; round += 1) {
  // Each one goes first in every other round; the first round warms up.
  const first = round % 2 === 0 ? await timed(() => bare(clusterId)) : null;
  const whole = await timed(() => ours(clusterId, round));
  const alone = first ?? (await timed(() => bare(clusterId)));
  if (round > 0) rounds.push({ ours: whole, bare: alone, times: whole / alone });
}
await database.close();
await driver.close();
const middle = (/** @type {'ours' | 'bare' | 'times'} */ name) => median(rounds.map((round) => round[name]));
const result = { organizations, ties, ours: middle('ours'), bare: middle('bare'), times: middle('times') };
console.error(`  analysis: ${result.times.toFixed(2)} × the bare calls' time`);
writeFileSync(options.result, JSON.stringify(result));
