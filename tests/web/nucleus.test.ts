import type { Page } from 'playwright-core';
import { Operations } from '../../server/src/journal/operation.js';
import { computeNucleus } from '../../server/src/modules/nucleus/compute.js';
import { faults } from '../kit/faults.js';
import { loadFigures } from '../kit/figures.js';
import { person } from '../kit/person.js';
import { cut, hold, isAt, Site } from '../kit/site.js';
import { World } from '../kit/world.js';

let site: Site;
let world: World;
beforeAll(async () => {
  [world, site] = await Promise.all([World.create(), Site.open()]);
});
afterAll(() => Promise.all([world.close(), site.close()]));

const NUCLEUS = '/en/c/kostanay-grain/nucleus';

/** Types into a field that offers names, and takes the first one offered; `then` comes after the typing. */
async function choose(page: Page, field: string, typed: string, offered: string, then = (): void => undefined): Promise<void> {
  const input = page.getByRole('combobox', { name: field });
  await input.pressSequentially(typed);
  then();
  await page.locator('[role=option][data-combobox-selected]').filter({ hasText: offered }).waitFor();
  await input.press('Enter');
}

/** A file that the page offers to save. */
async function saved(page: Page, format: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Save …' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

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
  const chosen = page.url().slice(site.origin.length);
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'detached' });
  expect(await isAt(heart)).toBe(true);

  const other = await site.visit(chosen);
  await other.getByRole('region', { name }).getByText('In the heart of the cluster', { exact: false }).waitFor();
  await other.goto(`${chosen}&label=OUTSIDE`);
  await other.getByText('The selected organization does not fit these filters, so it is not shown.').waitFor();
  await other.goto(`${NUCLEUS}?sel=T3JnYW5pemF0aW9uOmdvbmU`);
  await other.getByText('The organization that this address names is not in the network of this day.').waitFor();
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
  await question('Are the ties confirmed?').getByText(/^\d+ ties are confirmed, .* up to 10 more wait/).waitFor();
  const groups = question('Does it fall into groups?');
  const text = (await groups.textContent()) ?? '';
  const [all = 0, unlisted = 0] = [/into (\d+) groups/, /and (\d+) more/].map((told) => Number(told.exec(text)?.[1] ?? 0));
  expect(all).toBe(unlisted + (await groups.locator('dt', { hasText: 'around' }).count()));
  const leaving = question('What if somebody leaves?');
  await leaving.getByText(/: 3 members cut off/).first().waitFor();
  expect(await leaving.getByText('Pairs that alone hold two parts together').isVisible()).toBe(false);
  await leaving.getByText('The numbers').click();
  await leaving.getByText('Pairs that alone hold two parts together').waitFor();
  await page.context().close();
}, 60_000);

it('says what the region works in more than the country, with its source, and without figures tells the secretariat alone how they come', async () => {
  // A run before this one may have left them in the same database.
  await world.run("MATCH (f:RegionalFigure) WHERE f.region STARTS WITH 'XG' DETACH DELETE f");
  const cluster = await world.cluster({ region: 'XG-1' });
  const [reader, mill] = [await person(world, 'Aigul'), await cluster.member()];
  await mill.letRepresent(reader.id, 'REPRESENTATIVE');
  await cluster.tie(mill, await cluster.member());
  await computeNucleus(world.database, new Operations(world.database), cluster.id, '2026-11-01');
  const page = await site.signedIn(reader, `/c/${cluster.slug}/nucleus`);
  await page.getByRole('region', { name: 'What the ties say of the cluster' }).waitFor();
  const section = page.getByRole('region', { name: 'What the region works in' });
  const hint = page.getByText(/once the operator loads official figures/);
  expect([await section.count(), await hint.count()]).toEqual([0, 0]);
  await world.run("MATCH (u:User {id: $id}), (c:Cluster {id: $clusterId}) CREATE (u)-[:HOLDS]->(:Seat {id: randomUUID(), side: 'SECRETARIAT', chair: false, since: date('2024-01-01')})-[:SEAT_IN]->(c)", { id: reader.id, clusterId: cluster.id });
  await page.reload();
  await hint.waitFor();

  await loadFigures(world, {
    'XG-1': { 2010: { F: 860, M: 140 }, 2020: { F: 830, M: 170 } },
    'XG-2': { 2010: { F: 8900, M: 100 }, 2020: { F: 8970, M: 30 } },
  });
  await page.reload();
  const milling = section.getByRole('region', { name: 'Milling' });
  await milling.getByText('Of 1,000 jobs here 170 are in this sector, in the country 20: 8.5 times as much. These are 170 jobs, 85% of the country’s.').waitFor();
  expect(await section.getByRole('region', { name: 'Farming' }).count()).toBe(0);
  expect(await hint.count()).toBe(0);
  await section.getByText('Source: Test office (CC BY 4.0). Sectors by Test sectors. The country is the sum over 2 regions.').waitFor();
  await milling.getByText('The numbers').click();
  await milling.getByRole('definition').filter({ hasText: '+30' }).first().waitFor();

  // Beside the network of a past day stand the figures of that day.
  await computeNucleus(world.database, new Operations(world.database), cluster.id, '2015-06-01');
  await page.goto(`/en/c/${cluster.slug}/nucleus?on=2015-06-01`);
  await milling.getByText('Of 1,000 jobs here 140 are in this sector', { exact: false }).waitFor();
  await page.context().close();
}, 60_000);

it('compares the nucleus of two days: who moved, and why', async () => {
  const page = await site.visit(NUCLEUS);
  await page.getByRole('link', { name: 'What changed' }).click();
  await page.waitForURL(/nucleus\/changes/);
  await page.getByRole('heading', { name: 'What changed in the nucleus', level: 1 }).waitFor();
  const ties = page.getByRole('row', { name: 'Ties' }).getByRole('cell');
  const [before, after] = (await ties.allTextContents()).map(Number);
  expect(before).toBeLessThan(after ?? 0);
  const moves = page.getByRole('region', { name: 'Other moves' });
  await moves.getByText(/ → /).first().waitFor();
  expect(await moves.getByRole('link').count()).toBe(20);
  await moves.getByRole('button', { name: 'Show more' }).click();
  await moves.getByRole('link').nth(39).waitFor();
  expect(new Set(await moves.getByRole('link').allTextContents()).size).toBe(40);
  const [from = ''] = await page.getByLabel('From', { exact: true }).locator('option').allTextContents();
  await page.getByLabel('From', { exact: true }).selectOption(from);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByText('These two days cannot be compared').waitFor();
  await page.context().close();
}, 60_000);

it('draws the picture and walks it by keyboard', async () => {
  const page = await site.visit(NUCLEUS);
  const picture = page.getByRole('application');
  await picture.locator('canvas').first().waitFor();
  expect((await picture.boundingBox())?.y).toBeLessThan(340);
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sel=/);
  await page.getByText('Why? The five conditions').waitFor();
  // What the signs mean, and the filters, stay at hand beside a selection.
  await page.getByText('Signs and filters', { exact: true }).press('Enter');
  await page.getByRole('button', { name: /^Nucleus \d/ }).press('Enter');
  await page.getByRole('status').filter({ hasText: '6 of 120 organizations' }).waitFor();
  expect(new URL(page.url()).searchParams.has('sel')).toBe(true);
  await page.context().close();
}, 60_000);

it('asks by keyboard what if a member leaves, or ties up with another', async () => {
  const page = await site.visit(`${NUCLEUS}?view=table`);
  await page.getByRole('table').getByRole('row').filter({ hasText: 'Nucleus' }).first().getByRole('button').first().press('Enter');
  const figures = async () => {
    await page.getByText('The numbers', { exact: true }).first().press('Enter');
    const cells = await page.getByRole('row', { name: 'Tied pairs' }).getByRole('cell').allTextContents();
    return cells.map(Number);
  };
  const leaves = page.getByRole('button', { name: 'What if it leaves?' });
  await leaves.press('Enter');
  await page.waitForURL(/ask=leaves/);
  await page.getByText(/The nucleus would have \d+ members? instead of \d+\./).waitFor();
  const [tied = 0, withoutIt = 0] = await figures();
  expect(withoutIt).toBeLessThan(tied);
  await page.getByRole('button', { name: 'Back to the organization' }).press('Enter');
  await page.getByText('Why? The five conditions').waitFor();
  expect(await leaves.evaluate((button) => button === document.activeElement)).toBe(true);

  await page.getByRole('button', { name: 'What if it ties up with another?' }).press('Enter');
  await page.getByText('Choose the other organization.').waitFor();
  await choose(page, 'Ties up with', 'bank', 'Bank');
  await page.waitForURL(/with=/);
  const other = await site.visit(page.url().slice(site.origin.length));
  await other.getByText(/The nucleus would/).waitFor();
  await page.context().close();
  await other.context().close();
}, 60_000);

it('finds the shortest way between two over the ties that are shown, and says where there is none', async () => {
  const page = await site.visit(`${NUCLEUS}?view=table`);
  const first = (place: string) => page.getByRole('table').getByRole('row').filter({ hasText: place }).first().getByRole('button').first();
  const name = ((await first('Second ring').textContent()) ?? '').trim();
  await first('Nucleus').click();
  await page.getByText('Why? The five conditions').waitFor();
  await page.getByRole('button', { name: 'Way to another' }).click();
  await choose(page, 'Way to', name, name);
  const panel = page.getByRole('region', { name: 'Ask' });
  const told = await panel.getByText(/The shortest way takes \d+ steps/).textContent();
  const way = await panel.getByRole('listitem').allTextContents();
  expect(way).toHaveLength(Number(/\d+/.exec(told ?? '')?.[0]) + 1);
  expect(way.at(-1)?.trim()).toBe(name);

  await page.goto(`${page.url()}&label=OUTSIDE`);
  await panel.getByText('No way leads there over the ties that are shown.').waitFor();
  await page.context().close();
}, 60_000);

it('shows formal and informal ties side by side, with one selection', async () => {
  const page = await site.visit(`${NUCLEUS}?form=FORMAL`);
  await page.getByText('Side by side', { exact: true }).click();
  // Both forms are shown: a filter by one of them ends.
  await page.waitForURL((url) => url.search === '?view=sides');
  const [formal, informal] = [page.getByRole('figure', { name: /^Formal/ }), page.getByRole('figure', { name: /^Informal/ })];
  await formal.getByText(/^\d+ tied pairs, \d+ of them in this form alone; \d+ of 120 organizations have one\.$/).waitFor();
  await informal.getByRole('application').locator('canvas').first().waitFor();
  await informal.getByRole('application').press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sel=/);
  await page.getByText('Why? The five conditions').waitFor();
  await page.context().close();
}, 60_000);

it('goes back to an earlier day, which the address says', async () => {
  const page = await site.visit(NUCLEUS);
  const days = page.getByRole('group', { name: 'Day' });
  const newest = await days.getByRole('status').textContent();
  await days.getByRole('slider').press('ArrowLeft');
  await page.waitForURL(/[?&]on=\d{4}-/);
  const earlier = (await days.getByRole('status').textContent()) ?? '';
  expect(earlier).not.toBe(newest);
  await page.getByText(`computed for ${earlier}`, { exact: false }).waitFor();
  await page.goBack();
  await page.getByText(`computed for ${newest}`, { exact: false }).waitFor();
  expect(await days.getByRole('status').textContent()).toBe(newest);
  await days.getByRole('button', { name: 'Earlier day' }).click();
  await page.getByText(`computed for ${earlier}`, { exact: false }).waitFor();
  await days.getByRole('button', { name: 'Later day' }).click();
  await page.getByText(`computed for ${newest}`, { exact: false }).waitFor();
  expect(page.url()).not.toContain('on=');
  await page.goto(`${NUCLEUS}?on=2000-01-01`);
  await page.getByRole('link', { name: 'Show the newest' }).waitFor();
  await page.context().close();
}, 60_000);

it('saves as files what is shown, and nothing that the filters hide', async () => {
  const page = await site.visit(`${NUCLEUS}?view=table&label=NUCLEUS,RING_1`);
  const told = (await page.getByRole('status').filter({ hasText: ' of 120 organizations' }).textContent()) ?? '';
  const shown = Number.parseInt(told);
  expect(shown).toBeGreaterThan(3);
  /** What the browser reads in an XML file. */
  const read = async (format: string) =>
    page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, 'application/xml');
      const all = (name: string) => [...file.getElementsByTagName(name)];
      const labelOf = (node: Element) => node.querySelector('[key=nucleusLabel]')?.textContent ?? node.querySelector('[for=nucleusLabel]')?.getAttribute('value');
      const degreeOf = (node: Element) => Number(node.querySelector('[key=degree]')?.textContent ?? node.querySelector('[for=degree]')?.getAttribute('value'));
      const ids = new Set(all('node').map((node) => node.getAttribute('id')));
      return {
        whole: all('parsererror').length === 0,
        nodes: ids.size,
        labels: [...new Set(all('node').map(labelOf))].sort(),
        degrees: all('node').reduce((sum, node) => sum + degreeOf(node), 0),
        edges: all('edge').length,
        loose: all('edge').filter((edge) => !ids.has(edge.getAttribute('source')) || !ids.has(edge.getAttribute('target'))).length,
        marks: all('title').length - 1,
        beads: all('path').filter((path) => path.hasAttribute('stroke-dasharray') && Number(path.getAttribute('stroke-width')) > 2).length,
      };
    }, (await saved(page, format)).toString('utf8'));

  const lines = (await saved(page, 'Table, CSV')).toString('utf8').replace('\ufeff', '').trim().split('\n');
  expect(lines).toHaveLength(shown + 1);
  for (const cell of lines.flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^"?[=+@\t-]/);
  const graphml = await read('Network, GraphML');
  expect(graphml).toMatchObject({ whole: true, nodes: shown, labels: ['NUCLEUS', 'RING_1'], loose: 0, degrees: 2 * graphml.edges });
  expect(graphml.edges).toBeGreaterThan(0);
  expect(await read('Network, GEXF')).toEqual(graphml);
  expect(await read('Picture, SVG')).toMatchObject({ whole: true, marks: shown, beads: 1 });
  const png = await saved(page, 'Picture, PNG');
  expect([png.subarray(1, 4).toString('latin1'), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 2400, 2400]);
  await page.getByText('Side by side', { exact: true }).click();
  await page.getByRole('figure').filter({ hasText: 'Informal ties' }).waitFor();
  const beside = (await saved(page, 'Picture, SVG')).toString('utf8');
  const [formal = '', informal = ''] = beside.split('<title>Informal ties');
  expect(formal).toContain('<title>Formal ties');
  expect(formal).not.toContain('stroke-dasharray');
  expect(informal).toContain('stroke-dasharray');
  await page.context().close();
}, 60_000);

it('lays the network out by its forces, each time the same', async () => {
  const placesIn = async (page: Page) => (await saved(page, 'Network, GraphML')).toString('utf8').match(/<data key="[xy]">[^<]*/g);
  const laidOut = (page: Page) => page.getByText('Who is tied stands near', { exact: false }).waitFor();
  const page = await site.visit(NUCLEUS);
  const rings = await placesIn(page);
  await page.getByText('By ties', { exact: true }).click();
  await laidOut(page);
  const force = await placesIn(page);
  expect(force).toHaveLength(240);
  expect(force).not.toEqual(rings);
  const other = await site.visit(page.url().slice(site.origin.length), { reducedMotion: 'reduce' });
  await laidOut(other);
  expect(await placesIn(other)).toEqual(force);
  await page.context().close();
  await other.context().close();
}, 60_000);

it('shows on a map where the organizations are, region by region, with the selection of the other pictures', async () => {
  const page = await site.visit(`${NUCLEUS}?view=map`);
  const map = page.getByRole('application', { name: 'Map of Kostanay grain cluster' });
  await map.locator('svg text', { hasText: 'Kostanay region' }).waitFor();
  const region = page.getByRole('button', { name: 'Kostanay region' });
  const members = Number((await region.textContent())?.match(/\d+$/)?.[0]);
  await region.press('Enter');
  await page.waitForURL(/place=KZ-39/);
  await page.getByRole('status').filter({ hasText: `${members} of 120 organizations` }).waitFor();
  const linesSaved = async () => (await saved(page, 'Network, GraphML')).toString('utf8').match(/<edge /g)?.length ?? 0;
  expect(await linesSaved()).toBe(0); // none is drawn before one is selected
  await map.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sel=/);
  await page.getByText('Why? The five conditions').waitFor();
  const drawing = (await saved(page, 'Picture, SVG')).toString('utf8');
  expect(drawing).toContain('Kostanay region</text>');
  expect(await linesSaved()).toBeGreaterThan(0);
  expect(drawing).not.toContain('var(');
  await page.context().close();
}, 60_000);

it('lights up what is within more and more steps of the selected one, by keys', async () => {
  const page = await site.visit(NUCLEUS);
  const picture = page.getByRole('application');
  await picture.locator('canvas').first().waitFor();
  await picture.press('Home');
  await page.keyboard.press('Enter');
  const around = page.getByRole('group', { name: 'Around it' }).getByRole('status');
  const within = async (steps: string) => {
    await around.getByText(`within ${steps}`).waitFor();
    return Number.parseInt((await around.textContent()) ?? '');
  };
  const near = await within('1 step');
  await picture.press('2');
  await page.waitForURL(/steps=2/);
  const further = await within('2 steps');
  await picture.press('+');
  await page.waitForURL(/steps=3/);
  const furthest = await within('3 steps');
  expect(near).toBeLessThan(further);
  expect(further).toBeLessThan(furthest);
  await picture.press('Escape');
  expect(await within('1 step')).toBe(near);
  await page.getByRole('button', { name: 'One step more' }).click();
  const fewer = page.getByRole('button', { name: 'One step fewer' });
  await fewer.press('Enter');
  await within('1 step');
  expect(await isAt(fewer)).toBe(true);
  await picture.press('Escape');
  await page.waitForURL((url) => !url.search.includes('sel='));
  await page.context().close();
}, 60_000);

it('prints what is shown as a drawing under a line that says what it is, without the tools around it', async () => {
  const page = await site.visit(`${NUCLEUS}?label=NUCLEUS,GROWTH_POLE`);
  await page.getByRole('application').locator('canvas').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('paragraph').filter({ hasText: /^Network of Kostanay grain cluster on .*: 10 of 120 organizations$/ }).waitFor();
  await page.getByText('Only: Nucleus, Growth pole').waitFor();
  const drawing = page.getByRole('img', { name: 'Network of Kostanay grain cluster on' });
  expect(await drawing.locator('svg g > title').count()).toBe(10);
  await page.getByRole('listitem').filter({ hasText: /^\s*Growth pole$/ }).waitFor();
  expect(await drawing.locator('svg g > path[stroke-dasharray="3 2"]').count()).toBe(4);
  for (const tool of [page.getByRole('application'), page.getByRole('button', { name: 'Save …' }), page.getByRole('combobox', { name: 'Find an organization' })]) {
    expect(await tool.isVisible()).toBe(false);
  }
  // The table with all its columns on a sheet of paper.
  await page.emulateMedia({ media: 'screen' });
  await page.getByText('Table', { exact: true }).click();
  await page.getByRole('table').waitFor();
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('table').evaluate((table) => table.getBoundingClientRect().right)).toBeLessThanOrEqual(700);
  // Nor what is told of a selection, which on a narrow screen comes as a sheet over all of it.
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('table').getByRole('button', { name: /Farm/ }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await sheet.isVisible()).toBe(false);
  await page.context().close();
}, 60_000);

it('brings the map nearer as two fingers part', async () => {
  const page = await site.visit(`${NUCLEUS}?view=map`, { viewport: { width: 360, height: 760 }, hasTouch: true });
  const map = page.getByRole('application', { name: 'Map of Kostanay grain cluster' });
  await map.locator('svg text', { hasText: 'Kostanay region' }).waitFor();
  await map.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [middle, across] = [x + width / 2, y + height / 2];
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number | null) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: apart === null ? [] : [-1, 1].map((side, id) => ({ x: middle + (side * apart) / 2, y: across, id })) });
  await touch('touchStart', 60);
  for (const apart of [80, 110, 140]) await touch('touchMove', apart);
  await touch('touchEnd', null);
  await page.locator('[role=application][data-near]').waitFor();
  expect(new URL(page.url()).searchParams.has('sel')).toBe(false);
  await page.context().close();
}, 60_000);

it('shows the still picture until somebody looks at it', async () => {
  const page = await site.visit(NUCLEUS.replace('en', 'kk'), { viewport: { width: 360, height: 640 } });
  const still = page.getByRole('img', { name: '«Қостанай астық кластері» желісі' });
  await still.waitFor();
  // All five views beside each other, none cut short.
  const views = page.getByRole('radiogroup', { name: 'Көрініс' }).locator('label');
  const looks = await views.evaluateAll((labels) => labels.map((label) => ({ top: label.getBoundingClientRect().top, cut: label.scrollWidth > label.clientWidth })));
  expect(looks).toEqual(Array.from({ length: 5 }, () => ({ top: looks[0]?.top, cut: false })));
  expect(await views.last().evaluate((label) => label.getBoundingClientRect().right)).toBeLessThan(360);
  // With letters twice as large nothing leaves the screen; where the system chooses the colours, the chosen view is outlined.
  expect(
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      const wide = document.documentElement.scrollWidth;
      document.documentElement.style.fontSize = '';
      return wide;
    }),
  ).toBe(360);
  await page.emulateMedia({ forcedColors: 'active' });
  const outlines = await views.evaluateAll((labels) => labels.map((label) => getComputedStyle(label).outlineStyle));
  expect(outlines).toEqual(['solid', 'none', 'none', 'none', 'none']);
  await page.emulateMedia({ forcedColors: 'none' });
  await page.waitForLoadState('networkidle');
  expect(await page.locator('canvas').count()).toBe(0);
  const programs = await cut(page, /_next\/static/);
  await page.mouse.wheel(0, 500);
  await page.getByText('Беттің бұл бөлігі жүктелмеді.', { exact: false }).waitFor();
  await programs.mend();
  await page.getByRole('button', { name: 'Қайталап көру' }).click();
  await page.getByRole('application').locator('canvas').first().waitFor();
  await still.waitFor({ state: 'hidden' });

  // The still picture knows nothing of what the address asks for.
  await page.goto(`${NUCLEUS.replace('en', 'kk')}?view=sides`);
  await page.getByRole('application').locator('canvas').nth(1).waitFor();
  await page.context().close();
}, 60_000);

it('shows a drawing where the browser has no WebGL, and says so; filters and selection hold in it', async () => {
  const plain = await Site.open(['--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis']);
  try {
    const page = await plain.visit(`${NUCLEUS}?label=NUCLEUS`);
    await page.getByRole('status').filter({ hasText: 'The moving picture needs WebGL, which this browser does not offer.' }).waitFor();
    const marks = page.getByRole('img', { name: 'The network of Kostanay grain cluster' }).locator('svg g > title');
    await marks.first().waitFor({ state: 'attached' });
    expect(await marks.count()).toBe(6);
    // All is typed before the list of names has come.
    const list = await hold(page, /_next\/static\/.*\.js/);
    await choose(page, 'Find an organization', 'mill', 'Mill', list.release);
    await page.getByText('Why? The five conditions').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await marks.nth(119).waitFor({ state: 'attached' });
    const told = (await page.getByText(/\. Lines to \d+ partners\.$/).textContent()) ?? '';
    const standingOut = page.getByRole('img', { name: 'The network of Kostanay grain cluster' }).locator('path[stroke-opacity="0.7"]');
    const drawn = await standingOut.evaluateAll((paths) => new Set(paths.map((path) => path.getAttribute('d')).join('').split('M').filter(Boolean)).size);
    expect(drawn).toBe(Number(/\d+ partners/.exec(told)?.[0].split(' ')[0]));
    await page.getByRole('button', { name: 'Open the table' }).click();
    await page.getByRole('table').waitFor();
  } finally {
    await plain.close();
  }
}, 60_000);

it('has no fault in the pictures beside the rings', async () => {
  const page = await site.visit('/en');
  const ofForces = await faults(page, `${NUCLEUS}?view=force`, [[1280, 'light']], () => page.getByText('Who is tied stands near', { exact: false }).waitFor());
  const ofMap = await faults(page, `${NUCLEUS}?view=map`, [[360, 'dark']], () => page.getByRole('heading', { name: 'Regions and countries' }).waitFor());
  expect([...ofForces, ...ofMap]).toEqual([]);
  await page.context().close();
}, 60_000);
