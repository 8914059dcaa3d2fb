import neo4j, { Neo4jError, type Driver, type ManagedTransaction, type Record, type Result as Answer, type Session } from 'neo4j-driver';
import { beginStatement, observeStatement } from '../observe/cypher.js';
import { connectionsInUse, connectionsMax, retries } from '../observe/metrics.js';
import { inTime } from './deadline.js';
import { once } from './table.js';
import { fromGraph, toGraph } from './values.js';

export type Parameters = { [name: string]: unknown };

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
const CONNECTIONS = 50;
/**
 * Work that met a deadlock or a lost connection is run again after 1, 2, 4 and 8 seconds, so that a short outage is not felt; then whoever
 * waits is told, before the pages lose their patience.
 */
const RETRY_MS = 10_000;
/** An idle connection is tried before it is used: a firewall in between may have forgotten it. */
const TRY_AFTER_IDLE_MS = 60_000;

/** The driver sends 1,400 bytes at a time, and each time costs as much as a tenth of a small answer: so nothing that is for the eye. */
const unindented = once((text: string): string => text.replace(/\n\s+/g, '\n'));

/** Runs what sends a statement, without stacks: for each the driver writes down in words who asked, a tenth of what a small answer costs. */
function stackless(send: () => Answer): Answer {
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return send();
  } finally {
    Error.stackTraceLimit = frames;
  }
}

/** The answer to a statement; an error of it says who asked. */
async function answerTo(send: () => Answer): Promise<Record[]> {
  try {
    return (await stackless(send)).records;
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}

const readAll = neo4j.resultTransformers.eagerResultTransformer();

/** The only way to Neo4j: one read and one write. Every text may ask the time as `clock.ts` writes it. */
export class Database {
  readonly driver: Driver;
  private readonly database: string;
  private readonly clockShift: number;
  private trial: Promise<boolean> | null = null;

  constructor(settings: DatabaseSettings) {
    this.driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password), {
      connectionAcquisitionTimeout: 10_000,
      connectionTimeout: 10_000,
      connectionLivenessCheckTimeout: TRY_AFTER_IDLE_MS,
      maxTransactionRetryTime: RETRY_MS,
      maxConnectionPoolSize: CONNECTIONS,
      // Nobody reads them, and an answer brings one each time that it names a property which no node has yet: more than a small answer itself.
      notificationFilter: { minimumSeverityLevel: 'OFF' },
    });
    connectionsMax.set(CONNECTIONS);
    this.database = settings.database;
    this.clockShift = settings.clockShiftSeconds ?? 0;
  }

  /** Runs one reading statement; on a Neo4j cluster a follower answers, after what this program wrote. */
  async read<Row>(text: string, parameters: Parameters = {}, timeoutMs = READ_TIMEOUT_MS): Promise<Row[]> {
    const sent = this.parameters(parameters);
    const ask = (leftMs: number | null) => this.ask(text, sent, { timeout: Math.min(timeoutMs, leftMs ?? timeoutMs) });
    const records = await inTime((leftMs) => this.connected(() => observeStatement('read', text, () => ask(leftMs))));
    return records.map((record) => fromGraph(record.toObject()) as Row);
  }

  /** Like `read`, row by row as they arrive: for answers too large to hold. It may take as long as it takes unless a time is given. */
  async *stream<Row>(text: string, parameters: Parameters = {}, timeoutMs = 0): AsyncGenerator<Row> {
    const session = this.driver.session({ database: this.database, defaultAccessMode: neo4j.session.READ });
    const end = beginStatement('read', text);
    let failed = true;
    try {
      for await (const record of session.run(text, this.parameters(parameters), { timeout: timeoutMs })) yield fromGraph(record.toObject()) as Row;
      failed = false;
    } finally {
      end(failed);
      await session.close();
    }
  }

  /**
   * Runs the work in one transaction: all of it happens, or nothing. The driver runs the work again after a deadlock and after a lost
   * acknowledgement, so it must be harmless when repeated: `journal/operation.ts` makes it so.
   */
  async write<Result>(work: (transaction: Transaction) => Promise<Result>, timeoutMs = WRITE_TIMEOUT_MS): Promise<Result> {
    let runs = 0;
    const countedWork = (transaction: ManagedTransaction): Promise<Result> => {
      if (runs++ > 0) retries.inc({ mode: 'write' });
      return work(this.wrap(transaction));
    };
    return inTime(() => this.inSession((session) => session.executeWrite(countedWork, { timeout: timeoutMs })));
  }

  /** Runs a statement that manages its own transactions or changes the schema; it is never run twice. */
  async runOnce<Row>(text: string, parameters: Parameters = {}): Promise<Row[]> {
    const records = await this.inSession((session) => observeStatement('once', text, () => answerTo(() => session.run(text, this.parameters(parameters)))));
    return records.map((record) => fromGraph(record.toObject()) as Row);
  }

  /** Whether the database answers within a time; other reads try for much longer. Those who ask at the same time share one try. */
  async answers(withinMs: number): Promise<boolean> {
    this.trial ??= this.tryOnce(withinMs).finally(() => (this.trial = null));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, withinMs, false)));
    return Promise.race([this.trial, late]).finally(() => clearTimeout(timer));
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  /** Without the driver's retries: they would go on long after the asker has left, and take the connections of those who come. */
  private async tryOnce(withinMs: number): Promise<boolean> {
    const session = this.driver.session({ database: this.database, defaultAccessMode: neo4j.session.READ });
    try {
      await session.run('RETURN 1 AS one', {}, { timeout: withinMs });
      return true;
    } catch {
      return false;
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  /**
   * A statement by itself is one round trip, a transaction is two. Only where it failed for a reason that passes, it is asked again as the
   * driver's own transaction, which knows how often and how long.
   */
  private async ask(text: string, parameters: Parameters, transactionConfig: { timeout: number }): Promise<Record[]> {
    try {
      return await this.askOnce(text, parameters, transactionConfig);
    } catch (error) {
      if (!(error instanceof Neo4jError) || !neo4j.isRetryableError(error)) throw error;
    }
    const countedResult = (answer: Answer) => {
      retries.inc({ mode: 'read' });
      return readAll(answer);
    };
    const options = { database: this.database, routing: neo4j.routing.READ, transactionConfig, resultTransformer: countedResult };
    return (await this.driver.executeQuery(text, parameters, options)).records;
  }

  private async askOnce(text: string, parameters: Parameters, transactionConfig: { timeout: number }): Promise<Record[]> {
    const { database, driver } = this;
    const session = driver.session({ database, defaultAccessMode: neo4j.session.READ, bookmarkManager: driver.executeQueryBookmarkManager });
    try {
      return await answerTo(() => session.run(unindented(text), parameters, transactionConfig));
    } finally {
      await session.close();
    }
  }

  private async inSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const session = this.driver.session({ database: this.database, bookmarkManager: this.driver.executeQueryBookmarkManager });
    return this.connected(() => work(session)).finally(() => session.close());
  }

  private async connected<Result>(work: () => Promise<Result>): Promise<Result> {
    connectionsInUse.inc();
    return work().finally(() => connectionsInUse.dec());
  }

  private wrap(transaction: ManagedTransaction): Transaction {
    return {
      run: async <Row>(text: string, parameters: Parameters = {}): Promise<Row[]> => {
        const records = await observeStatement('write', text, () => answerTo(() => transaction.run(unindented(text), this.parameters(parameters))));
        return records.map((record) => fromGraph(record.toObject()) as Row);
      },
    };
  }

  /** What a statement is sent with: the values as the database wants them, and the clock. */
  protected parameters(parameters: Parameters): Parameters {
    return { clockShift: neo4j.int(this.clockShift), ...(toGraph(parameters) as Parameters) };
  }
}
