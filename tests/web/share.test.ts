import type { Page } from 'playwright-core';
import { cut, demoAccount, hold, isAt, Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

it('lets one member publish an offer, once though the line breaks, and another answer it, seen by the two alone', async () => {
  const title = `Seed drill to share ${Date.now()}`;
  const publisher = await site.signedIn(demoAccount('member'), '/c/kostanay-grain/notices/new');
  await publisher.getByRole('radio', { name: 'Offer' }).check();
  await publisher.getByRole('textbox', { name: 'Title' }).fill(title);
  await publisher.getByRole('textbox', { name: 'Text' }).fill('Free in the last week of May.');
  await publisher.getByRole('textbox', { name: 'Product or service' }).fill('Seed drill');
  await publisher.getByRole('textbox', { name: 'How much' }).fill('2');
  await publisher.getByRole('textbox', { name: 'Price' }).fill('5000');
  const publish = publisher.getByRole('button', { name: 'Publish' });
  const lateAnswer = { errors: [{ message: 'Too late.', extensions: { code: 'UNAVAILABLE' } }] };
  await publisher.route('**/graphql', async (route) => void (await route.fetch(), await route.fulfill({ json: lateAnswer })), { times: 1 });
  await publish.click();
  await publisher.getByText('The server cannot be reached, so it is not known whether this arrived.', { exact: false }).waitFor();
  await publisher.reload();
  await publisher.getByText('What you typed before is here again', { exact: false }).waitFor();
  const feed = await hold(publisher, /notices\?.*_rsc=/);
  await publish.click();
  await publisher.getByText('The notice is shown.').waitFor();
  expect(await publish.isDisabled()).toBe(true);
  feed.release();
  await publisher.waitForURL(/\/notices(\?|$)/);
  await publisher.getByText(title).waitFor();
  expect(await publisher.getByText(title).count()).toBe(1);
  // What is said in passing outlives the frame of the page that it was first said on.
  await publisher.getByRole('button', { name: /^Account:/ }).click();
  await publisher.getByRole('menuitem', { name: 'Settings' }).click();
  await publisher.waitForURL(/\/settings/);
  const signOut = await cut(publisher, /sign-out/);
  await publisher.getByRole('button', { name: /^Account:/ }).click();
  await publisher.getByRole('menuitem', { name: 'Sign out' }).click();
  await publisher.getByText('You are still signed in', { exact: false }).waitFor();
  await signOut.mend();
  await publisher.goBack();

  // The price of an offer is for one unit, wherever it is read.
  const reader = await site.signedIn(demoAccount('partner'), '/c/kostanay-grain');
  await reader.getByRole('listitem').filter({ hasText: title }).getByText('₸5,000 per t', { exact: true }).waitFor();
  await reader.goto('/en/c/kostanay-grain/notices');
  const { mend } = await cut(reader, /graphql/, 'FindPartner');
  await reader.getByRole('combobox', { name: 'Published by' }).pressSequentially('qq');
  await reader.getByText('The search cannot be reached.', { exact: false }).waitFor();
  await mend();
  const notice = reader.getByRole('listitem').filter({ hasText: title });
  await notice.getByRole('button', { name: 'Answer' }).click();
  const answer = notice.getByRole('textbox', { name: 'Your answer' });
  await notice.getByRole('button', { name: 'Send' }).click();
  await notice.getByRole('alert').waitFor();
  expect(await isAt(answer)).toBe(true);
  await answer.fill('We take it from the 25th.');
  await notice.getByRole('button', { name: 'Send' }).click();
  await reader.getByText('has your answer.', { exact: false }).waitFor();
  await notice.getByRole('link', { name: title }).click();
  await reader.getByRole('heading', { level: 1, name: title }).waitFor();
  await reader.getByText('We take it from the 25th.').waitFor();
  const address = new URL(reader.url()).pathname.replace('/en', '');

  await answerAgain(reader, decodeURIComponent(address.split('/').at(-1) ?? ''), 11);
  await publisher.reload();
  const own = publisher.getByRole('listitem').filter({ hasText: title });
  const oldest = own.getByText('We take it from the 25th.');
  await own.getByText('More than 10 answers, each seen by its two sides').waitFor();
  expect(await oldest.count()).toBe(0);
  const page = await cut(publisher, /graphql/, 'NoticeAnswers');
  await own.getByRole('button', { name: 'Show more' }).click();
  await own.getByText('did not arrive', { exact: false }).waitFor();
  await page.mend();
  await own.getByRole('button', { name: 'Show more' }).click();
  await oldest.waitFor();
  await own.getByText('12 answers, each seen by its two sides').waitFor();
  expect(await own.getByRole('button', { name: 'Show more' }).count()).toBe(0);
  for (const other of [await site.signedIn(demoAccount('integrator'), address), await site.visit(`/en${address}`)]) {
    await other.getByRole('heading', { level: 1, name: title }).waitFor();
    await other.getByText('Free in the last week of May.').waitFor();
    expect(await other.getByText('We take it from the 25th.').count()).toBe(0);
  }
}, 120_000);

/** Has the one who is signed in there answer a notice so many times more. */
async function answerAgain(page: Page, noticeId: string, times: number): Promise<void> {
  const ask = async (query: string, variables: object = {}) =>
    (await page.request.post('/graphql', { data: { query, variables }, headers: { origin: new URL(page.url()).origin } })).json();
  const { data } = await ask('{ viewer { representations { organization { id } } } }');
  const organizationId = data.viewer.representations[0].organization.id;
  for (let n = 1; n <= times; n += 1) {
    const input = { noticeId, organizationId, text: `Or ${n} days later.`, idempotencyKey: `more answers ${noticeId} ${n}` };
    const answered = await ask('mutation ($input: NoticeAnswerInput!) { noticeAnswer(input: $input) { __typename } }', { input });
    expect(answered).toEqual({ data: { noticeAnswer: { __typename: 'NoticeAnswered' } }, extensions: expect.anything() });
  }
}

it('lets one member declare a tie and the other confirm it, which the journal tells with both names', async () => {
  const partner = await site.signedIn(demoAccount('partner'), '/settings');
  const owner = await site.signedIn(demoAccount('member'), '/settings');
  const actsFor = async (page: Page) => (await page.getByRole('main').locator('a[href*="/o/"]').first().textContent()) ?? '';
  const [partnerName, ownerName] = [await actsFor(partner), await actsFor(owner)];
  await partner.goto('/en/c/kostanay-grain/ties/new');
  await partner.getByRole('combobox', { name: 'Partner' }).fill(ownerName.slice(0, 8));
  await partner.getByRole('option', { name: ownerName }).click();
  await partner.getByRole('combobox', { name: 'Kind of tie' }).click();
  await partner.getByRole('option', { name: 'Mentoring' }).click();
  await partner.getByRole('button', { name: 'Declare' }).click();
  await partner.waitForURL(/\/ties(\?|$)/);

  await owner.goto('/en/c/kostanay-grain/journal');
  await owner.getByRole('link', { name: 'Mentoring' }).first().click();
  const tie = owner.getByRole('listitem').filter({ hasText: 'mentors' });
  await tie.getByRole('button', { name: 'Confirm' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Confirm the tie' }).click();
  await owner.getByText('The tie is confirmed.', { exact: false }).waitFor();
  await tie.getByText('History').click();
  await tie.getByText(`${ownerName} confirmed a tie.`, { exact: false }).waitFor();
  await tie.getByText(`${partnerName} declared a tie.`, { exact: false }).waitFor();
  const visitor = await site.visit('/en/sign-in');
  expect((await owner.goto(owner.url()))?.status()).toBe(200);
  expect((await visitor.goto(owner.url()))?.status()).toBe(404);
}, 120_000);
