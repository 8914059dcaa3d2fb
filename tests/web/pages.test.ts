import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { demoAccount, Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.start();
}, 120_000);
afterAll(() => site.stop());

const CLUSTER = '/c/kostanay-grain';
const PAGES = ['', '/sign-in', CLUSTER, `${CLUSTER}/nucleus`, `${CLUSTER}/members`, `${CLUSTER}/ties`, `${CLUSTER}/purchases`, `${CLUSTER}/notices`, '/developers'];
const FORMS = [`${CLUSTER}/ties/new`, `${CLUSTER}/purchases/new`, `${CLUSTER}/notices/new`, '/settings'];

/** Goes to a page and gives what is wrong with it, in words. */
async function faults(page: Page, path: string): Promise<string[]> {
  const told: string[] = [];
  page.on('pageerror', (error) => told.push(`${path} threw ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') told.push(`${path} logged ${message.text()}`);
  });
  const response = await page.goto(path);
  // A violation of it is logged as an error.
  const policy = response?.headers()['content-security-policy'] ?? '';
  if (!/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/.test(policy)) told.push(`${path} has the policy ${policy}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) told.push(`${path} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  const [wide, visible] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if ((wide ?? 0) > (visible ?? 0)) told.push(`${path} is ${wide} px wide on a screen of ${visible}`);
  // A missing message shows as its key.
  const text = await page.locator('body').innerText();
  const keys = text.match(/\b(?:cluster|landing|member|notice|nucleus|organization|procurement|settings|shell|terms|tie|ui)\.[a-zA-Z.]+\b/g) ?? [];
  return [...told, ...keys.map((key) => `${path} shows the key ${key}`)];
}

it.each([
  ['en', 1280, 'light'],
  ['en', 320, 'light'],
  ['en', 768, 'dark'],
  ['kk', 360, 'light'],
  ['ru', 360, 'dark'],
] as const)('has no fault on its public pages in %s at %i pixels, %s', async (locale, width, colorScheme) => {
  const page = await site.visit(`/${locale}`, { viewport: { width, height: 800 }, colorScheme });
  const told: string[] = [];
  for (const path of PAGES) told.push(...(await faults(page, `/${locale}${path}`)));
  expect(told).toEqual([]);
  await page.context().close();
}, 180_000);

it.each([
  ['en', 1280],
  ['kk', 320],
  ['ru', 320],
] as const)('has no fault on its forms in %s at %i pixels', async (locale, width) => {
  const page = await site.signedIn(demoAccount('member'), CLUSTER, { viewport: { width, height: 800 } });
  const told: string[] = [];
  for (const path of FORMS) told.push(...(await faults(page, `/${locale}${path}`)));
  expect(told).toEqual([]);
  await page.context().close();
}, 180_000);

it('says in three languages that a page does not exist, and keeps other sites out of the way back', async () => {
  for (const [locale, width] of [['kk', 360], ['ru', 360], ['en', 1280]] as const) {
    const page = await site.visit(`/${locale}/c/no-such-cluster`, { viewport: { width, height: 800 } });
    expect(await page.getByRole('heading').first().textContent()).toBeTruthy();
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  }
  const page = await site.visit('/en/sign-in?returnTo=https://elsewhere.example/');
  const { email, password } = demoAccount('council');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  expect(new URL(page.url()).origin).toBe(site.origin);
}, 60_000);
