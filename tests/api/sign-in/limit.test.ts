import type { FastifyInstance } from 'fastify';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { newAccount, newEmail, openAuth, openDatabase, PASSWORD, post, serve, signIn } from './kit.js';

/** Tries of one address in a minute. */
const LIMIT = 10;

let database: Database;
let auth: Auth;
let app: FastifyInstance;

beforeAll(async () => {
  database = openDatabase();
  auth = openAuth(database, { limits: true });
  app = await serve(auth);
});

afterAll(async () => {
  await app.close();
  await database.close();
});

/** An address that no other test has, from the range for documentation. */
const newAddress = (): string => `2001:db8:${crypto.randomUUID().slice(0, 4)}:${crypto.randomUUID().slice(0, 4)}::1`;

const tryFrom = async (remoteAddress: string, headers: Record<string, string> = {}, server = app): Promise<number> =>
  (await signIn(server, newEmail(), 'not-the-password', { remoteAddress, headers })).statusCode;

describe('tries to sign in', () => {
  test('are limited by address, whatever address the client claims', async () => {
    const address = newAddress();
    const statuses: number[] = [];
    for (let number = 0; number < LIMIT + 2; number += 1) {
      const claimed = `198.51.100.${number}`;
      statuses.push(
        await tryFrom(address, {
          'x-forwarded-for': claimed,
          'x-real-ip': claimed,
          'x-client-ip': claimed,
          'cf-connecting-ip': claimed,
          forwarded: `for=${claimed}`,
          'x-ozek-client-address': claimed,
        }),
      );
    }
    expect(statuses).toEqual([...Array<number>(LIMIT).fill(401), 429, 429]);
    expect(await tryFrom(newAddress())).toBe(401);
  });

  test('at once are counted exactly, and a restarted server goes on counting', async () => {
    const address = newAddress();
    const statuses = await Promise.all(Array.from({ length: LIMIT + 8 }, () => tryFrom(address)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(LIMIT);
    expect(statuses.filter((status) => status === 429)).toHaveLength(8);
    const restarted = await serve(openAuth(database, { limits: true }));
    expect(await tryFrom(address, {}, restarted)).toBe(429);
    await restarted.close();
  });

  test('of an address, and so the address, are forgotten once no limit goes by them any more', async () => {
    const byte = (): number => Math.floor(Math.random() * 256);
    const [old, recent] = [`10.${byte()}.${byte()}.${byte()}`, `10.${byte()}.${byte()}.${byte()}`];
    await Promise.all([tryFrom(old), tryFrom(recent)]);
    const kept = async (): Promise<string[]> => {
      const rows = await database.read<{ key: string }>('MATCH (r:RateLimit) WHERE any(address IN $addresses WHERE r.key CONTAINS address) RETURN r.key AS key', { addresses: [old, recent] });
      return rows.map(({ key }) => key).sort();
    };
    expect(await kept()).toEqual([`${old}|/sign-in/email`, `${recent}|/sign-in/email`].sort());
    await database.write((transaction) =>
      transaction.run('MATCH (r:RateLimit) WHERE r.key CONTAINS $old SET r.lastRequest = r.lastRequest - 11 * 60 * 1000', { old }),
    );
    await auth.forgetOld();
    expect(await kept()).toEqual([`${recent}|/sign-in/email`]);
  });

  test('that were too many are told so in JSON, with the time to wait', async () => {
    const address = newAddress();
    for (let number = 0; number < LIMIT; number += 1) await tryFrom(address);
    const refused = await signIn(app, newEmail(), 'not-the-password', { remoteAddress: address });
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toEqual({ code: 'RATE_LIMITED', message: expect.stringContaining('Too many') });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  });
});

describe('tries against one account', () => {
  const attack = (email: string, password: string, server = app): Promise<number> =>
    signIn(server, email, password, { remoteAddress: newAddress() }).then(({ statusCode }) => statusCode);

  test('are ten in five minutes from wherever, whoever has the address, also at once and after a restart; then it opens again', async () => {
    const { email } = await newAccount(openAuth(database));
    const statuses = await Promise.all(Array.from({ length: LIMIT + 3 }, (_, number) => attack(number % 2 === 0 ? email : email.toUpperCase(), 'not-the-password')));
    expect(statuses.filter((status) => status === 401)).toHaveLength(LIMIT);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    const restarted = await serve(openAuth(database, { limits: true }));
    const refused = await signIn(restarted, email, PASSWORD, { remoteAddress: newAddress() });
    expect([refused.statusCode, refused.json()]).toEqual([429, { code: 'RATE_LIMITED', message: expect.stringContaining('Too many') }]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(240);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(301);
    await restarted.close();

    const laterDatabase = openDatabase(302);
    const later = await serve(openAuth(laterDatabase, { limits: true }));
    expect(await attack(email, PASSWORD, later)).toBe(200);
    await later.close();
    await laterDatabase.close();
  });

  test('keep no address in the graph', async () => {
    const email = newEmail();
    await attack(email, 'not-the-password');
    const [found] = await database.read<{ count: number }>("MATCH (a:SignInAttempts) WHERE any(k IN keys(a) WHERE toStringOrNull(a[k]) CONTAINS $part) RETURN count(a) AS count", { part: email.slice(0, 8) });
    expect(found?.count).toBe(0);
  });

  test('count the mails that somebody lets write to an address: five an hour, for nobody\'s address as well', async () => {
    const email = newEmail();
    const statuses: number[] = [];
    for (let number = 0; number < 6; number += 1) {
      const path = number % 2 === 0 ? '/request-password-reset' : '/send-verification-email';
      statuses.push((await post(app, path, { email }, { remoteAddress: newAddress() })).statusCode);
    }
    expect(statuses).toEqual([...Array<number>(5).fill(200), 429]);
  });
});
