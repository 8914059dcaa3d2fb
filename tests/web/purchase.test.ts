import type { Page } from 'playwright-core';
import { cut, demoAccount, isAt, Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

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
