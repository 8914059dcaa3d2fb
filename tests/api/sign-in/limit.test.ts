import type { FastifyInstance } from 'fastify';
import type { Database } from '../../../server/src/neo4j/database.js';
import { newEmail, openAuth, openDatabase, serve, signIn } from './kit.js';

/** Tries of one address in a minute. */
const LIMIT = 10;

let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = openDatabase();
  app = await serve(openAuth(database, { limits: true }));
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
