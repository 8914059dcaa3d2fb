import { serverAudits } from 'graphql-http';
import { World } from '../../kit/world.js';

let world: World;
let url: string;
let key: string;
beforeAll(async () => {
  world = await World.create();
  url = `${await world.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  key = (await (await (await world.cluster()).member()).integrator()).headers['x-api-key'] ?? '';
});
afterAll(() => world.close());

/** The suite asks about the schema, which visitors are not told. */
const signedIn: typeof fetch = (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), 'x-api-key': key } });

const PREFLIGHT = 'a GET without a header that only a program of our own origin can add is refused: another site could have a browser send it with its cookies';
const HONEST_STATUS = 'a document that cannot be run is answered with 400 in the older media type too: programs and proxies see that it failed';

/** Audits that end otherwise than "ok", and why that is so. */
const EXPLAINED: Record<string, string> = {
  'notice 5A70': PREFLIGHT,
  'notice D6D5': PREFLIGHT,
  'notice 6A70': PREFLIGHT,
  'warn 572B': HONEST_STATUS,
  'warn FDE2': HONEST_STATUS,
  'warn 7B9B': HONEST_STATUS,
};

it('answers GraphQL over HTTP as the specification says', async () => {
  const results: Awaited<ReturnType<ReturnType<typeof serverAudits>[number]['fn']>>[] = [];
  for (const audit of serverAudits({ url, fetchFn: signedIn })) results.push(await audit.fn());
  expect(results.length).toBeGreaterThan(50);
  const others = results.filter(({ status }) => status !== 'ok').map(({ status, id }) => `${status} ${id}`);
  expect(others).toEqual(Object.keys(EXPLAINED));
});
