import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp } from '../../server/src/app.js';
import type { BudgetSizes } from '../../server/src/api/budget/budgets.js';
import { createAuth, type Auth } from '../../server/src/access/auth/auth.js';
import { Database } from '../../server/src/neo4j/database.js';
import { newId } from '../../server/src/shared/identifier.js';
import { clusterText } from '../../server/src/shared/search-text.js';
import { Client } from './client.js';
import { ClusterKit, signUp } from './cluster.js';

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests by npm test, which brings the database`);
  return value;
};

export type WorldSettings = {
  /** How far the database's clock seems to run ahead: for what happens after a deadline. */
  clockShiftSeconds?: number;
  /** What actors may spend; without a limit unless said otherwise. */
  budgets?: BudgetSizes;
  /** The proxies in front of the server. */
  trustedProxy?: string[];
  /** How long a request may wait for the database. */
  seconds?: number;
  /** How often open sockets are looked after. */
  sockets?: { renewMs?: number; lookMs?: number };
  /** Another database than the one of the test run. */
  login?: { uri: string; username: string; password: string; database: string };
};

export const ORIGIN = 'http://localhost:3000';

const testDatabase = (): NonNullable<WorldSettings['login']> => ({
  uri: required('NEO4J_URI'),
  username: process.env['NEO4J_USERNAME'] ?? 'neo4j',
  password: required('NEO4J_PASSWORD'),
  database: process.env['NEO4J_DATABASE'] ?? 'neo4j',
});

/** Signs the sessions of the tests' people; a server program that is started with it takes them too. */
export const SECRET = 'a secret of the tests, long enough to be one';

/**
 * The real server over the real test database, without a port. Tests run side by side on one database, so each makes clusters of its own
 * and looks at nothing else.
 */
export class World {
  private address: Promise<string> | null = null;

  private constructor(
    readonly database: Database,
    readonly auth: Auth,
    readonly app: FastifyInstance,
  ) {}

  static async create({ clockShiftSeconds = 0, login = testDatabase(), budgets, trustedProxy, seconds, sockets }: WorldSettings = {}): Promise<World> {
    const database = new Database({ ...login, clockShiftSeconds });
    const auth = createAuth({ database, origin: ORIGIN, secret: SECRET, limits: false });
    const app = await createApp({ database, auth, secret: SECRET, trustedProxy, seconds, sockets, budgets: budgets ?? null, openClustersKeptMs: 0, log: pino({ level: 'silent' }) });
    return new World(database, auth, app);
  }

  /** The address of its port, which it has from the first time on. */
  async listening(): Promise<string> {
    this.address ??= this.app.listen({ port: 0, host: '127.0.0.1' });
    return this.address;
  }

  /** Somebody who is not signed in. */
  visitor(): Client {
    return new Client(this.app, {});
  }

  /** Somebody who is signed in and acts for nobody. */
  async person(): Promise<Client> {
    return (await signUp(this)).client;
  }

  /** A cluster of its own; closed unless said otherwise. */
  async cluster(properties: { open?: boolean; slug?: string; region?: string } = {}): Promise<ClusterKit> {
    const id = newId();
    await this.run(
      `CREATE (:Cluster {id: $id, slug: $slug, name: $name, sortKeyKk: $name, sortKeyRu: $name, sortKeyEn: $name, form: 'CHAIN', region: $region, leadingProduct: 'wheat',
                         searchText: $searchText, open: $open, example: false, version: 1, createdAt: datetime()})`,
      { id, slug: properties.slug ?? `test-${id}`, name: `cluster ${id}`, searchText: clusterText({ slug: properties.slug ?? `test-${id}`, name: `cluster ${id}`, leadingProduct: 'wheat' }), open: properties.open ?? false, region: properties.region ?? 'KZ-39' },
    );
    return new ClusterKit(this, id, properties.slug ?? `test-${id}`);
  }

  /** Runs Cypher as nobody in particular: to set a scene, or to look at what is stored. */
  async run<Row>(text: string, parameters: Record<string, unknown> = {}): Promise<Row[]> {
    return this.database.runOnce<Row>(text, parameters);
  }

  /** How many statements this server reads by while the work goes on. */
  async statements(work: () => Promise<unknown>): Promise<number> {
    const { database } = this;
    const plain = database.read.bind(database);
    let count = 0;
    database.read = (...given) => {
      count += 1;
      return plain(...given);
    };
    await work().finally(() => (database.read = plain));
    return count;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}
