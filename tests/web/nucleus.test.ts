import { Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.start();
}, 120_000);
afterAll(() => site.stop());

const NUCLEUS = '/en/c/kostanay-grain/nucleus';

it('shows a visitor the rings, the same as a table, and why an organization is in the heart', async () => {
  const page = await site.visit(NUCLEUS);
  await page.getByText(/120 organizations and \d+ ties/).waitFor();
  await page.getByText('Table', { exact: true }).click();
  await page.waitForURL(/view=table/);
  const heart = page.getByRole('table').getByRole('row').filter({ hasText: 'Nucleus' }).first().getByRole('button').first();
  const name = ((await heart.textContent()) ?? '').trim();
  await heart.click();
  await page.waitForURL(/sel=/);
  const panel = page.getByRole('region', { name });
  await panel.getByText('In the heart of the cluster', { exact: false }).waitFor();
  await panel.getByText('It produces or processes.').waitFor();

  const other = await site.visit(page.url().slice(site.origin.length));
  await other.getByRole('region', { name }).getByText('In the heart of the cluster', { exact: false }).waitFor();
  await page.context().close();
  await other.context().close();
}, 60_000);

it('says what the ties tell of the cluster, in words, with the numbers behind a fold', async () => {
  const page = await site.visit(NUCLEUS);
  const told = page.getByRole('region', { name: 'What the ties say of the cluster' });
  const question = (name: string) => told.getByRole('region', { name });
  await question('Does it have a heart?').getByText(/6 organizations to whom many ties lead/).waitFor();
  await question('Who grows beside the heart?').getByRole('listitem').nth(3).waitFor();
  await question('Do goods pass the whole chain?').getByText('Yes: on each of the three steps a supply is confirmed.').waitFor();
  const leaving = question('What if somebody leaves?');
  await leaving.getByText(/: 3 members cut off/).first().waitFor();
  expect(await leaving.getByText('Pairs that alone hold two parts together').isVisible()).toBe(false);
  await leaving.getByText('The numbers').click();
  await leaving.getByText('Pairs that alone hold two parts together').waitFor();
  await page.context().close();
}, 60_000);

it('draws the picture and walks it by keyboard', async () => {
  const page = await site.visit(NUCLEUS);
  const picture = page.getByRole('application');
  await picture.locator('canvas').first().waitFor();
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sel=/);
  await page.getByText('Why? The five conditions').waitFor();
  await page.context().close();
}, 60_000);

it('saves as a file what is shown, safe to open in a spreadsheet', async () => {
  const page = await site.visit(`${NUCLEUS}?view=table`);
  await page.getByRole('table').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).or(page.getByText('Save CSV')).first().click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').replace('\ufeff', '').trim().split('\n');
  expect(lines).toHaveLength(121);
  for (const cell of lines.flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^"?[=+@\t-]/);
  await page.context().close();
}, 60_000);
