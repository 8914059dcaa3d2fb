import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NUCLEUS_JOB, RECURRING } from '../../../server/src/jobs/schedule.js';
import { startAnalyses, startJobs } from '../../../server/src/jobs/runner.js';
import { AnchorFile } from '../../../server/src/journal/anchor-file.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { closeDueInitiatives } from '../../../server/src/modules/initiative/deadline.js';
import { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { linkIn, mailsTo } from '../../kit/mail.js';
import { ORIGIN, World } from '../../kit/world.js';
import { adminOfAll, commit, DAY_SECONDS, DIESEL, inDays, localId, look, members, promise, propose, purchase, stored, told, type Purchase } from './kit.js';

let world: World;
/** The same four days later, where nobody has looked after what is due. */
let later: World;
let cluster: ClusterKit;
let organizations: OrganizationKit[];
let organizer: OrganizationKit;
let steward: Client;

beforeAll(async () => {
  world = await World.create();
  later = await World.create({ clockShiftSeconds: 4 * DAY_SECONDS });
  cluster = await world.cluster();
  organizations = await members(cluster, 5);
  const [first] = organizations;
  if (first === undefined) throw new Error('five members were made');
  organizer = first;
  steward = await adminOfAll(world, cluster, organizations);
});
afterAll(async () => {
  await later.close();
  await world.close();
});

const open = (more: Record<string, unknown> = {}): Promise<Purchase> => propose(steward, purchase(cluster, organizer, more));

async function commitAll(to: Purchase, ...firm: string[]): Promise<void> {
  for (const [index, organization] of organizations.slice(0, firm.length).entries()) await commit(steward, promise(to, organization, firm[index] ?? '0'));
}

/** Lets the deadline be now, as if the days until it had gone by. */
const elapse = (to: Purchase): Promise<unknown> =>
  world.run('MATCH (i:Initiative {id: $id}) SET i.deadlineAt = datetime.realtime()', { id: localId(to.id) });

const close = (): Promise<unknown> => closeDueInitiatives(world.database, new Operations(world.database), ORIGIN);

const entriesOf = async (to: Purchase): Promise<Record<string, unknown>[]> => {
  const rows = await world.run<{ entry: Record<string, unknown> }>(
    `MATCH (e:Entry {objectId: $id}) WHERE e.action <> 'initiative.propose'
     RETURN e {.action, .actorKind, .actorId, .organizationId, .change, .journalId} AS entry ORDER BY e.number`,
    { id: localId(to.id) },
  );
  return rows.map(({ entry }) => entry);
};

const STATE = 'state deadlinePassed unsuccessfulReason viewerCanCommit viewerCanCancel';

describe('after the deadline, while nobody has closed it', () => {
  it('no commitment is made, changed or taken back, and none of it counts', async () => {
    const to = await open();
    const afterwards = new Client(later.app, steward.headers);
    const [first, second] = organizations;
    if (first === undefined || second === undefined) throw new Error('five members were made');
    const { id } = await commit(steward, promise(to, first, '10'));
    const before = await stored(world, to.id);
    const refused = { __typename: 'Refused', code: 'DEADLINE_PASSED' };
    expect(await afterwards.change('commitmentMake', promise(to, second, '10'))).toMatchObject({ ...refused, path: ['input', 'lineId'] });
    expect(await afterwards.change('commitmentMake', promise(to, first, '20', { expectedVersion: 1 }))).toMatchObject(refused);
    expect(await afterwards.change('commitmentWithdraw', { commitmentId: id, expectedVersion: 1 })).toMatchObject(refused);
    expect(await afterwards.change('initiativeCancel', { initiativeId: to.id, expectedVersion: 1, reason: 'Too late.' })).toMatchObject(refused);
    expect(await stored(world, to.id)).toEqual(before);
  });

  it('reading only shows it', async () => {
    const to = await open();
    expect(await look(steward, to.id, STATE)).toEqual({
      state: 'COLLECTING',
      deadlinePassed: false,
      unsuccessfulReason: null,
      viewerCanCommit: true,
      viewerCanCancel: true,
    });
    expect(await look(new Client(later.app, steward.headers), to.id, STATE)).toEqual({
      state: 'COLLECTING',
      deadlinePassed: true,
      unsuccessfulReason: null,
      viewerCanCommit: false,
      viewerCanCancel: false,
    });
    expect(await stored(world, to.id)).toMatchObject({ state: 'COLLECTING' });
  });

  it('the first moment counts already: a commitment at the deadline is late', async () => {
    const to = await open();
    await elapse(to);
    expect(await steward.change('commitmentMake', promise(to, organizer, '10'))).toMatchObject({ __typename: 'Refused', code: 'DEADLINE_PASSED' });
  });
});

describe('closing what is due', () => {
  it('locks a purchase whose minimums are met, once, however many servers try', async () => {
    const to = await open({ lines: [DIESEL, { ...DIESEL, product: 'Petrol', minimum: '0' }] });
    await commitAll(to, '60', '20', '20');
    await elapse(to);
    await Promise.all([close(), close(), close()]);
    await close();
    expect(await look(steward, to.id, STATE)).toEqual({
      state: 'LOCKED',
      deadlinePassed: true,
      unsuccessfulReason: null,
      viewerCanCommit: false,
      viewerCanCancel: false,
    });
    expect(await entriesOf(to)).toEqual([
      {
        action: 'initiative.lock',
        actorKind: 'clock',
        actorId: 'clock',
        organizationId: organizer.id,
        change: expect.stringMatching(/^\{"digests":\{"state":\["[0-9a-f]{64}","[0-9a-f]{64}"\]\},"from":"COLLECTING"\}$/),
        journalId: cluster.id,
      },
    ]);
    expect(await steward.change('commitmentMake', promise(to, organizer, '99', { expectedVersion: 1 }))).toMatchObject({ code: 'DEADLINE_PASSED' });
    expect(await stored(world, to.id)).toEqual({ state: 'LOCKED', version: 1, participants: 3, firm: 100, live: 3 });
  });

  it('ends one that lacks firm quantity in a line: flexible quantity does not help', async () => {
    const to = await open({ lines: [DIESEL, { ...DIESEL, product: 'Petrol', minimum: '1' }] });
    await commitAll(to, '60', '20', '20');
    await commit(steward, promise(to, organizer, '0.5', { lineId: to.lines[1]?.id, flexible: '50' }));
    await elapse(to);
    await close();
    expect(await look(steward, to.id, STATE)).toMatchObject({ state: 'UNSUCCESSFUL', unsuccessfulReason: 'MIN_QTY' });
    expect(await entriesOf(to)).toMatchObject([{ action: 'initiative.fail', change: expect.stringContaining('"from":"COLLECTING","reason":"MIN_QTY"}') }]);
  });

  it('ends one with too few members, and who took a commitment back is none', async () => {
    const to = await open();
    await commitAll(to, '100', '50');
    const { id, version } = await commit(steward, promise(to, organizations[2] ?? organizer, '50'));
    await steward.change('commitmentWithdraw', { commitmentId: id, expectedVersion: version });
    await elapse(to);
    await close();
    expect(await look(steward, to.id, STATE)).toMatchObject({ state: 'UNSUCCESSFUL', unsuccessfulReason: 'MIN_PARTICIPANTS' });
  });

  it('leaves alone what is not due and what was called off', async () => {
    const [open1, cancelled] = [await open({ deadlineAt: inDays(30) }), await open()];
    await steward.change('initiativeCancel', { initiativeId: cancelled.id, expectedVersion: 1, reason: 'No supplier.' });
    await elapse(cancelled);
    await close();
    expect(await stored(world, open1.id)).toMatchObject({ state: 'COLLECTING' });
    expect(await stored(world, cancelled.id)).toMatchObject({ state: 'CANCELLED' });
    expect(await entriesOf(open1)).toEqual([]);
  });

  it('closes it later when the clock that was read runs ahead of the one that decides', async () => {
    const to = await open();
    await world.run('MATCH (i:Initiative {id: $id}) SET i.deadlineAt = datetime.realtime() + duration({hours: 1})', { id: localId(to.id) });
    const ahead = await World.create({ clockShiftSeconds: 7_200 });
    const closedBy = async (writing: World) => (await closeDueInitiatives(ahead.database, new Operations(writing.database), ORIGIN)).map(({ initiativeId }) => initiativeId);
    expect(await closedBy(world)).not.toContain(localId(to.id));
    expect(await stored(world, to.id)).toMatchObject({ state: 'COLLECTING' });
    expect(await closedBy(ahead)).toContain(localId(to.id));
    expect(await stored(world, to.id)).toMatchObject({ state: 'UNSUCCESSFUL' });
    await ahead.close();
  });

  it('tells no more than was told before', async () => {
    const reader = await (await cluster.member()).representative();
    const to = await open();
    await commitAll(to, '40', '30', '20', '10', '5');
    expect(await told(reader, to.id)).toEqual(['100', null]);
    await elapse(to);
    await close();
    expect(await look(reader, to.id, 'state participantCount')).toEqual({ state: 'LOCKED', participantCount: 5 });
    expect(await told(reader, to.id)).toEqual(['100', null]);
  });

  it('tells by mail those who proposed and committed, and their administrators, each once and in the language they used', async () => {
    const [seller, buyer, aside] = await members(cluster, 3);
    if (seller === undefined || buyer === undefined || aside === undefined) throw new Error('three members were made');
    const inKazakh = (await seller.representative()).with({ 'accept-language': 'kk' });
    const inRussian = (await buyer.admin()).with({ 'accept-language': 'ru' });
    const [bystander, boss, colleague, hesitant] = [await seller.representative(), await seller.admin(), await buyer.admin(), await aside.admin()];
    const mails = (people: Client[]) =>
      Promise.all(people.map(async (client) => mailsTo(world.database, (await client.ask('{ viewer { email } }')).data.viewer.email)));
    const input = purchase(cluster, seller, { title: 'Күзгі дизель', minimumParticipants: 1, lines: [{ ...DIESEL, minimum: '10' }, DIESEL] });
    const short = await propose(inKazakh, input);
    await commit(inRussian, promise(short, buyer, '10'));
    await commit(inRussian, promise(short, buyer, '5', { lineId: short.lines[1]?.id }));
    const { id, version } = await commit(hesitant, promise(short, aside, '10'));
    await hesitant.change('commitmentWithdraw', { commitmentId: id, expectedVersion: version });
    await elapse(short);
    await Promise.all([close(), close()]);
    const [[proposed, ...more] = [], [administered] = [], committed, looked, none, took] = await mails([inKazakh, boss, inRussian, colleague, bystander, hesitant]);
    expect([more, none, took]).toEqual([[], [], []]);
    expect(proposed?.subject).toBe('«Күзгі дизель» бірлескен сатып алуы болмай қалды');
    expect(proposed?.text).toContain('бір тауардың ең аз мөлшері жиналмады');
    expect(administered).toEqual(proposed);
    expect(committed).toEqual(looked);
    expect(committed).toMatchObject([{ subject: 'Совместная закупка «Күзгі дизель» не состоялась' }]);
    expect(committed?.map((mail) => linkIn(mail).href)).toEqual([`${ORIGIN}/ru/c/${cluster.slug}/purchases/${encodeURIComponent(short.id)}`]);
    expect(committed?.map((mail) => mail.text.replace(/http\S+/, ''))).not.toContainEqual(expect.stringMatching(/\d/));
  });

  it('tells by mail what to do next where the minimums are met: the organizer something else than those who committed', async () => {
    const [seller, buyer] = await members(cluster, 2);
    if (seller === undefined || buyer === undefined) throw new Error('two members were made');
    const [organizing, taking] = [(await seller.admin()).with({ 'accept-language': 'ru' }), (await buyer.admin()).with({ 'accept-language': 'kk' })];
    const to = await propose(organizing, purchase(cluster, seller, { title: 'Мука', minimumParticipants: 2, lines: [{ ...DIESEL, minimum: '10' }] }));
    await commit(organizing, promise(to, seller, '5'));
    await commit(taking, promise(to, buyer, '5'));
    await elapse(to);
    await close();
    const [[organizer] = [], [committed] = []] = await Promise.all(
      [organizing, taking].map(async (client) => mailsTo(world.database, (await client.ask('{ viewer { email } }')).data.viewer.email)),
    );
    expect(organizer?.subject).toBe('Совместная закупка «Мука» набрала минимум');
    expect(organizer?.text).toContain('Запросите цены у поставщиков');
    expect(organizer?.text).not.toContain('Организатор теперь');
    expect(committed?.text).toContain('Ұйымдастырушы енді жеткізушілерден баға сұрайды.');
    expect(committed?.text).not.toContain('Жеткізушілерден баға сұраңыз');
  });

  it('tells by mail that it was called off, and why, all but the one who did it; of a key it tells the one who made it', async () => {
    const [seller] = await members(cluster, 1);
    if (seller === undefined) throw new Error('a member was made');
    const to = await propose(await seller.integrator(['read', 'initiatives:write']), purchase(cluster, seller, { title: 'Bags' }));
    const boss = await seller.admin();
    await commit(boss, promise(to, seller, '10'));
    await boss.change('initiativeCancel', { initiativeId: to.id, expectedVersion: 1, reason: 'The only supplier closed {forever}.' });
    const emails = await world.run<{ email: string; role: string }>(
      'MATCH (u:User)-[r:REPRESENTS]->(:Organization {id: $id}) RETURN u.email AS email, r.role AS role ORDER BY role',
      { id: seller.id },
    );
    const [[did], [maker]] = [emails.filter(({ role }) => role === 'ADMIN'), emails.filter(({ role }) => role !== 'ADMIN')];
    expect(await mailsTo(world.database, did?.email ?? '')).toEqual([]);
    expect(await mailsTo(world.database, maker?.email ?? '')).toEqual([
      { subject: 'The joint purchase “Bags” was called off', text: expect.stringContaining('The reason: The only supplier closed {forever}.') },
    ]);
  });

  it('on time while a nucleus is being computed, of which one that is told to end takes no other', async () => {
    const to = await open();
    const [busy, next] = [await world.cluster(), await world.cluster()];
    await busy.tie(await busy.member(), await busy.member());
    const names = [busy, next].map(({ id }) => NUCLEUS_JOB + id);
    const holders = () => world.run<{ held: boolean; failure: string | null }>('UNWIND $names AS name MATCH (j:Job {name: name}) RETURN j.holder IS NOT NULL AS held, j.failure AS failure', { names });
    // The others, which look at everything, are in somebody else's hands for as long as this takes.
    await world.run(
      `UNWIND $recurring AS name
       MERGE (j:Job {name: name}) SET j.holder = 'a test', j.leasedUntil = datetime.realtime() + duration('PT1H')`,
      { recurring: Object.keys(RECURRING) },
    );
    await world.run("UNWIND range(0, 1) AS i CREATE (:Job {name: $names[i], dueAt: datetime('2020-01-01T00:00:00Z') + duration({days: i})})", { names });
    const folder = mkdtempSync(join(tmpdir(), 'ozek-jobs-'));
    const analytics = await World.create();
    let begun = (): void => undefined;
    let giveUp = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    analytics.database.runOnce = () => {
      begun();
      return new Promise((_resolve, reject) => (giveUp = () => reject(new Error('given up by "somebody@farm.kz"'))));
    };
    const { log } = world.app;
    const stopAnalyses = startAnalyses({ database: world.database, analytics: analytics.database }, log);
    await hasBegun;
    await elapse(to);
    const stopJobs = startJobs(world.database, log, { origin: ORIGIN, anchors: { file: new AnchorFile(folder) } });
    while ((await look(steward, to.id, 'state'))?.['state'] === 'COLLECTING');
    await stopJobs();
    expect(await holders()).toEqual([{ held: true, failure: null }, { held: false, failure: null }]);
    const stopped = stopAnalyses();
    giveUp();
    await stopped;
    expect(await holders()).toEqual([{ held: false, failure: 'Error: given up by …' }, { held: false, failure: null }]);
    await world.run("MATCH (j:Job) WHERE j.name IN $names OR j.holder = 'a test' DELETE j", { names });
    await analytics.close();
    rmSync(folder, { recursive: true });
  });
});
