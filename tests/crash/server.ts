import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../server/launch/port.mjs';
import { repositoryRoot } from '../../server/src/config.js';
import { ORIGIN, SECRET } from '../kit/world.js';

const MAIN = join(repositoryRoot, 'server', 'dist', 'server', 'src', 'main.js');

export type Login = { uri: string; username: string; password: string; database: string };

/** The database of the test run. */
export const testLogin = (): Login => ({
  uri: process.env['NEO4J_URI'] ?? '',
  username: process.env['NEO4J_USERNAME'] ?? 'neo4j',
  password: process.env['NEO4J_PASSWORD'] ?? '',
  database: process.env['NEO4J_DATABASE'] ?? 'neo4j',
});

/** The built server as a process of its own, listening on a port that it keeps over its deaths. */
export class ServerProgram {
  private child: ChildProcess | undefined;
  private said = '';

  private constructor(
    readonly url: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async on(login: Login, more: Record<string, string> = {}): Promise<ServerProgram> {
    const port = await freePort();
    const server = new ServerProgram(`http://127.0.0.1:${port}`, {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      NEO4J_URI: login.uri,
      NEO4J_USERNAME: login.username,
      NEO4J_PASSWORD: login.password,
      NEO4J_DATABASE: login.database,
      OZEK_AUTH_SECRET: SECRET,
      OZEK_ORIGIN: ORIGIN,
      OZEK_LOG_LEVEL: 'info',
      PORT: String(port),
      HOST: '127.0.0.1',
      ...more,
    });
    await server.start();
    return server;
  }

  get pid(): number {
    return this.child?.pid ?? -1;
  }

  /** All that it wrote to its log, over all its lives. */
  get log(): string {
    return this.said;
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    while (!(await this.isReady())) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${this.said}`);
      await pause(50);
    }
  }

  /** Whether it says that it can answer; a server that cannot be reached is not ready. */
  async isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then((response) => response.ok, () => false);
  }

  /** Sends a signal and gives the exit code once it has ended; null when the signal ended it. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }
}
