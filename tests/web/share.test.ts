import { demoAccount, Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

it('lets one member publish an offer and another answer it, seen by the two alone', async () => {
  const title = `Seed drill to share ${Date.now()}`;
  const publisher = await site.signedIn(demoAccount('member'), '/c/kostanay-grain/notices/new');
  await publisher.getByRole('radio', { name: 'Offer' }).check();
  await publisher.getByRole('textbox', { name: 'Title' }).fill(title);
  await publisher.getByRole('textbox', { name: 'Text' }).fill('Free in the last week of May.');
  await publisher.getByRole('textbox', { name: 'Product or service' }).fill('Seed drill');
  await publisher.getByRole('button', { name: 'Publish' }).click();
  await publisher.waitForURL(/\/notices(\?|$)/);
  await publisher.getByText(title).waitFor();

  const reader = await site.signedIn(demoAccount('partner'), '/c/kostanay-grain/notices');
  const notice = reader.getByRole('listitem').filter({ hasText: title });
  await notice.getByRole('button', { name: 'Answer' }).click();
  await notice.getByRole('textbox', { name: 'Your answer' }).fill('We take it from the 25th.');
  await notice.getByRole('button', { name: 'Send' }).click();
  await reader.getByText('has your answer.', { exact: false }).waitFor();
  await notice.getByText('We take it from the 25th.').waitFor();

  await publisher.reload();
  await publisher.getByRole('listitem').filter({ hasText: title }).getByText('We take it from the 25th.').waitFor();
  const visitor = await site.visit('/en/c/kostanay-grain/notices');
  await visitor.getByText(title).waitFor();
  expect(await visitor.getByText('We take it from the 25th.').count()).toBe(0);
}, 120_000);

it('lets one member declare a tie and the other confirm it', async () => {
  const partner = await site.signedIn(demoAccount('partner'), '/c/kostanay-grain/ties/new');
  const owner = await site.signedIn(demoAccount('member'), '/settings');
  const name = (await owner.getByRole('main').locator('a[href*="/o/"]').first().textContent()) ?? '';
  await partner.getByRole('combobox', { name: 'Partner' }).fill(name.slice(0, 8));
  await partner.getByRole('option', { name }).click();
  await partner.getByRole('combobox', { name: 'Kind of tie' }).click();
  await partner.getByRole('option', { name: 'Seconded people' }).click();
  await partner.getByRole('button', { name: 'Declare' }).click();
  await partner.waitForURL(/\/ties(\?|$)/);

  await owner.goto('/en/c/kostanay-grain/ties');
  const waiting = owner.getByRole('listitem').filter({ hasText: 'work at' }).first();
  await waiting.getByRole('button', { name: 'Confirm' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Confirm the tie' }).click();
  await owner.getByText('The tie is confirmed.', { exact: false }).waitFor();
}, 120_000);
