import { announce, claimData } from '../../server/launch/installation.mjs';
import { startEmbedded } from '../../server/launch/neo4j/embedded.mjs';
import { findJava } from '../../server/launch/neo4j/java.mjs';
import { freePort } from '../../server/launch/port.mjs';
import { isAlive } from '../../server/launch/process/alive.mjs';
import { Processes } from '../../server/launch/process/processes.mjs';
import { secretsOf } from '../../server/launch/secrets.mjs';
import { Database } from '../../server/src/neo4j/database.js';
import { neo4jOn, until } from '../launch/programs.js';

type Login = { uri: string; username: string; password: string; database: string };

/** A Neo4j of the test's own on a data folder, as an installation has it. It may be killed and started again at the same address. */
export class OwnNeo4j {
  private constructor(
    private readonly processes: Processes,
    private readonly start: () => Promise<Login>,
    private readonly release: () => unknown,
    private readonly data: string,
    readonly login: Login,
  ) {}

  static async on(data: string, { withGds }: { withGds: boolean }): Promise<OwnNeo4j> {
    const processes = new Processes();
    const releases: (() => unknown)[] = [];
    const session = { command: 'the crash tests', processes, atEnd: (release: () => unknown) => void releases.push(release), stay: () => processes.lost };
    claimData(session, data);
    const options = { data, password: secretsOf(data).neo4jPassword, heap: '512m', java: findJava().command, port: await freePort(), withGds };
    const start = (): Promise<Login> => startEmbedded(session, options);
    const login = await start();
    announce(data, { boltUri: login.uri });
    return new OwnNeo4j(processes, start, () => releases.forEach((release) => release()), data, login);
  }

  /** SIGKILL: it has no time to write anything down. */
  async kill(): Promise<void> {
    const pid = neo4jOn(this.data);
    process.kill(pid, 'SIGKILL');
    await until(() => !isAlive(pid));
  }

  /** Resolves when it serves again: takes the password, and answers a client of its own as promptly as readiness asks. */
  async startAgain(): Promise<void> {
    await this.start();
    const client = new Database(this.login);
    while (!(await client.answers(1_000)));
    await client.close();
  }

  async stop(): Promise<void> {
    await this.processes.endAll();
    this.release();
  }
}
