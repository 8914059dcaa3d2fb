import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountFile, loadAccounts, type KeptAccount } from '../../../seed/example/accounts.js';
import { generateExample, type Example } from '../../../seed/example/example.js';
import { readFigures } from '../../../seed/example/figures.js';
import { ExampleLoader, stateOfExample } from '../../../seed/example/load.js';
import { createAuth } from '../../../server/src/access/auth/auth.js';
import { repositoryRoot } from '../../../server/src/config.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { computeNucleus } from '../../../server/src/modules/nucleus/compute.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { DyingDatabase, openDatabase } from './kit.js';

const TODAY = new Date();
const MINUTE = 60_000;

/** An example of its own, so that others who load theirs on the same database are not met. */
function ownExample(): Example {
  const name = `example-${randomUUID()}`;
  return generateExample(readFigures(join(repositoryRoot, 'seed', 'kazakhstan-grain')), { slug: name, source: name, domain: `${name}.example` });
}

async function load(database: Database, example: Example, folder: string): Promise<KeptAccount[]> {
  const loader = new ExampleLoader(database, new Operations(database), example, TODAY);
  await loader.loadNetwork();
  await loader.loadActivity();
  const auth = createAuth({ database, origin: 'http://localhost:3000', secret: 'a secret of the tests, long enough to be one' });
  const accounts = await loadAccounts(loader, auth, new AccountFile(folder));
  await loader.finish();
  return accounts;
}

const COUNTS = `
  MATCH (c:Cluster {slug: $slug})
  RETURN COUNT { (c)<-[:IN]-(:Membership {state: 'ACTIVE'})-[:OF]->(:Organization) } AS members,
         COUNT { (c)<-[:IN]-(:Membership {state: 'APPLIED'})-[:OF]->(:Organization {unchecked: true})<-[:TO_ACT_FOR]-(:RepresentationRequest {state: 'PENDING'}) } AS newcomers, COUNT { (c)<-[:DECLARED_IN]-(:Tie) } AS ties,
         COUNT { (c)<-[:DECLARED_IN]-(:Tie {state: 'PROPOSED'}) } AS waiting, COUNT { (c)<-[:SEAT_IN]-(:Seat) } AS seats,
         COUNT { (c)<-[:SEAT_IN]-(:Seat {chair: true})<-[:HOLDS]-(:User) } AS chairs,
         COUNT { (c)<-[:IN]-(:Notice) } AS notices, COUNT { (c)<-[:IN]-(:Notice)<-[:ANSWERS]-(:Answer)-[:GIVEN_BY]->(:Organization) } AS answers,
         COUNT { (c)<-[:IN]-(:Initiative) } AS purchases, COUNT { (c)<-[:IN]-(:Initiative)<-[:LINE_OF]-(:Line)<-[:FOR]-(:Commitment) } AS commitments,
         COUNT { (c)<-[:IN]-(:Membership)-[:OF]->(:Organization)<-[:REPRESENTS]-(:User) } AS representatives,
         COUNT { (e:Entry {objectId: c.id, action: 'example.load'}) } AS done, c.open AS open, c.example AS example`;

const WHOLE = { members: 120, newcomers: 1, ties: 350, waiting: 10, seats: 8, chairs: 1, notices: 25, answers: 9, purchases: 7, commitments: 24, representatives: 3, done: 1, open: true, example: true };

describe('the example cluster', () => {
  let database: Database;
  let example: Example;
  let folder: string;
  let accounts: KeptAccount[];

  beforeAll(async () => {
    database = openDatabase();
    example = ownExample();
    folder = await mkdtemp(join(tmpdir(), 'ozek-example-test-'));
    accounts = await load(database, example, folder);
  }, 2 * MINUTE);

  afterAll(() => database.close());

  const slug = (): string => example.cluster.id;

  test('is whole, and loaded again it stays as it is', async () => {
    expect(await database.read(COUNTS, { slug: slug() })).toEqual([WHOLE]);
    expect(await stateOfExample(database, slug())).toBe('whole');
    expect(await load(database, example, folder)).toEqual(accounts);
    expect(await database.read(COUNTS, { slug: slug() })).toEqual([WHOLE]);
  }, 2 * MINUTE);

  test('has purchases in several states, closed by the clock alone', async () => {
    const purchases = await database.read<{ state: string; reason: string | null; participants: number }>(
      `MATCH (:Cluster {slug: $slug})<-[:IN]-(i:Initiative) RETURN i.state AS state, i.closedReason AS reason, i.participants AS participants ORDER BY state, participants`,
      { slug: slug() },
    );
    expect(purchases.map(({ state, participants }) => [state, participants])).toEqual([
      ['CANCELLED', 3],
      ['COLLECTING', 2],
      ['COLLECTING', 3],
      ['COLLECTING', 4],
      ['COLLECTING', 4],
      ['LOCKED', 4],
      ['UNSUCCESSFUL', 2],
    ]);
    expect(purchases.find(({ state }) => state === 'UNSUCCESSFUL')?.reason).toBe('MIN_PARTICIPANTS');
  });

  test('has notices of the past that end in the future', async () => {
    const [times] = await database.read(
      `MATCH (:Cluster {slug: $slug})<-[:IN]-(n:Notice)
       RETURN all(x IN collect(n) WHERE x.publishedAt < datetime() AND x.expiresAt > datetime() AND x.state = 'PUBLISHED') AS fair, count(DISTINCT n.publishedAt) > 10 AS spread`,
      { slug: slug() },
    );
    expect(times).toEqual({ fair: true, spread: true });
  });

  test('keeps its sign-ins for the owner of the data folder alone, and stores no password', async () => {
    const path = join(folder, 'demo-accounts.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(accounts);
    expect(accounts.map(({ role }) => role)).toEqual(['member', 'partner', 'council', 'secretariat', 'newcomer', 'integrator']);
    expect(accounts.map(({ apiKey }) => apiKey?.slice(0, 5))).toEqual([undefined, undefined, undefined, undefined, undefined, 'ozek_']);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(6);
    const stored = await database.read<{ properties: Record<string, unknown> }>(
      'MATCH (u:User) WHERE u.email IN $emails MATCH (a:Account {userId: u.id}) RETURN properties(a) AS properties',
      { emails: accounts.map(({ email }) => email) },
    );
    expect(stored).toHaveLength(6);
    for (const { properties } of stored) for (const { password } of accounts) expect(JSON.stringify(properties)).not.toContain(password);
  });

  test('has a believable nucleus, poles beside it and some outside', async () => {
    const [cluster] = await database.read<{ id: string }>('MATCH (c:Cluster {slug: $slug}) RETURN c.id AS id', { slug: slug() });
    await computeNucleus(database, new Operations(database), cluster?.id ?? '', TODAY.toISOString().slice(0, 10));
    const placed = await database.read<{ label: string; sourceId: string }>(
      'MATCH (:Snapshot {clusterId: $id})<-[:PLACED_IN]-(p:Placement)-[:PLACES]->(o:Organization) RETURN p.label AS label, o.sourceId AS sourceId ORDER BY sourceId',
      { id: cluster?.id },
    );
    const labelled = (label: string): string[] => placed.filter((row) => row.label === label).map(({ sourceId }) => sourceId);
    expect(placed).toHaveLength(120);
    expect(labelled('NUCLEUS')).toEqual(['farm-01', 'farm-02', 'farm-03', 'mill-01', 'mill-02', 'pasta-01']);
    expect(labelled('GROWTH_POLE')).toEqual(['farm-04', 'farm-05', 'farm-06', 'feed-01']);
    expect(labelled('CORE_PARTNER')).toEqual(['elevator-01', 'exporter-01', 'institute-01', 'university-01']);
    expect(labelled('RING_1').length).toBeGreaterThan(40);
    expect(labelled('OUTSIDE').length).toBeGreaterThanOrEqual(8);
  }, MINUTE);
});

test('an example that died half way is completed by loading it again', async () => {
  const database = openDatabase();
  const example = ownExample();
  const folder = await mkdtemp(join(tmpdir(), 'ozek-example-test-'));
  const slug = example.cluster.id;
  for (const writes of [2, 4, 12, 40, 45, 52]) {
    const dying = new DyingDatabase(writes);
    await expect(load(dying, example, folder)).rejects.toThrow(/^(killed|some joint actions could not be closed)$/);
    await dying.close();
    expect(await stateOfExample(database, slug)).toBe('begun');
  }
  await load(database, example, folder);
  expect(await database.read(COUNTS, { slug })).toEqual([WHOLE]);
  expect(await stateOfExample(database, slug)).toBe('whole');
  await database.close();
}, 3 * MINUTE);

test('an example is not wanted where others have moved in', async () => {
  const database = openDatabase();
  const slug = `none-${randomUUID()}`;
  await database.runOnce(`CREATE (:Cluster {id: $id, slug: $other, name: 'x', sortKeyKk: 'x', sortKeyRu: 'x', sortKeyEn: 'x', open: false, example: false, version: 1})`, { id: randomUUID(), other: `other-${slug}` });
  expect(await stateOfExample(database, slug)).toBe('unwanted');
  await database.close();
});
