import { newId } from '../../../server/src/shared/identifier.js';
import { tellCouncils } from '../../../server/src/modules/council/waiting-mail.js';
import { decide, register } from '../representation/kit.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit } from '../../kit/cluster.js';
import { mailsTo, type ReadMail } from '../../kit/mail.js';
import { person } from '../../kit/person.js';
import { ORIGIN, World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const mails = async (client: Client): Promise<ReadMail[]> => mailsTo(world.database, (await client.ask('{ viewer { email } }')).data.viewer.email);
const tell = () => tellCouncils(world.database, ORIGIN);

/** So much time passes for all that waits in a cluster and for what its council was told. */
const pass = ({ id }: ClusterKit, hours: number) =>
  world.run(
    `MATCH (c:Cluster {id: $id}) WITH c, duration({hours: $hours}) AS time
     CALL (c, time) { MATCH (r:RepresentationRequest {clusterId: c.id}) SET r.askedAt = r.askedAt - time, r.decidedAt = r.decidedAt - time }
     CALL (c, time) { MATCH (m:Membership {clusterId: c.id}) SET m.createdAt = m.createdAt - time, m.appliedAt = m.appliedAt - time }
     CALL (c, time) { MATCH (t:Tie {clusterId: c.id}) SET t.confirmedAt = t.confirmedAt - time, t.reviewAskedAt = t.reviewAskedAt - time }
     CALL (c, time) { MATCH (c)<-[:SEAT_IN]-(s:Seat) SET s.toldAt = s.toldAt - time }`,
    { id, hours },
  );

it('tells those who decide that something waits: once a day, as long as something has come since, and nothing that was decided meanwhile', async () => {
  const cluster = await world.cluster();
  const [secretariat, councillor, newcomer] = [await cluster.councillor('SECRETARIAT'), await cluster.councillor(), await world.person()];
  const first = await register(newcomer, cluster);
  await tell();
  // What came this moment is told with the next round: it may be decided by then.
  expect(await mails(secretariat)).toEqual([]);
  await pass(cluster, 1);
  await Promise.all([tell(), tell()]);
  const [told, ...more] = await mails(secretariat);
  expect(more).toEqual([]);
  expect(told?.subject).toBe(`cluster ${cluster.id}: кеңесте сізді 1 іс күтіп тұр`);
  expect(told?.text).toContain('ұйым атынан әрекет етуге өтініш, тексеру керек: 1');
  expect(told?.text).not.toContain('мүшелікке өтінім');
  expect(told?.text).toContain(`${ORIGIN}/kk/c/${cluster.slug}/council`);
  expect(await mails(councillor)).toEqual([]);

  // Once checked it waits for the council, and for nobody of the secretariat.
  await decide(secretariat, first, true);
  const second = await register(newcomer, cluster);
  await pass(cluster, 1);
  await tell();
  expect((await mails(councillor)).map(({ text }) => text.split('\n').filter((line) => line.startsWith('–')))).toEqual([['– мүшелікке өтінім: 1']]);
  expect(await mails(secretariat)).toHaveLength(1);
  await pass(cluster, 24);
  await tell();
  expect((await mails(secretariat)).map(({ text }) => text.split('\n').filter((line) => line.startsWith('–')))).toEqual([
    ['– ұйым атынан әрекет етуге өтініш, тексеру керек: 1'],
    ['– ұйым атынан әрекет етуге өтініш, тексеру керек: 1'],
  ]);
  // Nothing new: the application waits on, and nobody is told again.
  await decide(secretariat, second, false, { reason: 'No such order.' });
  await pass(cluster, 48);
  await tell();
  expect([await mails(secretariat), await mails(councillor)].map(({ length }) => length)).toEqual([2, 1]);
});

it('tells nobody of what they may not decide, writes in the language somebody last signed in with, and never to the example', async () => {
  const [cluster, example] = [await world.cluster(), await world.cluster()];
  const [mill, farm] = [await cluster.member(), await cluster.member()];
  const [partial, suspended, unseated] = [await cluster.councillor('BUSINESS', mill), await cluster.councillor(), await cluster.councillor()];
  const account = await person(world, 'Dana');
  await world.run("MATCH (u:User {id: $userId}), (c:Cluster {id: $clusterId}) CREATE (u)-[:HOLDS]->(:Seat {id: $id, side: 'SECRETARIAT', chair: false, since: date('2024-01-01')})-[:SEAT_IN]->(c)", { userId: account.id, clusterId: cluster.id, id: newId() });
  const signedIn = await world.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers: { origin: ORIGIN, 'accept-language': 'ru' }, payload: { email: account.email, password: account.password } });
  expect(signedIn.statusCode).toBe(200);
  for (const [who, what] of [[suspended, 'u.suspendedAt = datetime()'], [unseated, "s.until = date('2025-01-01') DELETE holds"]] as const) {
    await world.run(`MATCH (u:User {email: $email})-[holds:HOLDS]->(s) SET ${what}`, { email: (await who.ask('{ viewer { email } }')).data.viewer.email });
  }
  const [shown, councillor] = [await example.councillor('SECRETARIAT'), await world.person()];
  await world.run('MATCH (c:Cluster {id: $id}) SET c.example = true', { id: example.id });
  await register(councillor, example);
  const tie = await cluster.tie(mill, farm, { type: 'LEASE' });
  await world.run('MATCH (t:Tie {id: $id}) SET t.reviewIn = t.clusterId, t.confirmedAt = datetime()', { id: tie.id });
  await pass(cluster, 1);
  await pass(example, 1);
  await tell();
  const [told, ...more] = await mailsTo(world.database, account.email);
  expect(more).toEqual([]);
  expect(told?.subject).toBe(`cluster ${cluster.id}: совет, вас ждёт 1 дело`);
  expect(told?.text).toContain('– 1 формальная связь, её нужно рассмотреть\n');
  const emails = await world.run<{ n: number }>("MATCH (m:Mail {template: 'councilWaits'}) WHERE m.arguments CONTAINS $slug RETURN count(*) AS n", { slug: cluster.slug });
  expect(emails).toEqual([{ n: 1 }]);
  expect([await mails(partial), await mails(shown)]).toEqual([[], []]);

  // More evidence brings a tie back to the council; that it waits is news.
  await pass(cluster, 30);
  await world.run('MATCH (t:Tie {id: $id}) SET t.reviewAskedAt = datetime() - duration({minutes: 5})', { id: tie.id });
  await tell();
  expect(await mailsTo(world.database, account.email)).toHaveLength(2);
});
