import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Auth } from '../../server/src/access/auth/auth.js';
import type { DemoAccount } from './council.js';
import type { ExampleLoader } from './load.js';

const FILE = 'demo-accounts.json';
const OWNER_ONLY = 0o600;
const PASSWORD_BYTES = 15;
const KEY_DAYS = 365;

const keptAccount = z.object({
  role: z.string(),
  name: z.string(),
  email: z.string(),
  password: z.string(),
  apiKey: z.string().optional(),
});

/** A demo sign-in as it is shown at the start. */
export type KeptAccount = z.infer<typeof keptAccount>;

/** The demo sign-ins of an installation, kept beside its database so that a later start can show them again. */
export class AccountFile {
  constructor(private readonly folder: string) {}

  /** Those that are kept; none when there is no file. */
  async read(): Promise<KeptAccount[]> {
    const text = await readFile(join(this.folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    return z.array(keptAccount).parse(JSON.parse(text));
  }

  /** Replaces the file as a whole, readable by its owner alone. */
  async write(accounts: KeptAccount[]): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, FILE);
    await writeFile(`${path}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: OWNER_ONLY });
    await rename(`${path}.new`, path);
  }
}

/** The sign-ins of the last time, and random passwords for those that are not kept. They are kept before the accounts are made. */
async function passwords(file: AccountFile, demos: readonly DemoAccount[]): Promise<KeptAccount[]> {
  const kept = await file.read();
  const accounts = demos.map((account): KeptAccount => {
    const earlier = kept.find(({ email }) => email === account.email);
    const { role, name, email } = account;
    return earlier ?? { role, name, email, password: randomBytes(PASSWORD_BYTES).toString('base64url') };
  });
  await file.write(accounts);
  return accounts;
}

/** Makes the demo accounts with what they act for; each step may be repeated. Gives the sign-ins. */
export async function loadAccounts(loader: ExampleLoader, auth: Auth, file: AccountFile): Promise<KeptAccount[]> {
  const { accounts } = loader.example;
  const kept = await passwords(file, accounts);
  for (const account of accounts) {
    const sign = kept.find(({ email }) => email === account.email);
    if (sign === undefined) throw new Error(`the account ${account.email} was not kept`);
    const userId = await auth.createAccount({ email: account.email, name: account.name, password: sign.password });
    await represent(loader, account, userId);
    await takeSeat(loader, account, userId);
    if (loader.example.newcomer.by === account.role) await loader.register(userId);
    if (account.key === undefined || account.acts === undefined || sign.apiKey !== undefined) continue;
    const { key } = await auth.createApiKey({ userId, organizationId: loader.organizationId(account.acts.for), ...account.key, expiresInDays: KEY_DAYS });
    sign.apiKey = key;
    await file.write(kept);
  }
  return kept;
}

async function represent(loader: ExampleLoader, { role: account, acts }: DemoAccount, userId: string): Promise<void> {
  if (acts === undefined) return;
  const organizationId = loader.organizationId(acts.for);
  await loader.once(`account:${account}`, async (transaction) => {
    await transaction.run(
      `MATCH (u:User {id: $userId}), (o:Organization {id: $organizationId})
       CREATE (u)-[:REPRESENTS {role: $role, since: date()}]->(o)`,
      { userId, organizationId, role: acts.role },
    );
    return loader.entry('organization.represent', 'Organization', organizationId, acts.for);
  });
}

async function takeSeat(loader: ExampleLoader, { role: account }: DemoAccount, userId: string): Promise<void> {
  for (const seat of loader.example.seats.filter(({ heldBy }) => heldBy === account)) {
    await loader.once(`holder:${seat.key}`, async (transaction) => {
      const [held] = await transaction.run<{ id: string }>(
        `MATCH (s:Seat {side: $side, chair: $chair})-[:SEAT_IN]->(:Cluster {id: $clusterId}), (s)-[:FILLED_FROM]->(:Organization {id: $organizationId})
         MATCH (u:User {id: $userId})
         CREATE (u)-[:HOLDS]->(s)
         RETURN s.id AS id`,
        { ...seat, clusterId: loader.cluster, organizationId: loader.organizationId(seat.from), userId },
      );
      if (held === undefined) throw new Error(`the seat ${seat.key} is gone`);
      return loader.entry('seat.hold', 'Seat', held.id, seat.from);
    });
  }
}
