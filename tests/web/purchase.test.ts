import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Operations } from '../../server/src/journal/operation.js';
import { closeDueInitiatives } from '../../server/src/modules/initiative/deadline.js';
import { adminOfAll, commit, localId, members, promise, propose, purchase } from '../api/initiative/kit.js';
import { person } from '../kit/person.js';
import { cut, demoAccount, isAt, Site } from '../kit/site.js';
import { ORIGIN, World } from '../kit/world.js';

let site: Site;
let world: World;
beforeAll(async () => {
  [world, site] = await Promise.all([World.create(), Site.open()]);
});
afterAll(async () => {
  await site.close();
  await world.close();
});

/** Signs somebody in in a browser that another used before. */
async function signIn(page: Page, role: string): Promise<void> {
  const { email, password } = demoAccount(role);
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: site.origin } });
  expect(answer.status()).toBe(200);
}

it('lets one member propose a purchase and another commit to it, change it and take it back', async () => {
  const title = `Diesel for the sowing ${Date.now()}`;
  const organizer = await site.signedIn(demoAccount('member'), '/c/kostanay-grain/purchases/new');
  const typedTitle = organizer.getByRole('textbox', { name: 'Title', exact: true });
  await typedTitle.fill('Typed before the line broke');
  await organizer.getByRole('textbox', { name: 'Minimum', exact: true }).fill('2,000');
  await organizer.getByText('What you type is kept on this device', { exact: false }).waitFor();
  // The session ends. Another person on the device sees nothing of it; their own text is there again, its numbers as the page's language has them.
  await organizer.context().clearCookies();
  await signIn(organizer, 'partner');
  await organizer.reload();
  expect(await typedTitle.inputValue()).toBe('');
  await signIn(organizer, 'member');
  await organizer.goto('/ru/c/kostanay-grain/purchases/new');
  await organizer.getByRole('status').filter({ hasText: 'Введённое раньше снова здесь' }).waitFor();
  expect(await organizer.getByRole('textbox', { name: 'Минимум', exact: true }).inputValue()).toBe('2000');
  await organizer.goto('/en/c/kostanay-grain/purchases/new');
  await organizer.getByText('What you typed before is here again', { exact: false }).waitFor();
  expect(await typedTitle.inputValue()).toBe('Typed before the line broke');
  await organizer.getByRole('button', { name: 'Discard it' }).press('Enter');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Discard' }).press('Enter');
  await organizer.getByText('What you typed was discarded.').waitFor();
  expect(await isAt(typedTitle)).toBe(true);
  await organizer.reload();
  expect(await typedTitle.inputValue()).toBe('');

  await typedTitle.fill(title);
  await organizer.getByRole('textbox', { name: 'Delivery, quality, payment', exact: true }).fill('Delivered to the yard in May, summer grade, paid within 30 days.');
  await organizer.getByRole('textbox', { name: 'Product', exact: true }).fill('Diesel fuel, summer grade');
  await organizer.getByRole('textbox', { name: 'Pack', exact: true }).fill('5');
  await organizer.getByRole('textbox', { name: 'Minimum', exact: true }).fill('1,000');
  await organizer.getByText('in 7 days').or(organizer.getByText('in 14 days')).first().click();
  await organizer.getByRole('button', { name: 'Look over' }).click();
  await organizer.getByText('So members will read it.', { exact: false }).waitFor();
  await organizer.goBack();
  expect(await organizer.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe(title);
  expect(await organizer.getByRole('textbox', { name: 'Minimum', exact: true }).inputValue()).toBe('1,000');
  await organizer.getByRole('button', { name: 'Look over' }).click();
  await organizer.getByText('minimum 1,000 t', { exact: false }).waitFor();
  await organizer.getByRole('button', { name: 'Publish' }).click();
  await organizer.waitForURL(/\/purchases\/(?!new)[^/]+$/);
  await organizer.getByRole('heading', { name: title }).waitFor();
  await organizer.getByText('History', { exact: true }).click();
  await organizer.getByText('proposed a joint purchase', { exact: false }).waitFor();

  // Nothing is kept of what was done, nor by who signs out.
  const proposed = organizer.url();
  await organizer.goto('/en/c/kostanay-grain/purchases/new');
  expect(await typedTitle.inputValue()).toBe('');
  await typedTitle.fill('Left behind');
  await organizer.getByRole('button', { name: /^Account:/ }).click();
  await organizer.getByRole('menuitem', { name: 'Sign out' }).click();
  await organizer.waitForURL(/\/en$/);
  await signIn(organizer, 'member');
  await organizer.goto('/en/c/kostanay-grain/purchases/new');
  expect(await typedTitle.inputValue()).toBe('');
  // Nor what nobody came back to for weeks.
  await typedTitle.fill('Forgotten');
  await organizer.getByText('What you type is kept on this device', { exact: false }).waitFor();
  await organizer.evaluate((weeksAgo) => {
    for (const [place, text] of Object.entries(localStorage)) {
      if (place.startsWith('ozek-kept:')) localStorage.setItem(place, JSON.stringify({ ...(JSON.parse(String(text)) as object), at: weeksAgo }));
    }
  }, new Date(Date.now() - 15 * 86_400_000).toISOString());
  await organizer.reload();
  expect(await typedTitle.inputValue()).toBe('');
  await organizer.goto(proposed);

  const buyer = await site.signedIn(demoAccount('partner'), new URL(proposed).pathname.replace('/en', ''));
  await buyer.getByRole('textbox', { name: 'Firm', exact: true }).fill('12');
  await buyer.getByRole('button', { name: /Look over|Commit/ }).first().click();
  await buyer.getByText('Whole packs of', { exact: false }).first().waitFor();
  await buyer.getByRole('textbox', { name: 'Firm', exact: true }).fill('40');
  const programs = await cut(buyer, /_next\/static/);
  await buyer.getByRole('button', { name: /Look over|Commit/ }).first().click();
  await buyer.getByText('This part of the page did not arrive.', { exact: false }).waitFor();
  expect(await buyer.getByRole('textbox', { name: 'Firm', exact: true }).inputValue()).toBe('40');
  await programs.mend();
  await buyer.getByRole('button', { name: /Look over|Commit/ }).first().click();
  await buyer.getByRole('dialog').getByRole('button', { name: 'Commit' }).click();
  await buyer.getByText('Takes 40', { exact: false }).waitFor();

  await buyer.getByRole('button', { name: 'Change', exact: true }).click();
  await buyer.getByRole('textbox', { name: 'Firm', exact: true }).fill('60');
  await buyer.getByRole('button', { name: /Look over|Commit/ }).first().click();
  await buyer.getByRole('dialog').getByRole('button', { name: 'Commit' }).click();
  await buyer.getByText('Takes 60', { exact: false }).waitFor();
  // What the organizer's page asks for from now on knows of the commitment, and does not tell it.
  const asked = await organizer.waitForRequest((request) => /query Purchase\b/.test(request.postData() ?? ''));
  await (await asked.response())?.finished();
  await organizer.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await organizer.getByText('Takes 60', { exact: false }).count()).toBe(0);

  await buyer.getByRole('button', { name: 'Take back' }).click();
  await buyer.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await buyer.getByRole('textbox', { name: 'Firm', exact: true }).fill('25');

  // Meanwhile a colleague commits, without a firm part; what is typed here stays.
  const colleague = await buyer.context().newPage();
  await colleague.goto(buyer.url());
  await colleague.getByRole('textbox', { name: 'Flexible', exact: true }).fill('10');
  await colleague.getByRole('textbox', { name: /^Highest price/ }).fill('1.005');
  await colleague.getByRole('button', { name: 'Commit', exact: true }).click();
  await colleague.getByText('at most 2 decimals', { exact: false }).waitFor();
  await colleague.getByRole('textbox', { name: /^Highest price/ }).fill('');
  await colleague.getByRole('button', { name: 'Commit', exact: true }).click();
  await colleague.getByRole('dialog').getByRole('button', { name: 'Commit' }).click();
  await colleague.getByRole('button', { name: 'Change', exact: true }).waitFor();
  expect(await colleague.getByText('in any case', { exact: false }).count()).toBe(0);
  await colleague.close();
  await buyer.getByText('Something changed meanwhile', { exact: false }).waitFor();
  expect(await buyer.getByRole('textbox', { name: 'Firm', exact: true }).inputValue()).toBe('25');
  await buyer.getByText('up to 10', { exact: false }).waitFor();

  // Signed out, as in another tab: the example is open to visitors, yet it is not told that nothing was promised.
  await buyer.request.post('/api/auth/sign-out', { data: {}, headers: { origin: new URL(buyer.url()).origin } });
  const news = 'query Purchase(';
  await cut(organizer, /graphql/, news);
  await Promise.all([
    organizer.getByText('The newest state could not be read', { exact: false }).waitFor(),
    buyer.getByText('This purchase is not shown to you any more', { exact: false }).waitFor(),
  ]);
  expect(await organizer.getByText('Renews itself').count()).toBe(0);
  expect(await buyer.getByText('up to 10', { exact: false }).count()).toBe(1);
  expect(await buyer.getByRole('textbox', { name: 'Firm', exact: true }).inputValue()).toBe('25');
}, 120_000);

it('says what to do once the minimums are met, and gives the organizer what suppliers need without anything of a single member', async () => {
  const cluster = await world.cluster();
  const all = await members(cluster, 6);
  const [mill, farm, ...others] = all;
  if (mill === undefined || farm === undefined) throw new Error('six members were made');
  const steward = await adminOfAll(world, cluster, all);
  const [manager, buyer] = [await person(world, 'Aigerim'), await person(world, 'Marat')];
  await mill.letRepresent(manager.id, 'ADMIN');
  await farm.letRepresent(buyer.id, 'ADMIN');
  const lines = [
    { product: 'Diesel, summer', unit: 'LTR', pack: '1000', minimum: '3000' },
    { product: 'Oil', unit: 'LTR', pack: '1', minimum: '100' },
  ];
  const to = await propose(steward, purchase(cluster, mill, { title: 'Fuel for August', lines }));
  for (const organization of [mill, farm, ...others.slice(0, 2)]) await commit(steward, promise(to, organization, '2000', { flexible: '1000', ceiling: '331.77' }));
  await commit(steward, promise(to, mill, '3000', { flexible: '1000', ceiling: '331.77', expectedVersion: 1 }));
  for (const organization of others.slice(0, 3)) await commit(steward, promise(to, organization, '47', { lineId: to.lines[1]?.id }));
  const failed = await propose(steward, purchase(cluster, mill, { title: 'Fuel for September', lines, minimumParticipants: 4 }));
  await world.run('MATCH (i:Initiative) WHERE i.id IN $ids SET i.deadlineAt = datetime.realtime()', { ids: [to.id, failed.id].map(localId) });
  await closeDueInitiatives(world.database, new Operations(world.database), ORIGIN);

  const sheet = `/c/${cluster.slug}/purchases/${encodeURIComponent(to.id)}`;
  const phone = { viewport: { width: 360, height: 740 }, acceptDownloads: true };
  // Today leads there, and tells each side its own next step.
  const today = { name: 'Purchases that met their minimum: your next step' };
  const taker = await site.signedIn(buyer, `/c/${cluster.slug}`, phone);
  await taker.getByRole('region', today).getByText(/^Write to .* that you take part, and how much you committed\.$/).waitFor();
  const organizer = await site.signedIn(manager, `/c/${cluster.slug}`, phone);
  await organizer.getByRole('region', today).getByText('Ask suppliers for a price: the demand to send them is ready.').waitFor();
  await organizer.getByRole('region', today).getByRole('link', { name: 'Fuel for August' }).click();
  await organizer.getByRole('heading', { name: 'What happens next' }).waitFor();
  await organizer.getByText('Those who committed do not see how to reach you').waitFor();
  // What only three committed to is not told, and met all the same.
  await organizer.getByText('Minimum met: at least 100 l. The sum is not told', { exact: false }).waitFor();
  const letter = organizer.getByText('Request for a price: Fuel for August');
  const text = (await letter.innerText()).replaceAll('\u00a0', ' ');
  expect(text).toMatch(/1\. Diesel, summer\s+Firm quantity: at least 3,000 l\s+Sum as of [^\n]*\(UTC\+5\): 9,000 l firm, and up to 4,000 l more at a better price/);
  expect(text).toMatch(/2\. Oil\s+Firm quantity: at least 100 l\s+In packs/);
  expect(text).not.toMatch(/331|141 l|47 l/);
  const [download] = await Promise.all([organizer.waitForEvent('download'), organizer.getByRole('button', { name: 'Table (CSV)' }).click()]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${cluster.slug}-demand-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
  const [, diesel, oil] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(diesel).toMatch(/^"Diesel, summer",,l,1000,3000,9000,4000,"/);
  expect(oil).toBe('Oil,,l,1,100,,,');
  // On paper the letter stands alone: the sheet holds one's own highest price.
  await organizer.getByText('331.77', { exact: false }).first().waitFor();
  await organizer.evaluate(() => (window.print = () => undefined));
  await organizer.getByRole('button', { name: 'Print the demand' }).click();
  await organizer.emulateMedia({ media: 'print' });
  expect([await letter.isVisible(), await organizer.getByText('331.77', { exact: false }).first().isVisible()]).toEqual([true, false]);
  await organizer.emulateMedia({ media: 'screen' });
  await organizer.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await organizer.evaluate(() => 'print' in document.documentElement.dataset)).toBe(false);

  await organizer.getByRole('link', { name: 'Publish a request' }).click();
  await organizer.waitForURL(/\/notices\/new\?purchase=/);
  expect(await organizer.getByRole('radio', { name: /^Request/ }).isChecked()).toBe(true);
  expect(await organizer.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('Request for a price: Fuel for August');
  expect(await organizer.getByRole('textbox', { name: 'Text', exact: true }).inputValue()).toContain('2. Oil');
  await organizer.getByRole('button', { name: 'Publish' }).click();
  await organizer.waitForURL(/\/notices$/);
  await organizer.getByText('Request for a price: Fuel for August').first().waitFor();
  // An ordinary notice begins empty, and so does one that somebody else would make of the purchase.
  await organizer.goto(`/en/c/${cluster.slug}/notices/new`);
  expect(await organizer.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('');

  // What did not come about is proposed again without typing it again.
  await organizer.goto(`/en/c/${cluster.slug}/purchases/${encodeURIComponent(failed.id)}`);
  await organizer.getByRole('link', { name: 'Propose it again' }).click();
  await organizer.waitForURL(/\/purchases\/new\?again=/);
  expect(await organizer.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('Fuel for September');
  expect(await organizer.getByRole('textbox', { name: 'Product', exact: true }).nth(1).inputValue()).toBe('Oil');
  await organizer.getByRole('button', { name: 'Look over' }).click();
  await organizer.getByRole('button', { name: 'Publish' }).click();
  await organizer.waitForURL(/\/purchases\/(?!new)[^/]+$/);
  await organizer.getByRole('heading', { name: 'Fuel for September' }).waitFor();

  await world.run("MATCH (o:Organization {id: $id}) SET o.contactEmail = 'office@mill.example'", { id: mill.id });
  const committed = await site.signedIn(buyer, sheet, phone);
  await committed.getByText('now asks suppliers for prices', { exact: false }).waitFor();
  await committed.getByRole('link', { name: 'office@mill.example' }).waitFor();
  await committed.getByText('Please answer to: office@mill.example', { exact: false }).waitFor();
  expect(await committed.getByRole('link', { name: 'Publish a request' }).count()).toBe(0);
  await committed.goto(`/en/c/${cluster.slug}/notices/new?purchase=${encodeURIComponent(to.id)}`);
  expect(await committed.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('');
}, 120_000);
