import { World } from '../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

async function whoAskedForNonsense(): Promise<unknown> {
  return world.database.read('RETURN nonsense');
}

async function whoWroteNonsense(): Promise<unknown> {
  return world.database.write(async (transaction) => {
    await transaction.run('RETURN nonsense');
  });
}

it.each([whoAskedForNonsense, whoWroteNonsense])('tells of a statement that fails who sent it: %p', async (send) => {
  const error: unknown = await send().catch((refused: unknown) => refused);
  expect(error).toMatchObject({ code: 'Neo.ClientError.Statement.SyntaxError' });
  expect((error as Error).stack).toContain(send.name === 'whoWroteNonsense' ? 'Object.run' : send.name);
});

it('leaves the stacks of all other errors as they are', async () => {
  await world.database.read('RETURN 1 AS one');
  expect(new Error('another').stack).toContain('database.test');
});
