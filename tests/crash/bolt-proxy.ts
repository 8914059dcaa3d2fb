import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const HELLO = Buffer.from([0xb1, 0x01]);
const BEGIN = 0x11;
const COMMIT = 0x12;
/** As a map of PackStream says that a transaction only reads. */
const READS = Buffer.from([0x84, ...Buffer.from('mode'), 0x81, ...Buffer.from('r')]);

/** Takes the messages out of what a driver sends: after the handshake, chunks with their size before them and an empty one at the end. */
class Messages {
  private waiting: Buffer = Buffer.alloc(0);
  private begun = false;
  private message: Buffer[] = [];

  /** The messages that these bytes complete. */
  take(bytes: Buffer): Buffer[] {
    this.waiting = Buffer.concat([this.waiting, bytes]);
    if (!this.begun) {
      const hello = this.waiting.indexOf(HELLO);
      if (hello < 2) return [];
      this.begun = true;
      this.waiting = this.waiting.subarray(hello - 2);
    }
    const complete: Buffer[] = [];
    while (this.waiting.length >= 2) {
      const size = this.waiting.readUInt16BE();
      if (this.waiting.length < 2 + size) break;
      if (size > 0) this.message.push(this.waiting.subarray(2, 2 + size));
      else if (this.message.length > 0) complete.push(Buffer.concat(this.message.splice(0)));
      this.waiting = this.waiting.subarray(2 + size);
    }
    return complete;
  }
}

/**
 * Stands between the driver and Neo4j. It cuts connections after a writing transaction's COMMIT, so that its answer never arrives, and
 * holds all answers back for a while.
 */
export class BoltProxy {
  /** How many connections were cut. */
  cuts = 0;
  private wanted = 0;
  private held: (() => void)[] | null = null;

  private constructor(
    private readonly server: Server,
    readonly uri: string,
  ) {}

  static async before(uri: string): Promise<BoltProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new BoltProxy(server, `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { hostname, port } = new URL(uri);
    server.on('connection', (driver) => proxy.pass(driver, connect(Number(port), hostname)));
    return proxy;
  }

  /** The next so many commits of writing transactions happen, and are not acknowledged. */
  cutNext(commits: number): void {
    this.wanted += commits;
  }

  /** From now on Neo4j's answers wait here. */
  hold(): void {
    this.held = [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const pass of held) pass();
  }

  close(): void {
    this.server.close();
  }

  private pass(driver: Socket, database: Socket): void {
    const messages = new Messages();
    let writes = false;
    let committed = false;
    driver.on('data', (bytes) => {
      for (const message of messages.take(bytes)) {
        if (message[1] === BEGIN) writes = !message.includes(READS);
        if (message[1] !== COMMIT || !writes || this.wanted === 0) continue;
        this.wanted -= 1;
        committed = true;
      }
      database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (!committed) {
        if (this.held === null) driver.write(bytes);
        else this.held.push(() => driver.write(bytes));
        return;
      }
      // What Neo4j says now is that it has committed.
      this.cuts += 1;
      driver.destroy();
      database.destroy();
    });
    for (const [socket, other] of [[driver, database], [database, driver]] as const) {
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  }
}
