import { faults } from '../kit/faults.js';
import { demoAccount, Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.start();
}, 120_000);
afterAll(() => site.stop());

const CLUSTER = '/c/kostanay-grain';
const PAGES = ['', '/sign-in', CLUSTER, `${CLUSTER}/nucleus`, `${CLUSTER}/nucleus/changes`, `${CLUSTER}/members`, `${CLUSTER}/ties`, `${CLUSTER}/purchases`, `${CLUSTER}/notices`, '/developers'];
const FORMS = [
  ...[`${CLUSTER}/ties/new`, `${CLUSTER}/purchases/new`, `${CLUSTER}/notices/new`, '/settings'],
  ...['/settings/organizations', '/organizations/new', '/organizations/ask'],
];

it.each([
  ['en', 1280, 'light'],
  ['en', 320, 'light'],
  ['en', 768, 'dark'],
  ['kk', 360, 'light'],
  ['ru', 360, 'dark'],
] as const)('has no fault on its public pages in %s at %i pixels, %s', async (locale, width, colorScheme) => {
  const page = await site.visit(`/${locale}`, { viewport: { width, height: 800 }, colorScheme });
  const told: string[] = [];
  for (const path of PAGES) told.push(...(await faults(page, `/${locale}${path}`, locale === 'en' || path === CLUSTER)));
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
  for (const path of FORMS) told.push(...(await faults(page, `/${locale}${path}`, locale === 'en')));
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
