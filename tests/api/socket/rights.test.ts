import type { Client } from '../../kit/client.js';
import { BareSocket, Listener, socketUrl } from '../../kit/listener.js';
import { World } from '../../kit/world.js';
import { localId, news, publish } from '../notice/kit.js';
import { newest, place, QUICK, type Place } from './kit.js';

const FORBIDDEN = { closed: 4403 };

let world: World;
let here: Place;
beforeAll(async () => {
  world = await World.create({ sockets: QUICK });
  here = await place(world);
}, 60_000);
afterAll(() => world.close());

/** A listener who has been told something already. */
async function listening(client: Client): Promise<Listener> {
  const { cluster, farm, farmer } = here;
  const listener = await Listener.to(world, client, cluster.globalId, await newest(client, cluster));
  await publish(farmer, news(cluster, farm));
  await listener.acts(1);
  return listener;
}

const personOf = async (client: Client): Promise<string> => localId((await client.ask('{ viewer { id } }')).data.viewer.id);

it('closes the socket of a session that is revoked', async () => {
  const { reader } = here;
  const listener = await listening(reader);
  await world.run('MATCH (s:Session {userId: $id}) DETACH DELETE s', { id: await personOf(reader) });
  expect(await listener.end).toEqual(FORBIDDEN);
});

it('closes the socket of a session that is over, and of one who signs out', async () => {
  const member = await here.farm.representative();
  const [listener, id] = [await listening(member), await personOf(member)];
  await world.run('MATCH (s:Session {userId: $id}) SET s.expiresAt = datetime() - duration({seconds: 1})', { id });
  expect(await listener.end).toEqual(FORBIDDEN);

  const leaving = await here.farm.representative();
  const other = await listening(leaving);
  const response = await world.app.inject({ method: 'POST', url: '/api/auth/sign-out', headers: { ...leaving.headers, origin: 'http://localhost:3000', 'content-type': 'application/json' }, payload: '{}' });
  expect(response.statusCode).toBe(200);
  expect(await other.end).toEqual(FORBIDDEN);
});

it('closes the socket of an account that is suspended', async () => {
  const member = await here.farm.representative();
  const [listener, id] = [await listening(member), await personOf(member)];
  await world.run('MATCH (u:User {id: $id}) SET u.suspendedAt = datetime()', { id });
  expect(await listener.end).toEqual(FORBIDDEN);
});

it('closes the socket of a key that is revoked', async () => {
  const { farm, farmer } = here;
  const { apiKey, secret } = await farmer.change('apiKeyMake', { organizationId: farm.globalId, name: 'ERP', scopes: ['READ', 'JOURNAL_READ'], expiresInDays: 5 }, '... on ApiKeyMade { apiKey { id } secret }');
  const listener = await listening(world.visitor().with({ 'x-api-key': secret }));
  const revoked = await farmer.change('apiKeyRevoke', { apiKeyId: apiKey.id });
  expect(revoked.__typename).toBe('ApiKeyRevoked');
  expect(await listener.end).toEqual(FORBIDDEN);
});

it('closes the socket even when nobody subscribes over it', async () => {
  const member = await here.farm.representative();
  const socket = await BareSocket.ready(await socketUrl(world), member);
  await world.run('MATCH (s:Session {userId: $id}) DETACH DELETE s', { id: await personOf(member) });
  expect(await socket.closed).toBe(4403);
});

it('ends the subscription alone of one who is no member any more, before anything more is told', async () => {
  const { cluster, farm, farmer } = here;
  const leaving = await cluster.member({ name: 'Leaving' });
  const member = await leaving.representative();
  const listener = await listening(member);
  await world.run("MATCH (:Organization {id: $id})<-[:OF]-(m:Membership) SET m.state = 'ENDED'", { id: leaving.id });
  await publish(farmer, news(cluster, farm));
  expect(await listener.end).toEqual({ codes: ['NOT_FOUND'], messages: ['There is no such thing here, or none that you may see.'] });
  expect(listener.told).toHaveLength(1);
});

it('tells by the rights that hold at each entry', async () => {
  const { cluster, farm, farmer } = here;
  const member = await (await cluster.member({ name: 'Elevator' })).representative();
  const listener = await listening(member);
  const hidden = await publish(farmer, news(cluster, farm, { visibility: 'COUNCIL' }));
  await publish(farmer, news(cluster, farm));
  await listener.acts(2);
  const { data } = await member.ask('query ($id: ID!) { history(objectId: $id) { nodes { id } } }', { id: hidden });
  expect(data.history.nodes).toEqual([]);
  expect(listener.told).toHaveLength(2);
  await listener.stop();
});
