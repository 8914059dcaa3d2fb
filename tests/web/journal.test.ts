import { readFile } from 'node:fs/promises';
import { demoAccount, Site } from '../kit/site.js';

const PAGE = '/c/kostanay-grain/journal';

let site: Site;
beforeAll(async () => {
  site = await Site.start();
}, 120_000);
afterAll(() => site.stop());

it('shows a member what happened, without the numbers of the chain', async () => {
  const page = await site.signedIn(demoAccount('member'), PAGE);
  await page.getByText('published a notice.', { exact: false }).first().waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'CSV' }).count()).toBe(0);
  const before = await page.getByRole('listitem').count();
  await page.getByRole('button', { name: 'more', exact: false }).click();
  await page.waitForFunction((count) => document.querySelectorAll('main li').length > count, before);
}, 120_000);

it('shows the council number and hash, narrows by the address, and hands out the file', async () => {
  const page = await site.signedIn(demoAccount('council'), PAGE);
  await page.getByRole('columnheader', { name: 'Hash' }).waitFor();
  await page.getByText('The last entry is number', { exact: false }).waitFor();
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
}, 120_000);

it('shows on a tie who declared and who confirmed it', async () => {
  const partner = await site.signedIn(demoAccount('partner'), '/c/kostanay-grain/ties/new');
  const owner = await site.signedIn(demoAccount('member'), '/settings');
  const name = (await owner.getByRole('main').locator('a[href*="/o/"]').first().textContent()) ?? '';
  await partner.getByRole('combobox', { name: 'Partner' }).fill(name.slice(0, 8));
  await partner.getByRole('option', { name }).click();
  await partner.getByRole('combobox', { name: 'Kind of tie' }).click();
  await partner.getByRole('option', { name: 'Lease' }).click();
  await partner.getByRole('button', { name: 'Declare' }).click();
  await partner.waitForURL(/\/ties(\?|$)/);

  await owner.goto('/en/c/kostanay-grain/ties');
  const tie = owner.getByRole('listitem').filter({ hasText: 'Lease' }).filter({ has: owner.getByRole('button', { name: 'Confirm' }) });
  await tie.first().getByRole('button', { name: 'Confirm' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Confirm the tie' }).click();
  await owner.getByText('The tie is confirmed.', { exact: false }).waitFor();
  await owner.goto('/en/c/kostanay-grain/ties');
  const confirmed = owner.getByRole('listitem').filter({ hasText: 'Lease' }).first();
  await confirmed.getByText('History').click();
  await confirmed.getByText('confirmed a tie.', { exact: false }).waitFor();
  await confirmed.getByText('declared a tie.', { exact: false }).waitFor();
}, 120_000);
