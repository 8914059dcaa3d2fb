import type { Page } from 'playwright-core';
import { codeOf } from '../kit/code.js';
import { linkIn, mailsTo } from '../kit/mail.js';
import { cut, isAt, Site } from '../kit/site.js';
import { World } from '../kit/world.js';

const PASSWORD = 'egin-jolda-2031';

let world: World;
let site: Site;

beforeAll(async () => {
  [world, site] = await Promise.all([World.create(), Site.open()]);
}, 120_000);

afterEach(() => site.leave());
afterAll(() => Promise.all([world.close(), site.close()]));

/** The link in the first mail to an address that fits; the outbox has it before the page says so. */
async function mailedLink(email: string, fits = /./): Promise<string> {
  const mail = (await mailsTo(world.database, email)).find(({ text }) => fits.test(text));
  if (mail === undefined) throw new Error(`no such mail to ${email}`);
  return linkIn(mail).href;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a newcomer registers, confirms the address, sets up a second step, signs in with it and ends a session elsewhere', async () => {
  const email = `${crypto.randomUUID()}@example.org`;
  const first = await site.visit('/en/register?returnTo=/settings/security');
  await first.getByRole('button', { name: 'Register' }).click();
  expect(await first.getByLabel('Your name').evaluate((field) => field === document.activeElement)).toBe(true);
  await first.getByLabel('Your name').fill('Ерлан Сұлтанов');
  await first.getByLabel('E-mail').fill(email);
  await first.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await first.getByRole('button', { name: 'Register' }).click();
  await first.getByRole('heading', { name: 'Look into your mail' }).waitFor();

  // Not before the address is confirmed.
  const early = await site.visit('/en/sign-in');
  await signIn(early, email);
  await early.getByText('The address is not confirmed yet.').waitFor();
  await early.context().close();

  await first.goto(await mailedLink(email));
  await first.getByRole('button', { name: 'Confirm the address' }).click();
  await first.getByText('The address is confirmed.').waitFor();
  expect(first.url()).not.toContain('#');
  await first.locator('main').getByRole('link', { name: 'Sign in' }).click();
  await signIn(first, email);
  await first.waitForURL('**/en/settings/security');

  await first.getByRole('button', { name: 'Set up' }).click();
  await first.getByLabel('Your password').fill(PASSWORD);
  await first.getByRole('button', { name: 'Go on' }).click();
  const secret = await first.getByText('Key', { exact: true }).locator('xpath=../p').innerText();
  await first.getByRole('img', { name: 'Picture to scan with the app' }).waitFor();
  const codes = await first.locator('main li').filter({ hasText: /^\w{5}-\w{5}$/ }).allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await first.getByLabel('I have kept the codes').check();
  await first.getByLabel('Code of the app').fill(await codeOf(`otpauth://totp/x?secret=${secret}`));
  await first.getByRole('button', { name: 'Switch on' }).click();
  await first.getByText('It is on: after the password you are asked for a code.').waitFor();

  // Another browser needs the code, a wrong one does not do, and a recovery code does.
  const second = await site.visit('/en/sign-in?returnTo=/settings/security');
  await signIn(second, email);
  await second.getByLabel('Code', { exact: true }).fill('000000');
  await second.getByRole('button', { name: 'Go on' }).click();
  await second.getByText('The code is wrong').waitFor();
  await second.getByLabel('Code', { exact: true }).fill(await codeOf(`otpauth://totp/x?secret=${secret}`));
  await second.getByRole('button', { name: 'Go on' }).click();
  await second.waitForURL('**/en/settings/security');
  const third = await site.visit('/en/sign-in?returnTo=/settings/account');
  await signIn(third, email);
  await third.getByRole('button', { name: 'Use a recovery code' }).click();
  await third.getByLabel('Recovery code').fill(codes[0] ?? '');
  await third.getByRole('button', { name: 'Go on' }).click();
  await third.waitForURL('**/en/settings/account');

  // Signed out from elsewhere, a browser is a visitor at its next page.
  await first.reload();
  await first.getByRole('button', { name: /^Sign out there/ }).nth(1).waitFor();
  await first.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await first.getByText('All other sessions have ended.').waitFor();
  await first.getByRole('button', { name: /^Sign out there/ }).first().waitFor({ state: 'detached' });
  await second.reload();
  await second.getByText('Sign in to see this.').waitFor();
  await third.reload();
  await third.getByText('Sign in to see this.').waitFor();
  expect((await mailsTo(world.database, email)).some(({ text }) => text.includes('A second step was switched on'))).toBe(true);
}, 120_000);

test('a forgotten password is replaced, a passkey signs in without one, and the account is erased', async () => {
  const email = `${crypto.randomUUID()}@example.org`;
  const page = await site.visit('/kk/register');
  await page.getByLabel('Атыңыз').fill('Айгүл');
  await page.getByLabel('Электрондық пошта').fill(email);
  await page.getByLabel('Құпиясөз', { exact: true }).fill('another-password');
  await page.getByRole('button', { name: 'Тіркелу' }).click();
  await page.getByRole('heading', { name: 'Поштаңызды қараңыз' }).waitFor();
  expect(await mailedLink(email)).toContain('/kk/verify#');

  // The way back lasts through all of it, the mail included.
  const wanted = '/en/c/kostanay-grain/members?kind=RESEARCH_INSTITUTE';
  await page.goto(wanted);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Forgot the password?' }).click();
  await page.getByRole('heading', { name: 'A new password' }).waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('a message with a link is on its way').waitFor();
  await page.goto(await mailedLink(email, /reset-password#/));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('The new password is set').waitFor();
  await page.locator('main').getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, email);
  await page.waitForURL(`**${wanted}`);
  await page.goto('/en/register?returnTo=/settings/security');
  await page.getByText('You are signed in as Айгүл.').waitFor();
  await page.locator('main').getByRole('link').click();
  await page.waitForURL('**/en/settings/security');

  // A passkey of an authenticator that the browser plays.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.getByLabel('Name of the device').fill('Office laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('The passkey is added.').waitFor();
  await page.getByText('Office laptop', { exact: true }).waitFor();
  await page.context().clearCookies();
  await page.goto('/en/sign-in?returnTo=/settings/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL('**/en/settings/account');

  const { mend } = await cut(page, /auth\/security/);
  await page.reload();
  await page.getByText('Your settings did not arrive.').waitFor();
  await mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel('Telephone').fill('+7 714 200 00 00');
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.getByText('Nothing is stored or shown without your consent.').waitFor();
  await page.getByLabel(/^I agree/).check();
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.getByText(/^Shown since/).waitFor();

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()]);
  expect(download.suggestedFilename()).toBe('ozek-account.json');

  await page.getByRole('button', { name: 'Erase the account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill('not-the-password');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.getByText('This is not your password.').waitFor();
  expect(await isAt(dialog.getByLabel('Your password'))).toBe(true);
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await page.waitForURL(/\/en$/);
  await page.goto('/en/sign-in');
  await signIn(page, email);
  await page.getByText('No account has this e-mail with this password.').waitFor();
}, 120_000);
