import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { inTime } from './deadline.js';
import { fromGraph, toGraph } from './values.js';

export type Parameters = Record<string, unknown>;

/** One transaction: runs Cypher and gives rows as plain objects. */
export type Transaction = {
  run<Row>(text: string, parameters?: Parameters): Promise<Row[]>;
};

export type DatabaseSettings = {
  uri: string;
  username: string;
  password: string;
  /** Name of the database on the server. */
  database: string;
  /** Added to the database's clock wherever a rule asks what time it is; 0 outside tests. */
  clockShiftSeconds?: number;
};

/** A reading that takes longer than this is ended by the database. */
const READ_TIMEOUT_MS = 8_000;
/** The same for a change, which may have to wait its turn for a much wanted node. */
const WRITE_TIMEOUT_MS = 10_000;

/**
 * The only way to Neo4j: one read and one write. Every text may ask the time as
 * `datetime.realtime() + duration({seconds: $clockShift})`: `datetime()` is the statement's start, before it waited for a lock.
 */
export class Database {
  readonly driver: Driver;
  private readonly database: string;
  private readonly clockShift: number;

  constructor(settings: DatabaseSettings) {
    this.driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password), {
      connectionAcquisitionTimeout: 10_000,
      connectionTimeout: 10_000,
      maxTransactionRetryTime: 30_000,
      maxConnectionPoolSize: 50,
    });
    this.database = settings.database;
    this.clockShift = settings.clockShiftSeconds ?? 0;
  }

  /** Runs one reading statement; on a Neo4j cluster a follower answers, after what this program wrote. */
  async read<Row>(text: string, parameters: Parameters = {}, timeoutMs = READ_TIMEOUT_MS): Promise<Row[]> {
    const { records } = await inTime((leftMs) =>
      this.driver.executeQuery(text, this.parameters(parameters), {
        database: this.database,
        routing: neo4j.routing.READ,
        transactionConfig: { timeout: Math.min(timeoutMs, leftMs ?? timeoutMs) },
      }),
    );
    return records.map((record) => fromGraph(record.toObject()) as Row);
  }

  /** Like `read`, row by row as they arrive: for answers too large to hold. */
  async *stream<Row>(text: string, parameters: Parameters = {}): AsyncGenerator<Row> {
    const session = this.driver.session({ database: this.database, defaultAccessMode: neo4j.session.READ });
    try {
      for await (const record of session.run(text, this.parameters(parameters))) yield fromGraph(record.toObject()) as Row;
    } finally {
      await session.close();
    }
  }

  /**
   * Runs the work in one transaction: all of it happens, or nothing. The driver runs the work again after a deadlock and after a lost
   * acknowledgement, so it must be harmless when repeated: `journal/operation.ts` makes it so.
   */
  async write<Result>(work: (transaction: Transaction) => Promise<Result>, timeoutMs = WRITE_TIMEOUT_MS): Promise<Result> {
    const session = this.driver.session({ database: this.database, bookmarkManager: this.driver.executeQueryBookmarkManager });
    const writing = async (): Promise<Result> => {
      try {
        return await session.executeWrite((transaction) => work(this.wrap(transaction)), { timeout: timeoutMs });
      } finally {
        await session.close();
      }
    };
    return inTime(writing);
  }

  /** Runs a statement that manages its own transactions or changes the schema; it is never run twice. */
  async runOnce<Row>(text: string, parameters: Parameters = {}): Promise<Row[]> {
    const session = this.driver.session({ database: this.database, bookmarkManager: this.driver.executeQueryBookmarkManager });
    try {
      const { records } = await session.run(text, this.parameters(parameters));
      return records.map((record) => fromGraph(record.toObject()) as Row);
    } finally {
      await session.close();
    }
  }

  /** Whether the database answers within a time; other reads try for much longer. */
  async answers(withinMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, withinMs, false)));
    const answered = this.read('RETURN 1 AS one', {}, withinMs).then(() => true, () => false);
    return Promise.race([answered, late]).finally(() => clearTimeout(timer));
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private wrap(transaction: ManagedTransaction): Transaction {
    return {
      run: async <Row>(text: string, parameters: Parameters = {}): Promise<Row[]> => {
        const { records } = await transaction.run(text, this.parameters(parameters));
        return records.map((record) => fromGraph(record.toObject()) as Row);
      },
    };
  }

  /** What a statement is sent with: the values as the database wants them, and the clock. */
  protected parameters(parameters: Parameters): Parameters {
    return { clockShift: neo4j.int(this.clockShift), ...(toGraph(parameters) as Parameters) };
  }
}
