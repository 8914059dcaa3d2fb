import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { demoAccount, Site } from '../kit/site.js';

const PAGE = '/c/kostanay-grain/journal';

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

it('shows a member what happened, without the numbers of the chain', async () => {
  const page = await site.signedIn(demoAccount('member'), PAGE);
  await page.getByText('published a notice.', { exact: false }).first().waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'CSV' }).count()).toBe(0);
  const before = await page.getByRole('listitem').count();
  await page.getByRole('button', { name: 'more', exact: false }).click();
  await page.waitForFunction((count) => document.querySelectorAll('main li').length > count, before);
}, 120_000);

it('says while it is open that something new was written, shows it when asked to, and stays whole when the session ends', async () => {
  const page = await site.signedIn(demoAccount('member'), '/settings');
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  const opened = page.waitForEvent('websocket', (one) => one.url() === `${site.origin.replace('http', 'ws')}/graphql`);
  await page.goto(`/en${PAGE}`);
  const socket = await opened;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));

  const partner = await site.signedIn(demoAccount('partner'), '/c/kostanay-grain/notices/new');
  const title = `Journal news ${randomUUID()}`;
  const publish = (text: string) =>
    partner.evaluate(
      async ({ title: given, expiresAt }) => {
        const ask = async (query: string, variables: object = {}) =>
          (await (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })).json()).data;
        const { cluster, viewer } = await ask('{ cluster(slug: "kostanay-grain") { id } viewer { representations { organization { id } } } }');
        const input = { clusterId: cluster.id, organizationId: viewer.representations[0].organization.id, kind: 'NEWS', title: given, body: 'Told at once.', expiresAt, idempotencyKey: given };
        const { noticePublish } = await ask('mutation ($input: NoticePublishInput!) { noticePublish(input: $input) { __typename } }', { input });
        return noticePublish.__typename as string;
      },
      { title: text, expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
    );
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
