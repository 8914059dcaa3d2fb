import { World } from '../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

it.each([
  ['read', async () => world.database.read('RETURN nonsense')],
  ['written', async () => world.database.write(async (transaction) => void (await transaction.run('RETURN nonsense')))],
])('tells of a statement that fails where it was %s', async (_how, send: () => Promise<unknown>) => {
  const error: unknown = await send().catch((refused: unknown) => refused);
  expect(error).toMatchObject({ code: 'Neo.ClientError.Statement.SyntaxError', stack: expect.stringContaining('database.test.ts') });
});

it('leaves the stacks of all other errors as they are', async () => {
  await world.database.read('RETURN 1 AS one');
  expect(new Error('another').stack).toContain('database.test.ts');
});
