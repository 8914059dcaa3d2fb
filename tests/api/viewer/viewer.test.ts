import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const VIEWER = `{ viewer { name email representations { role organization { name } } seats { side chair cluster { slug } } clusters { slug } } }`;

it('is nobody for a visitor', async () => {
  expect((await world.visitor().ask(VIEWER)).data).toEqual({ viewer: null });
});

it('tells a person whom they act for and where they sit', async () => {
  const cluster = await world.cluster();
  const farm = await cluster.member({ name: 'Farm' });
  const { viewer } = (await (await farm.admin()).ask(VIEWER)).data;
  expect(viewer).toMatchObject({
    name: 'Somebody',
    representations: [{ role: 'ADMIN', organization: { name: 'Farm' } }],
    seats: [],
    clusters: [{ slug: cluster.slug }],
  });
  const councillor = (await (await cluster.councillor('RESEARCH')).ask(VIEWER)).data.viewer;
  expect(councillor).toMatchObject({ representations: [], seats: [{ side: 'RESEARCH', chair: false, cluster: { slug: cluster.slug } }], clusters: [{ slug: cluster.slug }] });
});

it('tells an observer the cluster that they read in', async () => {
  const cluster = await world.cluster();
  const observer = await (await cluster.organization({}, 'OBSERVER')).admin();
  const applicant = await (await cluster.organization({}, 'APPLIED')).admin();
  expect((await observer.ask(VIEWER)).data.viewer.clusters).toEqual([{ slug: cluster.slug }]);
  expect((await applicant.ask(VIEWER)).data.viewer.clusters).toEqual([]);
});

it('tells a key its organization and never a seat, and refuses a key that does not hold', async () => {
  const farm = await (await world.cluster()).member({ name: 'Farm' });
  const { viewer } = (await (await farm.integrator()).ask(VIEWER)).data;
  expect(viewer).toMatchObject({ name: 'test', email: null, representations: [{ organization: { name: 'Farm' } }], seats: [] });
  const forged = await world.visitor().with({ 'x-api-key': 'ozek_nonsense' }).ask(VIEWER);
  expect(forged.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

it('ends a right with the next request', async () => {
  const cluster = await world.cluster();
  const farm = await cluster.member({ name: 'Farm' });
  const client = await farm.admin();
  await world.run('MATCH (:User)-[r:REPRESENTS]->(:Organization {id: $id}) DELETE r', { id: farm.id });
  expect((await client.ask(VIEWER)).data.viewer).toMatchObject({ representations: [], clusters: [] });
  expect((await client.ask('query ($id: ID!) { organization(id: $id) { name } }', { id: farm.globalId })).data.organization).toBeNull();
});
