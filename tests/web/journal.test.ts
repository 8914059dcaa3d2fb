import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sentenceOf } from '../../server/src/modules/journal/rules.js';
import { say } from '../../server/src/shared/text.js';
import { person } from '../kit/person.js';
import { demoAccount, Site } from '../kit/site.js';
import { World } from '../kit/world.js';

const PAGE = '/c/kostanay-grain/journal';

let site: Site;
let world: World;
beforeAll(async () => {
  [world, site] = await Promise.all([World.create(), Site.open()]);
}, 120_000);
afterAll(() => Promise.all([world.close(), site.close()]));

it('shows a member what happened, without the numbers of the chain', async () => {
  // Somewhere with another date than in the cluster's country, whose days the headings are.
  const timezoneId = (new Date().getUTCHours() + 5) % 24 < 16 ? 'Etc/GMT+12' : 'Pacific/Kiritimati';
  const page = await site.signedIn(demoAccount('member'), '/c/kostanay-grain', { timezoneId });
  await page.getByRole('navigation').getByRole('link', { name: 'Journal' }).click();
  await page.waitForURL(`**${PAGE}`);
  const first = await page.locator('main section').first().locator('time').first().getAttribute('datetime');
  const day = new Date(first ?? '').toLocaleDateString('en-GB', { timeZone: 'Asia/Almaty', day: 'numeric', month: 'long', year: 'numeric' });
  await page.getByRole('heading', { level: 2, name: day }).waitFor();
  await page.getByText('published a notice.', { exact: false }).first().waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'CSV' }).count()).toBe(0);
  const before = await page.getByRole('listitem').count();
  await page.getByRole('button', { name: 'more', exact: false }).click();
  await page.waitForFunction((count) => document.querySelectorAll('main li').length > count, before);
}, 120_000);

it('says while it is open that something new was written, shows it when asked to, and stays whole when the session ends', async () => {
  // A cluster of its own: in the example others write at the same time.
  const cluster = await world.cluster();
  const [reader, organization] = [await person(world, 'Dana'), await cluster.member()];
  await organization.letRepresent(reader.id, 'REPRESENTATIVE');
  const page = await site.signedIn(reader, '/settings');
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  const opened = page.waitForEvent('websocket', (one) => one.url() === `${site.origin.replace('http', 'ws')}/graphql`);
  await page.goto(`/en/c/${cluster.slug}/journal`);
  const socket = await opened;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));

  const partner = await cluster.member();
  const publisher = await partner.representative();
  const title = `Journal news ${randomUUID()}`;
  const publish = async (text: string) => {
    const input = { clusterId: cluster.globalId, organizationId: partner.globalId, kind: 'NEWS', title: text, body: 'Told at once.', expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
    return (await publisher.change('noticePublish', input)).__typename as string;
  };
  expect(await publish(title)).toBe('NoticePublished');
  await page.getByRole('status').filter({ hasText: '1 new entry' }).waitFor();
  expect(await publish(`${title} again`)).toBe('NoticePublished');
  await page.getByRole('status').filter({ hasText: '2 new entries' }).waitFor();
  await page.getByRole('button', { name: 'Show new entries' }).click();
  await page.getByRole('link', { name: title, exact: true }).waitFor();
  expect(await page.getByText('new entries', { exact: false }).count()).toBe(0);

  expect(await page.evaluate(async () => (await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status)).toBe(200);
  await closed;
  await page.getByRole('link', { name: title, exact: true }).waitFor();
  expect(troubles).toEqual([]);
}, 180_000);

it('shows the council number and hash, narrows by the address, and hands out the file', async () => {
  const page = await site.signedIn(demoAccount('council'), PAGE);
  await page.getByRole('columnheader', { name: 'Hash' }).waitFor();
  await page.getByText('The last entry is number', { exact: false }).waitFor();
  const offered = await page.getByLabel('Act').locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(offered).toEqual(expect.arrayContaining(['nucleus.contest', 'nucleus.answer', 'notice.answer', 'cluster.found', 'seat.give', 'seat.end']));
  const wordless = offered.filter((act) => act !== '' && sentenceOf('EN', act, null) === say('EN', 'journal.unknown', { action: act }));
  expect(wordless).toEqual([]);
  await page.getByLabel('Act').selectOption('notice.publish');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/[?&]act=notice\.publish/);
  const acts = await page.locator('tbody code', { hasText: '.' }).allTextContents();
  expect(acts.length).toBeGreaterThan(5);
  expect(new Set(acts)).toEqual(new Set(['notice.publish']));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('number,at,action');
  expect(lines.slice(1).every((line) => line.includes(',notice.publish,'))).toBe(true);
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.waitForURL((url) => url.search === '');
  expect(await page.getByLabel('Act').inputValue()).toBe('');
  await page.setViewportSize({ width: 360, height: 800 });
  const table = page.getByRole('region', { name: 'Journal' });
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect(await table.getByRole('cell').nth(1).isVisible()).toBe(true);
  await page.setViewportSize({ width: 1280, height: 900 });

  // Also by an act that is not offered.
  await page.goto(`/en${PAGE}?act=example.load&type=Cluster`);
  expect(await page.getByLabel('Act').inputValue()).toBe('example.load');
  expect(await page.locator('tbody tr').count()).toBe(1);
}, 120_000);

it('tells all that happened to an object, a page at a time', async () => {
  const organization = await (await world.cluster()).member();
  const [reader, admin] = [await person(world, 'Dana'), await organization.admin()];
  await organization.letRepresent(reader.id, 'REPRESENTATIVE');
  for (let expectedVersion = 1; expectedVersion <= 21; expectedVersion += 1) {
    const done = await admin.change('organizationUpdate', { organizationId: organization.globalId, expectedVersion, employees: expectedVersion });
    expect(done.__typename).toBe('OrganizationUpdated');
  }
  const page = await site.signedIn(reader, `/o/${organization.globalId}`);
  await page.getByText('History', { exact: true }).click();
  const entries = page.getByRole('listitem').filter({ hasText: 'changed its profile' });
  await entries.nth(19).waitFor();
  expect(await entries.count()).toBe(20);
  await page.getByRole('button', { name: 'Show more' }).click();
  await entries.nth(20).waitFor();
}, 60_000);
