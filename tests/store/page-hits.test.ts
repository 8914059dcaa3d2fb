import type { ProfiledPlan } from 'neo4j-driver';
import { NOBODY, type Visitor } from '../../server/src/access/actor.js';
import { takeDueJob } from '../../server/src/jobs/lease.js';
import { InitiativeStore } from '../../server/src/modules/initiative/store.js';
import { MembershipStore } from '../../server/src/modules/membership/store.js';
import { NoticeStore } from '../../server/src/modules/notice/store.js';
import { OrganizationStore } from '../../server/src/modules/organization/store.js';
import { StalenessStore } from '../../server/src/modules/tie/staleness-store.js';
import { TieStore } from '../../server/src/modules/tie/store.js';
import { SpecialisationStore } from '../../server/src/modules/specialisation/store.js';
import { Database, type Parameters, type Transaction } from '../../server/src/neo4j/database.js';
import { idAt, newId } from '../../server/src/shared/identifier.js';
import { LOCALES } from '../../server/src/shared/text.js';
import type { ClusterKit } from '../kit/cluster.js';
import { loadFigures } from '../kit/figures.js';
import { World } from '../kit/world.js';
import { databaseSettings } from './import/kit.js';

const ROWS = 400;
const ids = Array.from({ length: ROWS }, newId);

/** A database that also counts how often a statement touches the store. */
class CountingDatabase extends Database {
  hits = 0;

  override async read<Row>(text: string, parameters: Parameters = {}): Promise<Row[]> {
    const session = this.driver.session();
    const { summary } = await session.run(`PROFILE ${text}`, this.parameters(parameters));
    await session.close();
    if (summary.profile !== false) this.hits += hitsOf(summary.profile);
    return super.read<Row>(text, parameters);
  }
}

/** A database with jobs of which one is due, of a transaction that is undone: no server finds them. */
class JobsDatabase extends CountingDatabase {
  override async write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const session = this.driver.session();
    const transaction = session.beginTransaction();
    try {
      await transaction.run("UNWIND $ids AS id CREATE (:Job {name: 'nucleus:' + id, dueAt: CASE WHEN id > $ids[0] THEN datetime() + duration({days: 1}) END})", { ids });
      await transaction.run("CREATE (:Job {name: 'nucleus:due', dueAt: datetime('1970-01-01')}), (:Job {name: 'other', dueAt: datetime('1969-01-01')})");
      const run = async <Row>(text: string, parameters: Parameters = {}): Promise<Row[]> => {
        const { records, summary } = await transaction.run(`PROFILE ${text}`, this.parameters(parameters));
        if (summary.profile !== false) this.hits += hitsOf(summary.profile);
        return records.map((record) => record.toObject() as Row);
      };
      return await work({ run });
    } finally {
      await transaction.rollback();
      await session.close();
    }
  }
}

const hitsOf = ({ dbHits, children }: ProfiledPlan): number => dbHits + children.reduce((sum, child) => sum + hitsOf(child), 0);

let world: World;
let counting: CountingDatabase;
let cluster: ClusterKit;

beforeAll(async () => {
  world = await World.create();
  counting = new CountingDatabase(databaseSettings());
  cluster = await world.cluster();
  const [a, b] = [await cluster.member(), await cluster.member()];
  await world.run(
    `MATCH (c:Cluster {id: $clusterId}), (a:Organization {id: $a}), (b:Organization {id: $b})
     UNWIND $ids AS id
     CREATE (a)<-[:FROM]-(t:Tie {id: id, clusterId: $clusterId, state: 'CONFIRMED', visibility: 'MEMBERS', type: 'ADVICE', form: 'INFORMAL',
                                reviewIn: $clusterId, staleAt: datetime() + duration({days: 300})})-[:TO]->(b),
            (t)-[:DECLARED_IN]->(c),
            (n:Notice {id: id, clusterId: $clusterId, state: 'PUBLISHED', visibility: 'MEMBERS', expiresAt: datetime() + duration({days: 1})})-[:IN]->(c),
            (n)-[:PUBLISHED_BY]->(a),
            (i:Initiative {id: id, clusterId: $clusterId, state: 'COLLECTING'})-[:IN]->(c),
            (i)-[:PROPOSED_BY]->(a),
            (c)<-[:IN]-(:Membership {id: id, clusterId: $clusterId, key: $clusterId + ':' + id, sortKeyKk: 'kk ' + id, sortKeyRu: 'ru ' + id, sortKeyEn: 'en ' + id, state: 'ACTIVE'})
              -[:OF]->(:Organization {id: id, kind: 'ENTERPRISE', name: id, sortKeyKk: 'kk ' + id, sortKeyRu: 'ru ' + id, sortKeyEn: 'en ' + id})`,
    { clusterId: cluster.id, a: a.id, b: b.id, ids },
  );
});

afterAll(async () => {
  await counting.close();
  await world.close();
});

const PAGE = { limit: 10, after: null };

const reader = (): Visitor => ({ kind: 'visitor', clusterIds: [cluster.id], ...NOBODY });

it.each([
  ['ties', (database: Database) => new TieStore(database, reader()).page({ query: { clusterId: cluster.id }, page: PAGE, extent: 'CARD', endsNamed: false })],
  ['ties to review', (database: Database) => new TieStore(database, { ...reader(), councilIds: [cluster.id] }).toReview(cluster.id, PAGE)],
  ['notices', (database: Database) => new NoticeStore(database, reader()).pagesOf([cluster.id], { query: { includeExpired: false }, page: PAGE, answers: null }).then(([of]) => of?.notices)],
  ['initiatives', (database: Database) => new InitiativeStore(database, reader()).page({ clusterId: cluster.id }, PAGE)],
  ...LOCALES.flatMap((locale): [string, (database: Database) => Promise<unknown>][] => [
    [`members in ${locale}`, (database) => new MembershipStore(database, reader()).pagesOf([cluster.id], { query: {}, page: PAGE, locale }).then(([of]) => of?.members)],
    [`the directory in ${locale}`, (database) => new OrganizationStore(database, reader()).pageByName({}, { limit: 10, after: [`${locale.toLowerCase()} ${ids[0]}`, ids[0] ?? ''] }, locale)],
  ]),
])('reads a page of %s without reading the cluster', async (_name, page) => {
  counting.hits = 0;
  expect(await page(counting)).toHaveLength(11);
  // A touch of the index, of the node and of what decides its visibility: some dozens a row, and eleven rows.
  expect(counting.hits).toBeLessThan(11 * 100);
});

it('reads the notices that stand without those of former years', async () => {
  const [former, publisher] = [await world.cluster(), await cluster.member()];
  const twoYearsAgo = new Date(Date.now() - 2 * 366 * 86_400 * 1_000);
  await world.run(
    `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $publisher})
     UNWIND $ids AS id
     CREATE (c)<-[:IN]-(n:Notice {id: id, clusterId: $clusterId, state: 'PUBLISHED', visibility: 'MEMBERS', expiresAt: datetime() - duration({years: 1})})-[:PUBLISHED_BY]->(o)`,
    { clusterId: former.id, publisher: publisher.id, ids: Array.from({ length: ROWS }, () => idAt(twoYearsAgo)) },
  );
  counting.hits = 0;
  const notices = new NoticeStore(counting, { kind: 'visitor', clusterIds: [former.id], ...NOBODY });
  expect(await notices.pagesOf([former.id], { query: { includeExpired: false }, page: PAGE, answers: null })).toEqual([{ id: former.id, notices: [] }]);
  expect(counting.hits).toBeLessThan(20);
});

it('reads the figures of a region without those of other countries and years', async () => {
  const years = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [1950 + i, { F: 10, M: 10 }]));
  await loadFigures(world, { 'XH-1': { 2020: { F: 10, M: 20 } }, 'XH-2': { 2020: { F: 20, M: 10 } }, 'XJ-1': years, 'XJ-2': years, 'XJ-3': years });
  const region = await world.cluster({ region: 'XH-1' });
  counting.hits = 0;
  const asked = { classification: null, year: null, since: null, on: null };
  expect((await new SpecialisationStore(counting).ofCluster(region.id, asked))?.rows).toHaveLength(4);
  expect(counting.hits).toBeLessThan(100);
});

it('finds the ties that become stale without reading those that are not due', async () => {
  counting.hits = 0;
  await new StalenessStore(counting).due(10);
  expect(counting.hits).toBeLessThan(100);
});

it('takes the job that is due without reading those that are not', async () => {
  const jobs = new JobsDatabase(databaseSettings());
  expect(await takeDueJob(jobs, newId(), 'nucleus')).toEqual({ name: 'nucleus:due', dueAt: '1970-01-01T00:00:00Z' });
  expect(jobs.hits).toBeLessThan(100);
  await jobs.close();
});
