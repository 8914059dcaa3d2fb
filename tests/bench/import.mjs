// @ts-check
/**
 * The import of files beside a bare batch load of the same rows: `node tests/bench/import.mjs OPTIONS` with the options as JSON. The command
 * checks all rows, writes them with their entries in the journal and can be run again; the bare load does none of that.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../../server/dist/server/src/shared/identifier.js';
import { driverOf, login } from './contestant/child.mjs';
import { pick, randomFrom } from './data/random.mjs';
import { cities, nameWith, vocabulary } from './data/words.mjs';
import { median } from './figures.mjs';

/** @typedef {{ folder: string, result: string, seed: number, organizations: number, ties: number, rounds: number }} Options */

const options = /** @type {Options} */ (JSON.parse(process.argv[2] ?? '{}'));
const random = randomFrom(options.seed);
const words = vocabulary(random, options.organizations);
const command = fileURLToPath(new URL('../../server/dist/server/src/cli/import.js', import.meta.url));
const batch = 5_000;
const driver = driverOf({ disableLosslessIntegers: true });
const { database } = login();
/** Keeps the rows of a run apart from those of an earlier one on the same database. */
const run = newId();

/** @param {string} prefix */
function draw(prefix) {
  const organizations = Array.from({ length: options.organizations }, (_, number) => ({ id: `${prefix}-${number}`, name: nameWith(random, pick(random, words)), city: pick(random, cities), country: 'KZ' }));
  const ties = Array.from({ length: options.ties }, (_, number) => {
    const from = Math.floor(random() * organizations.length);
    const to = (from + 1 + Math.floor(random() * (organizations.length - 1))) % organizations.length;
    return { id: `${prefix}-${number}`, from: `${prefix}-${from}`, to: `${prefix}-${to}`, type: pick(random, ['SUPPLY_CONTRACT', 'ADVICE']), strength: 1 + Math.floor(random() * 5) };
  });
  return { organizations, ties };
}

/** @param {string} name @param {Record<string, string | number>[]} rows */
function writeCsv(name, rows) {
  const columns = Object.keys(rows[0] ?? {});
  writeFileSync(join(options.folder, name), [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => `${cells.join(',')}\n`).join(''));
}

/** @param {() => Promise<void>} work @returns {Promise<number>} seconds */
async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** @param {string} cluster */
async function byCommand(cluster) {
  const { organizations, ties } = draw(cluster);
  writeCsv('organizations.csv', organizations);
  writeCsv('ties.csv', ties);
  return timed(async () => {
    const child = spawn(process.execPath, [command, 'csv', options.folder, '--cluster', cluster], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`the import ended with ${code}: ${said}`);
  });
}

/** @param {string} text @param {object[]} rows @param {Record<string, unknown>} parameters */
async function write(text, rows, parameters) {
  for (let start = 0; start < rows.length; start += batch) await driver.executeQuery(text, { ...parameters, rows: rows.slice(start, start + batch) }, { database });
}

/** @param {string} cluster */
async function bare(cluster) {
  const drawn = draw(cluster);
  const clusterId = newId();
  const organizations = drawn.organizations.map((row) => ({ ...row, key: `${cluster}:${row.id}`, newId: newId(), membershipId: newId() }));
  const ties = drawn.ties.map((row) => ({ ...row, key: `${cluster}:${row.id}`, from: `${cluster}:${row.from}`, to: `${cluster}:${row.to}`, newId: newId(), form: row.type === 'ADVICE' ? 'INFORMAL' : 'FORMAL' }));
  return timed(async () => {
    await driver.executeQuery('CREATE (:Cluster {id: $clusterId, slug: $cluster, name: $cluster, sortKeyKk: $cluster, sortKeyRu: $cluster, sortKeyEn: $cluster})', { clusterId, cluster }, { database });
    await write(
      `UNWIND $rows AS row
       MATCH (c:Cluster {id: $clusterId})
       CREATE (o:Organization {id: row.newId, sourceKey: row.key, source: $cluster, sourceId: row.id, name: row.name, sortKeyKk: row.name, sortKeyRu: row.name, sortKeyEn: row.name, searchText: row.name, city: row.city, country: row.country,
                               kind: 'ENTERPRISE', profile: 'MEMBERS', version: 1, createdAt: datetime()})
       CREATE (o)<-[:OF]-(:Membership {id: row.membershipId, clusterId: $clusterId, key: $clusterId + ':' + row.newId, sortKeyKk: row.name, sortKeyRu: row.name, sortKeyEn: row.name, state: 'ACTIVE', version: 1})-[:IN]->(c)`,
      organizations,
      { clusterId, cluster },
    );
    await write(
      `UNWIND $rows AS row
       MATCH (c:Cluster {id: $clusterId}), (from:Organization {sourceKey: row.from}), (to:Organization {sourceKey: row.to})
       CREATE (t:Tie {id: row.newId, sourceKey: row.key, clusterId: $clusterId, type: row.type, form: row.form, strength: toInteger(row.strength), state: 'CONFIRMED', visibility: 'MEMBERS',
                      declaredAt: datetime(), version: 1})
       CREATE (t)-[:FROM]->(from) CREATE (t)-[:TO]->(to) CREATE (t)-[:DECLARED_IN]->(c)`,
      ties,
      { clusterId },
    );
  });
}

mkdirSync(options.folder, { recursive: true });
const rounds = [];
for (let round = 0; round <= options.rounds; round += 1) {
  const seconds = { ours: await byCommand(`ours-${round}-${run}`), bare: await bare(`bare-${round}-${run}`) };
  if (round > 0) rounds.push({ ...seconds, times: seconds.ours / seconds.bare }); // the first one plans the statements
}
await driver.close();
const result = {
  organizations: options.organizations,
  ties: options.ties,
  ours: median(rounds.map(({ ours }) => ours)),
  bare: median(rounds.map((round) => round.bare)),
  times: median(rounds.map(({ times }) => times)),
};
console.error(`  import: ${result.times.toFixed(2)} × the bare load's time`);
writeFileSync(options.result, JSON.stringify(result));
