import { globalId, newId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import { Listener } from '../../kit/listener.js';
import { World } from '../../kit/world.js';
import { news, publish } from '../notice/kit.js';
import { newest, place, QUICK, type Place } from '../socket/kit.js';

let world: World;
let other: World;
let here: Place;
let council: Client;
beforeAll(async () => {
  // Two servers on one database.
  [world, other] = await Promise.all([World.create({ sockets: QUICK }), World.create({ sockets: QUICK })]);
  here = await place(world);
  council = await here.cluster.councillor();
}, 60_000);
afterAll(() => Promise.all([world.close(), other.close()]));

async function declare(partner: string, visibility: string): Promise<string> {
  const input = { clusterId: here.cluster.globalId, organizationId: here.farm.globalId, partnerId: partner, type: 'SUPPLY_CONTRACT', visibility };
  const { tie } = await here.farmer.change('tieDeclare', input, '... on TieDeclared { tie { id } }');
  return tie.id;
}

it('tells two members at once, each once, in the language of the socket', async () => {
  const { cluster, farm, farmer, reader } = here;
  const after = await newest(reader, cluster);
  const both = await Promise.all([
    Listener.to(world, reader, cluster.globalId, after),
    Listener.to(world, farmer.with({ 'accept-language': 'ru' }), cluster.globalId, after),
  ]);
  await publish(farmer, news(cluster, farm));
  await publish(farmer, news(cluster, farm));
  for (const listener of both) expect(await listener.acts(2)).toEqual(['notice.publish', 'notice.publish']);
  const [inEnglish, inRussian] = both.map(({ told }) => told.map(({ id }) => id));
  expect(inEnglish).toEqual(inRussian);
  expect(new Set(inEnglish).size).toBe(2);
  expect(both.map(({ told }) => told[0]?.sentence)).toEqual(['Farm published a notice.', expect.stringContaining('Farm')]);
  expect(both[1]?.told[0]?.sentence).not.toBe(both[0]?.told[0]?.sentence);
  await Promise.all(both.map((listener) => listener.stop()));
});

it('tells what another server wrote', async () => {
  const { cluster, farm, farmer, reader } = here;
  const listener = await Listener.to(other, reader, cluster.globalId, await newest(reader, cluster));
  await publish(farmer, news(cluster, farm));
  expect(await listener.acts(1)).toEqual(['notice.publish']);
  await listener.stop();
});

it('tells nothing of a tie that is hidden, not even that there is an entry, and the council its place alone', async () => {
  const { cluster, farm, farmer, reader } = here;
  const mill = await cluster.member({ name: 'Second mill' });
  const miller = await mill.admin();
  const after = await newest(council, cluster);
  const told = new Map<Client, Listener>();
  for (const client of [reader, farmer, miller, council]) told.set(client, await Listener.to(world, client, cluster.globalId, after));
  await miller.change('tieConfirm', { tieId: await declare(mill.globalId, 'PARTIES'), expectedVersion: 1, visibility: 'PARTIES' });
  await publish(farmer, news(cluster, farm));
  expect(await told.get(reader)?.acts(1)).toEqual(['notice.publish']);
  expect(told.get(reader)?.told[0]).toMatchObject({ number: null });
  for (const side of [farmer, miller]) expect(await told.get(side)?.acts(3)).toEqual(['tie.declare', 'tie.confirm', 'notice.publish']);
  expect(await told.get(council)?.acts(3)).toEqual([null, null, 'notice.publish']);
  const numbers = told.get(council)?.told.map(({ number }) => number ?? 0) ?? [];
  expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2]);
  await Promise.all([...told.values()].map((listener) => listener.stop()));
});

it('begins where it is asked to, so that whoever comes again gets what is new', async () => {
  const { cluster, farm, farmer, reader } = here;
  const first = await Listener.to(world, reader, cluster.globalId, await newest(reader, cluster));
  await publish(farmer, news(cluster, farm));
  await first.acts(1);
  await first.stop();
  for (let time = 0; time < 3; time += 1) await publish(farmer, news(cluster, farm));
  const again = await Listener.to(other, reader, cluster.globalId, first.told[0]?.id);
  await publish(farmer, news(cluster, farm));
  await again.acts(4);
  const { data } = await reader.ask('query ($slug: String!) { cluster(slug: $slug) { journal(first: 4) { nodes { id } } } }', { slug: cluster.slug });
  expect(again.told.map(({ id }) => id)).toEqual(data.cluster.journal.nodes.map(({ id }: { id: string }) => id).reverse());
  await again.stop();
});

it('misses nothing and doubles nothing from its first entry on, whenever it began', async () => {
  const { cluster, farm, farmer, reader } = here;
  const listener = await Listener.to(world, reader, cluster.globalId);
  let begun = false;
  void listener.acts(1).then(() => (begun = true));
  let written = 0;
  for (; !begun || written < 5; written += 1) await publish(farmer, news(cluster, farm));
  const last = await newest(reader, cluster);
  while (listener.told.at(-1)?.id !== last) await listener.acts(listener.told.length + 1);
  const { data } = await reader.ask('query ($slug: String!, $first: Int) { cluster(slug: $slug) { journal(first: $first) { nodes { id } } } }', { slug: cluster.slug, first: listener.told.length });
  expect(listener.told.length).toBeLessThanOrEqual(written);
  expect(listener.told.map(({ id }) => id)).toEqual(data.cluster.journal.nodes.map(({ id }: { id: string }) => id).reverse());
  await listener.stop();
});

it('is told to visitors of an open cluster', async () => {
  const open = await place(world, { open: true });
  const listener = await Listener.to(world, world.visitor(), open.cluster.globalId, open.first);
  await publish(open.farmer, news(open.cluster, open.farm));
  expect(await listener.acts(1)).toEqual(['notice.publish']);
  await listener.stop();
});

it('is refused to those whom the journal is not shown, in the same words as a cluster that does not exist', async () => {
  const { cluster, farm, first } = here;
  const stranger = await (await (await world.cluster()).member()).admin();
  const refused = { codes: ['NOT_FOUND'], messages: ['There is no such thing here, or none that you may see.'] };
  for (const client of [world.visitor(), stranger, await farm.integrator(['read'])]) {
    expect(await (await Listener.to(world, client, cluster.globalId, first)).end).toEqual(refused);
  }
  for (const id of [globalId('Cluster', newId()), farm.globalId, 'none']) expect(await (await Listener.to(world, here.reader, id)).end).toEqual(refused);
  for (const after of [globalId('JournalEntry', newId()), 'none']) expect(await (await Listener.to(world, here.reader, cluster.globalId, after)).end).toEqual(refused);
});

it('takes no entry for a beginning that the listener is not told of', async () => {
  const { cluster, reader } = here;
  await declare((await cluster.member()).globalId, 'PARTIES');
  const hidden = await newest(council, cluster);
  expect(await (await Listener.to(world, reader, cluster.globalId, hidden)).end).toMatchObject({ codes: ['NOT_FOUND'] });
});
