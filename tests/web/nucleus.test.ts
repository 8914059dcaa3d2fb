import { Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.start();
}, 120_000);
afterAll(() => site.stop());

const NUCLEUS = '/en/c/kostanay-grain/nucleus';

it('shows a visitor the rings, and why an organization is in the heart', async () => {
  const page = await site.visit(NUCLEUS);
  await page.getByText(/120 organizations and \d+ ties/).waitFor();
  await page.getByRole('radio', { name: 'Table' }).check({ force: true });
  const table = page.getByRole('table');
  await table.waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('table');

  const first = table.getByRole('row').filter({ hasText: 'Nucleus' }).first();
  await first.getByRole('button').first().click();
  const panel = page.getByRole('complementary').or(page.getByRole('dialog')).filter({ hasText: 'Why it stands there' });
  await panel.getByText('In the heart of the cluster', { exact: false }).waitFor();
  await panel.getByText('Why? The five conditions').click();
  await panel.getByText('It produces or processes.').waitFor();
  expect(new URL(page.url()).searchParams.get('sel')).toBeTruthy();
}, 60_000);

it('keeps selection and view in the address, so that a link shows the same', async () => {
  const page = await site.visit(`${NUCLEUS}?view=table`);
  const row = page.getByRole('table').getByRole('row').nth(5);
  const name = (await row.getByRole('button').first().textContent()) ?? '';
  await row.getByRole('button').first().click();
  await page.waitForURL(/sel=/);
  const other = await site.visit(page.url().slice(site.origin.length));
  await other.getByRole('heading', { name }).waitFor();
}, 60_000);

it('draws the picture with WebGL and walks it by keyboard', async () => {
  const page = await site.visit(NUCLEUS);
  const picture = page.getByRole('application').or(page.locator('[aria-roledescription]')).first();
  await picture.waitFor();
  await page.locator('canvas').first().waitFor();
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText('Why it stands there').waitFor();
}, 60_000);
