import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { Budgets, BudgetSpent, type BudgetSizes } from '../../../server/src/api/budget/budgets.js';
import { BudgetStore } from '../../../server/src/api/budget/store.js';
import { subscriberOf } from '../../../server/src/api/client-address.js';
import { World } from '../../kit/world.js';

/** Nothing comes back while a test runs. */
const SMALL: BudgetSizes = {
  visitor: { capacity: 100, perSecond: 0.001 },
  person: { capacity: 100, perSecond: 0.001 },
  key: { capacity: 100, perSecond: 0.001 },
};
/** Costs 21 points: 4 times make 84. */
const QUESTION = '{ clusters(first: 100) { nodes { id } } }';
const COST = 21;

let world: World;
let again: World;
let behindProxy: World;
beforeAll(async () => {
  [world, again, behindProxy] = await Promise.all([
    World.create({ budgets: SMALL }),
    World.create({ budgets: SMALL }),
    World.create({ budgets: SMALL, trustedProxy: ['10.1.0.0/16'] }),
  ]);
});
afterAll(() => Promise.all([world, again, behindProxy].map((one) => one.close())));

/** An address that no other test has, from a range for documentation. */
const newAddress = (): string => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

async function ask(server: World, options: InjectOptions, query = QUESTION) {
  const response = await server.app.inject({ method: 'POST', url: '/graphql', ...options, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...options.headers }, payload: JSON.stringify({ query }) });
  return { status: response.statusCode, headers: response.headers, body: response.json<{ errors?: { message: string; extensions: { code: string } }[]; extensions?: { cost: object } }>() };
}

const statuses = async (server: World, times: number, options: InjectOptions): Promise<number[]> => {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) found.push((await ask(server, options)).status);
  return found;
};

it('tells with every answer what it cost and what remains', async () => {
  const { headers, body } = await ask(world, { remoteAddress: newAddress() });
  expect(body.extensions).toEqual({ cost: { requested: COST, limit: 100, remaining: 100 - COST, resetAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) } });
  expect(headers).toMatchObject({ 'x-cost': '21', 'x-cost-limit': '100', 'x-cost-remaining': '79', 'x-cost-reset': expect.stringMatching(/^\d{10}$/) });
});

it('refuses an address that has spent its budget, in its language, and says when to come back', async () => {
  const remoteAddress = newAddress();
  expect(await statuses(world, 5, { remoteAddress })).toEqual([200, 200, 200, 200, 429]);
  const refused = await ask(world, { remoteAddress, headers: { 'accept-language': 'ru' } });
  expect(refused.status).toBe(429);
  expect(refused.body.errors?.[0]).toMatchObject({ extensions: { code: 'RATE_LIMITED' }, message: expect.stringMatching(/^За короткое время запрошено слишком много/) });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(1_000);
  expect(await statuses(world, 1, { remoteAddress: newAddress() })).toEqual([200]);
});

it('refuses an export that costs more than there is', async () => {
  for (const url of ['/api/account/export', '/api/journal/some/export']) {
    expect((await world.app.inject({ url, remoteAddress: newAddress() })).statusCode).toBe(429);
  }
});

it('counts a person and a key by themselves, wherever they come from', async () => {
  const member = await (await world.cluster()).member();
  for (const { headers } of [await member.representative(), await member.integrator()]) {
    const found: number[] = [];
    for (let time = 0; time < 5; time += 1) found.push((await ask(world, { remoteAddress: newAddress(), headers })).status);
    expect(found).toEqual([200, 200, 200, 200, 429]);
  }
});

it('takes something for what is refused too: broken documents, keys that do not hold, forged sessions', async () => {
  const remoteAddress = newAddress();
  for (let time = 0; time < 20; time += 1) await ask(world, { remoteAddress }, '{ broken');
  expect(await statuses(world, 1, { remoteAddress })).toEqual([429]);
  for (const headers of [{ 'x-api-key': 'wrong' }, { cookie: 'ozek.session_token=forged.forged' }] as Record<string, string>[]) {
    const from = newAddress();
    const found: number[] = [];
    for (let time = 0; time < 25; time += 1) found.push((await ask(world, { remoteAddress: from, headers }, '{ __typename }')).status);
    expect(found.at(-1)).toBe(429);
  }
});

it('takes one subscriber\'s addresses of version 6 as one', async () => {
  const network = `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}`;
  const found: number[] = [];
  for (let time = 1; time <= 5; time += 1) found.push(...(await statuses(world, 1, { remoteAddress: `${network}::${time}` })));
  expect(found).toEqual([200, 200, 200, 200, 429]);
  expect(['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::1', '2001:0DB8:0:1:2:3:4:5', '::1'].map(subscriberOf)).toEqual([
    '192.0.2.1', '192.0.2.1', '2001:db8:0:0::/64', '2001:db8:0:1::/64', '0:0:0:0::/64',
  ]);
});

describe('the address of a client', () => {
  const forged = (claimed: string): Record<string, string> => ({
    'x-forwarded-for': claimed,
    'x-real-ip': claimed,
    forwarded: `for=${claimed}`,
    'x-ozek-reader': `${'0'.repeat(64)} ${claimed}`,
  });

  it('is not what the client says', async () => {
    const remoteAddress = newAddress();
    const found: number[] = [];
    for (let time = 0; time < 5; time += 1) found.push((await ask(world, { remoteAddress, headers: forged(newAddress()) })).status);
    expect(found).toEqual([200, 200, 200, 200, 429]);
  });

  it('is what a trusted proxy says, and of its words the last: what stands before came from the client', async () => {
    const client = newAddress();
    const found: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      found.push((await ask(behindProxy, { remoteAddress: '10.1.2.3', headers: { 'x-forwarded-for': `${newAddress()}, ${client}` } })).status);
    }
    expect(found).toEqual([200, 200, 200, 200, 429]);
    expect(await statuses(behindProxy, 1, { remoteAddress: '10.1.2.3', headers: { 'x-forwarded-for': newAddress() } })).toEqual([200]);
  });

  it('is the connection\'s own where it comes from beside the proxy', async () => {
    const remoteAddress = newAddress();
    const found: number[] = [];
    for (let time = 0; time < 5; time += 1) found.push((await ask(behindProxy, { remoteAddress, headers: forged(newAddress()) })).status);
    expect(found).toEqual([200, 200, 200, 200, 429]);
  });
});

describe('a budget that several servers share', () => {
  const size = { capacity: 10_000, perSecond: 0.001 };
  const sizes: BudgetSizes = { visitor: size, person: size, key: size };
  const CREDIT = 2_000;

  /** Spends until refused, several at once; gives what was spent. */
  async function spendAll(budgets: Budgets[], id: string): Promise<number> {
    const spend = async (budget: Budgets): Promise<number> => {
      for (let spent = 0; ; spent += 100) {
        try {
          await budget.spend({ kind: 'person', id }, 100);
        } catch (error) {
          if (error instanceof BudgetSpent) return spent;
          throw error;
        }
      }
    };
    const spent = await Promise.all(budgets.flatMap((budget) => [spend(budget), spend(budget)]));
    return spent.reduce((sum, one) => sum + one, 0);
  }
  const servers = (count: number): Budgets[] => Array.from({ length: count }, () => new Budgets(new BudgetStore(world.database), sizes));

  it('is spent once by all of them together, but for one portion of credit each', async () => {
    const id = randomUUID();
    const spent = await spendAll(servers(3), id);
    expect(spent).toBeGreaterThanOrEqual(size.capacity);
    expect(spent).toBeLessThanOrEqual(size.capacity + 2 * CREDIT);
  });

  it('is not given back by a restart', async () => {
    const id = randomUUID();
    expect(await spendAll(servers(1), id)).toBe(size.capacity);
    expect(await spendAll(servers(1), id)).toBeLessThanOrEqual(CREDIT);
  });

  it('is no more than full, however long nothing was asked', async () => {
    const id = randomUUID();
    await spendAll(servers(1), id);
    const perDay = 86_400 * size.perSecond;
    await world.run('MATCH (b:Budget {key: $key}) SET b.at = b.at - duration({days: $days})', { key: `person:${id}`, days: Math.ceil((2 * size.capacity) / perDay) });
    expect(await spendAll(servers(1), id)).toBe(size.capacity);
  });

  it('costs the database nothing while little is asked, and nothing more once it is spent', async () => {
    let draws = 0;
    const counting = new Budgets({ draw: async () => ({ taken: 0, left: (draws += 1) * 0 }) }, sizes);
    for (let time = 0; time < 20; time += 1) await counting.spend({ kind: 'visitor', id: 'x' }, 100);
    expect(draws).toBe(0);
    for (let time = 0; time < 20; time += 1) await expect(counting.spend({ kind: 'visitor', id: 'x' }, 100)).rejects.toThrow(BudgetSpent);
    expect(draws).toBe(1);
  });

  it('is forgotten when it is full again', async () => {
    const id = randomUUID();
    const quick = { capacity: 4_000, perSecond: 1_000_000 };
    const store = new BudgetStore(world.database);
    await new Budgets(store, { visitor: quick, person: quick, key: quick }).spend({ kind: 'person', id }, 2_500);
    const find = () => world.run('MATCH (b:Budget {key: $key}) RETURN b.key AS key', { key: `person:${id}` });
    expect(await find()).toHaveLength(1);
    await store.forgetFull();
    expect(await find()).toEqual([]);
  });
});
