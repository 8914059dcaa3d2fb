import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { repositoryRoot } from '../../../server/src/config.js';
import type { Outcome } from '../../../server/src/modules/import/run.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { ImportKit, openDatabase } from './kit.js';

const FOLDER = join(repositoryRoot, 'seed', 'cordis-h2020-agrifood');
const MINUTES = 60_000;

type Row = Record<string, string>;

const sheet = (name: string): Row[] => Papa.parse<Row>(readFileSync(join(FOLDER, `${name}.csv`), 'utf8').trim(), { header: true }).data;

/** Every eighth project of the real register with all that belongs to it. The whole register is imported by the README's own test. */
const projects = sheet('projects').filter((_row, index) => index % 8 === 0);
const chosen = new Set(projects.map((row) => row['project_id']));
const participations = sheet('participations').filter((row) => chosen.has(row['project_id']));
const taking = new Set(participations.map((row) => row['org_id']));
const organisations = sheet('organisations').filter((row) => taking.has(row['org_id']));

/** Newman's weights the slow way: each pair of participants of each project, one after the other, as exact fractions over common denominators. */
function slowWeights(): Map<string, number> {
  const members = new Map<string, string[]>();
  for (const { project_id: project = '', org_id: organization = '' } of participations) members.set(project, [...(members.get(project) ?? []), organization]);
  const shares = new Map<string, number[]>();
  for (const names of members.values()) {
    for (const a of names) for (const b of names) if (a < b) shares.set(`${a} ${b}`, [...(shares.get(`${a} ${b}`) ?? []), names.length - 1]);
  }
  return new Map([...shares].map(([pair, denominators]) => [pair, denominators.reduce((sum, denominator) => sum + 1 / denominator, 0)]));
}

describe('the register of EU research projects', () => {
  let database: Database;
  let kit: ImportKit;
  let outcome: Outcome;

  beforeAll(async () => {
    database = openDatabase();
    kit = new ImportKit(database);
    await kit.files({
      'projects.csv': Papa.unparse(projects, { newline: '\n' }),
      'participations.csv': Papa.unparse(participations, { newline: '\n' }),
      'organisations.csv': Papa.unparse(organisations, { newline: '\n' }),
    });
    outcome = await kit.run('cordis', ['--source', kit.cluster]);
  }, MINUTES);

  afterAll(async () => {
    await kit.remove();
    await database.close();
  }, MINUTES);

  test('has its exact counts', async () => {
    const created = Object.fromEntries(Object.entries(outcome.tallies).map(([sheet, tally]) => [sheet, tally.created]));
    const [organizations, ties] = [organisations.length, slowWeights().size];
    const taken = participations.length;
    expect(created).toEqual({ clusters: 1, organizations, projects: projects.length, outputs: 0, sectors: 0, regional_figures: 0, regional_outputs: 0, memberships: organizations, participations: taken, ties });
    const counts = await database.read(
      `MATCH (c:Cluster {slug: $cluster})
       RETURN COUNT { (c)<-[:IN]-(:Membership {state: 'ACTIVE'})-[:OF]->(:Organization) } AS members,
              COUNT { (c)<-[:DECLARED_IN]-(:Tie)-[:FROM]->(:Organization) } AS ties,
              COUNT { (c)<-[:IN]-(:Membership)-[:OF]->(:Organization)-[:TAKES_PART_IN]->(:Project) } AS participations,
              c.open AS open, c.form AS form`,
      { cluster: kit.cluster },
      MINUTES,
    );
    expect(counts).toEqual([{ members: organizations, ties, participations: taken, open: true, form: 'AGGREGATE' }]);
  });

  test('weighs every pair as a slow and independent computation does', async () => {
    const expected = slowWeights();
    const rows = await database.read<{ a: string; b: string; weight: number }>(
      `MATCH (:Cluster {slug: $cluster})<-[:DECLARED_IN]-(t:Tie), (a)<-[:FROM]-(t)-[:TO]->(b) RETURN a.sourceId AS a, b.sourceId AS b, t.weight AS weight`,
      { cluster: kit.cluster },
      MINUTES,
    );
    expect(rows).toHaveLength(expected.size);
    const wrong = rows.filter(({ a, b, weight }) => Math.abs(weight - (expected.get(`${a} ${b}`) ?? 0)) > 1e-12);
    expect(wrong).toEqual([]);
    const total = rows.reduce((sum, { weight }) => sum + weight, 0);
    // A project of m participants adds m / 2, whatever m is: half the participations of the projects that are not of one alone.
    const sizes = new Map<string, number>();
    for (const { project_id: project = '' } of participations) sizes.set(project, (sizes.get(project) ?? 0) + 1);
    const joint = [...sizes.values()].filter((size) => size > 1).reduce((sum, size) => sum + size, 0);
    expect(total).toBeCloseTo(joint / 2, 6);
  }, MINUTES);

  test('declares ties that anybody may see and that stay valid', async () => {
    const kinds = await database.read(
      `MATCH (:Cluster {slug: $cluster})<-[:DECLARED_IN]-(t:Tie)
       RETURN DISTINCT t.form AS form, t.type AS type, t.state AS state, t.visibility AS visibility, t.mutual AS mutual, t.strength AS strength,
              t.source AS source, t.sourceType AS sourceType, t.validFrom IS NULL AS undated, t.validUntil AS validUntil`,
      { cluster: kit.cluster },
      MINUTES,
    );
    expect(kinds).toEqual([
      { form: 'FORMAL', type: 'RD_PROJECT', state: 'CONFIRMED', visibility: 'PUBLIC', mutual: true, strength: 5, source: 'CORDIS', sourceType: 'REGISTER', undated: false, validUntil: null },
    ]);
  });
});
