import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { globalId, newId } from '../../server/src/shared/identifier.js';
import { localId, propose, purchase } from '../api/initiative/kit.js';
import { newBin } from '../api/representation/kit.js';
import type { ClusterKit } from '../kit/cluster.js';
import { ALL_LOOKS, everyLook, faults, type Look } from '../kit/faults.js';
import { linkIn, mailsTo } from '../kit/mail.js';
import { person, type Person } from '../kit/person.js';
import { cut, isAt, Site } from '../kit/site.js';
import { World } from '../kit/world.js';

let site: Site;
let world: World;
let cluster: ClusterKit;
beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  site = await Site.open();
}, 120_000);
afterAll(async () => {
  await site.close();
  await world.close();
});

afterEach(() => site.leave());

async function secretary(side = 'SECRETARIAT'): Promise<Person> {
  const account = await person(world, 'Sapar of the council');
  await world.run(
    `MATCH (u:User {id: $userId}), (c:Cluster {id: $clusterId})
     CREATE (u)-[:HOLDS]->(:Seat {id: $id, side: $side, chair: false, since: date('2024-01-01')})-[:SEAT_IN]->(c)`,
    { userId: account.id, clusterId: cluster.id, id: newId(), side },
  );
  return account;
}

/** An organization of the cluster with one administrator, who is signed in and looks at a page of it. */
async function administrator(path: '/people' | '/keys'): Promise<{ page: Page; base: string }> {
  const [account, organization] = [await person(world, 'Dana'), await cluster.member()];
  await organization.letRepresent(account.id, 'ADMIN');
  const base = `/o/${encodeURIComponent(organization.globalId)}`;
  return { page: await site.signedIn(account, `${base}${path}`), base };
}

/** The link in the message to an address, as a path of the site. */
async function invitedTo(email: string): Promise<string> {
  const [mail] = await mailsTo(world.database, email);
  if (mail === undefined) throw new Error(`nothing was sent to ${email}`);
  return linkIn(mail).pathname;
}

const IN_A_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

async function invite(admin: Page, email: string): Promise<string> {
  await admin.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await admin.getByRole('button', { name: 'Send the invitation' }).click();
  await admin.getByRole('listitem').filter({ hasText: email }).waitFor();
  return invitedTo(email);
}

it('registers an organization, whose founder the secretariat accepts and which the council admits', async () => {
  const name = `Farm ${randomUUID()}`;
  const founder = await site.signedIn(await person(world, 'Aset'), `/c/${cluster.slug}`);
  await founder.getByRole('main').getByRole('link', { name: 'Register an organization' }).click();
  await founder.getByRole('textbox', { name: 'Main name' }).fill(name);
  await founder.getByRole('textbox', { name: 'Number', exact: true }).fill('240140000002');
  await founder.getByRole('checkbox', { name: 'Sells' }).check();
  await founder.getByRole('checkbox', { name: 'Grows' }).check();
  await founder.getByRole('radio', { name: 'Grows' }).check();
  await founder.getByRole('textbox', { name: 'What shows that you may act for it' }).fill('Director by order 1 of 1 March 2024');
  await founder.getByRole('button', { name: 'Register' }).click();
  await founder.getByText('The check digits do not fit', { exact: false }).waitFor();
  const number = newBin();
  await founder.getByRole('textbox', { name: 'Number', exact: true }).fill(number);
  await founder.getByRole('button', { name: 'Register' }).click();
  await founder.getByText(`${name} waits for the secretariat`).waitFor();
  const [stored] = await world.run<{ roles: string[] }>(
    'MATCH (:Organization {name: $name})<-[:OF]-(m:Membership) RETURN m.chainRoles AS roles',
    { name },
  );
  expect(stored?.roles).toEqual(['PRODUCER', 'SELLER']);

  const council = await site.signedIn(await secretary(), `/c/${cluster.slug}/council`);
  await council.getByRole('link', { name: /^Council.*1 waits$/ }).waitFor();
  await council.getByText(number, { exact: false }).waitFor();
  await council.getByText('check digits fit', { exact: true }).waitFor();
  await council.locator('button[aria-keyshortcuts=R]').waitFor();
  await council.keyboard.press('r');
  await council.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
  await council.getByRole('dialog').waitFor({ state: 'hidden' });
  await council.keyboard.press('a');
  await council.getByRole('dialog').getByRole('button', { name: 'Accept the request' }).click();
  await council.getByRole('region', { name: 'Applications for membership' }).getByText('Another member of the council decides on this one.').waitFor();
  await council.getByRole('link', { name: 'Council', exact: true }).waitFor();

  // It takes its application back and applies anew; a member of the council lets it in.
  await founder.goto('/en/settings/organizations');
  const own = founder.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'Administrator, since' });
  const here = own.getByRole('listitem').filter({ hasText: cluster.id });
  await here.getByText('The cluster\u2019s council decides.').waitFor();
  await here.getByRole('button', { name: 'Take back' }).click();
  await founder.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await here.getByText('Left', { exact: true }).waitFor();
  await own.getByRole('button', { name: 'Apply to a cluster' }).click();
  await founder.getByRole('dialog').getByRole('combobox', { name: 'Cluster' }).fill(cluster.id);
  await founder.getByRole('option', { name: `cluster ${cluster.id}` }).click();
  await founder.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await here.getByText('Applied', { exact: true }).waitFor();
  // Today leads who may decide on it there, and tells it to nobody else.
  const waits = '1 application for membership waits for the council';
  await council.goto(`/en/c/${cluster.slug}`);
  expect(await council.getByRole('link', { name: waits }).count()).toBe(0);
  const admitting = await site.signedIn(await secretary('BUSINESS'), `/c/${cluster.slug}`);
  await admitting.getByRole('main').getByRole('link', { name: waits }).click();
  await admitting.waitForURL(/\/council$/);
  await admitting.getByRole('link', { name: /^Council.*1 waits$/ }).waitFor();
  await admitting.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Decide' }).click();
  await admitting.getByRole('dialog').getByRole('radio', { name: 'Do not admit' }).check();
  await admitting.getByRole('dialog').getByRole('button', { name: 'Do not admit' }).click();
  await admitting.getByText('Say why, so that the organization knows what is missing.').waitFor();
  await admitting.getByRole('dialog').getByRole('radio', { name: 'Admit as a member' }).check();
  await admitting.getByRole('dialog').getByRole('button', { name: 'Admit as a member' }).click();
  await admitting.getByText('Nothing waits for you.').waitFor();
  await founder.reload();
  await here.getByText('Member', { exact: true }).waitFor();

  await founder.goto('/en/settings');
  await founder.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Organizations' }).click();
  await founder.getByRole('navigation', { name: 'Settings' }).locator('[aria-current=page]', { hasText: 'Organizations' }).waitFor();
  const mine = founder.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'Administrator, since' });
  await mine.getByRole('link', { name: 'People' }).click();
  await founder.getByRole('heading', { name: `People of ${name}` }).waitFor();

  const second = await site.signedIn(await person(world, 'Kanat'), `/organizations/new?cluster=${cluster.slug}`);
  await second.getByRole('textbox', { name: 'Main name' }).fill('The same again');
  await second.getByRole('textbox', { name: 'Number', exact: true }).fill(number);
  await second.getByRole('checkbox', { name: 'Grows' }).check();
  await second.getByRole('textbox', { name: 'What shows that you may act for it' }).fill('Agronomist since 2021');
  await second.getByRole('button', { name: 'Register' }).click();
  await second.getByRole('link', { name: 'Ask to act for it instead' }).click();
  await second.getByRole('heading', { name: 'Act for an organization' }).waitFor();
  await second.getByRole('textbox', { name: 'What shows that you may act for it' }).fill('Agronomist since 2021');
  await second.getByRole('button', { name: 'Send the request' }).click();
  await second.getByText('Waits for a decision').waitFor();

  await founder.reload();
  await founder.getByText('Agronomist since 2021').waitFor();
  await founder.getByRole('button', { name: 'Reject', exact: true }).click();
  await founder.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Not one of ours.');
  await founder.getByRole('dialog').getByRole('button', { name: 'Reject the request' }).click();
  await founder.getByText('Agronomist since 2021').waitFor({ state: 'hidden' });
  await second.reload();
  await second.getByText('Reason given: Not one of ours.').waitFor();

  // It leaves the cluster: its administrator is told what that means first.
  await founder.goto('/en/settings/organizations');
  await here.getByRole('button', { name: 'Leave the cluster' }).click();
  const leaving = founder.getByRole('dialog');
  await leaving.getByText('Leaving cannot be undone. The organization can apply again, and the council decides.').waitFor();
  await leaving.getByRole('textbox', { name: 'Reason' }).fill('We sell elsewhere.');
  await leaving.getByRole('button', { name: 'Leave the cluster' }).click();
  await here.getByText('Left', { exact: true }).waitFor();
  await here.getByText('Reason given: We sell elsewhere.').waitFor();
  await own.getByRole('button', { name: 'Apply to a cluster' }).waitFor();
}, 180_000);

it('lets a colleague in by an invitation, with a mandate, and out again at once', async () => {
  const { page: admin, base } = await administrator('/people');
  const colleague = await person(world, 'Botagoz');
  const link = await invite(admin, colleague.email);

  const other = await site.signedIn(await person(world, 'Somebody else'), link.replace('/en', ''));
  await other.getByText('It was sent to another address').waitFor();
  expect(await other.getByRole('button', { name: 'Accept' }).count()).toBe(0);

  const invited = await site.visit(link);
  await invited.getByRole('link', { name: 'Sign in and accept' }).click();
  await invited.locator('input[type=email]').fill(colleague.email);
  await invited.locator('input[type=password]').fill(colleague.password);
  await invited.locator('form button[type=submit]').click();
  await invited.getByRole('button', { name: 'Accept' }).click();
  await invited.waitForURL((url) => url.pathname === `/en${base}`);
  await invited.getByRole('link', { name: 'People' }).click();
  await invited.getByText('Botagoz (you)').waitFor();
  expect(await invited.getByRole('button', { name: 'Remove' }).count()).toBe(0);
  expect(await (await site.visit(link)).getByText('This invitation leads nowhere any more').count()).toBe(1);

  await admin.reload();
  const row = admin.getByRole('listitem').filter({ hasText: 'Botagoz' });
  await row.getByRole('button', { name: 'Give a mandate' }).click();
  await admin.getByRole('dialog').getByRole('textbox', { name: 'Up to' }).fill('500 000');
  await admin.getByRole('dialog').getByRole('textbox', { name: 'Last day' }).fill(IN_A_YEAR);
  await admin.getByRole('heading', { name: 'Mandate of Botagoz' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Give the mandate' }).click();
  await row.getByText('₸500,000 left of ₸500,000').waitFor();
  expect(await row.getByRole('meter').getAttribute('aria-valuenow')).toBe('0');

  await row.getByRole('button', { name: 'Remove' }).click();
  await admin.getByRole('dialog').getByText('mandate and the API keys they made end', { exact: false }).waitFor();
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await row.waitFor({ state: 'hidden' });
  await invited.getByRole('button', { name: 'Leave' }).click();
  await invited.getByRole('dialog').getByRole('button', { name: 'Leave the organization' }).click();
  await invited.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  await invited.goto(`/en${base}`);
  await invited.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
}, 180_000);

it('lets a representative commit within a mandate, and says at which field it ends', async () => {
  const [organizer, organization, account] = [await cluster.member(), await cluster.member(), await person(world, 'Erlan')];
  const { id } = await propose(await organizer.admin(), purchase(cluster, organizer));
  await organization.letRepresent(account.id, 'REPRESENTATIVE');
  const page = await site.signedIn(account, `/c/${cluster.slug}/purchases/${encodeURIComponent(id)}`);
  await page.getByText('You have no mandate here').waitFor();
  expect(await page.getByRole('textbox', { name: 'Firm' }).count()).toBe(0);

  const given = await (await organization.admin()).change('mandateGive', {
    ...{ organizationId: organization.globalId, holderId: globalId('Viewer', account.id) },
    ...{ limit: { amount: '1000000', currency: 'KZT' }, until: IN_A_YEAR },
  });
  expect(given.__typename).toBe('MandateGiven');
  await page.reload();
  await page.getByText('₸1,000,000 left of ₸1,000,000', { exact: false }).waitFor();
  const [firm, ceiling] = [page.getByRole('textbox', { name: 'Firm' }), page.getByRole('textbox', { name: 'Highest price' })];
  const commit = async () => {
    await page.getByRole('main').getByRole('button', { name: 'Commit' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Commit' }).click();
  };
  await firm.fill('10');
  await page.getByRole('button', { name: 'Commit' }).click();
  await page.getByText('Fill this in').waitFor();
  expect(await ceiling.getAttribute('aria-invalid')).toBe('true');
  await ceiling.fill('300000');
  await page.getByText('This takes at most ₸3,000,000 of it.', { exact: false }).waitFor();
  await commit();
  await page.getByText('This is beyond your mandate', { exact: false }).waitFor();
  expect(await firm.getAttribute('aria-invalid')).toBe('true');
  expect(await firm.inputValue()).toBe('10');
  await firm.fill('2');
  await commit();
  await page.getByText('Takes 2', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByText('₸400,000 left of ₸1,000,000', { exact: false }).waitFor();

  // The deadline passes while they type: what was typed can still be read and copied, beside what was promised.
  await firm.fill('3');
  await world.run('MATCH (i:Initiative {id: $id}) SET i.deadlineAt = datetime.realtime()', { id: localId(id) });
  await page.getByText('The deadline passed on', { exact: false }).waitFor();
  expect([await firm.inputValue(), await firm.isEditable()]).toEqual(['3', false]);
  expect(await page.getByText('Takes 2', { exact: false }).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Look over' }).count()).toBe(0);
}, 120_000);

it('begins forms with the organization that one chose to act for', async () => {
  const [first, second, account] = [await cluster.member(), await cluster.member(), await person(world, 'Zhanar')];
  await first.letRepresent(account.id, 'ADMIN');
  await second.letRepresent(account.id, 'ADMIN');
  const page = await site.signedIn(account, `/c/${cluster.slug}/ties/new`);
  const acting = page.getByRole('combobox', { name: 'You act for' });
  const before = await acting.inputValue();
  const wanted = before === first.name ? second.name : first.name;
  await page.getByRole('button', { name: 'Account: Zhanar' }).click();
  await page.getByRole('menuitem', { name: wanted }).click();
  await page.reload();
  expect(await acting.inputValue()).toBe(wanted);
}, 60_000);

it('lets a side say that a tie still stands, and the council ask for evidence, which the side adds', async () => {
  const [own, partner, account] = [await cluster.member(), await cluster.member({ name: 'Reviewed partner' }), await person(world, 'Zhanar')];
  await own.letRepresent(account.id, 'REPRESENTATIVE');
  const tie = await cluster.tie(own, partner, { type: 'LEASE', state: 'STALE' });
  await world.run('MATCH (t:Tie {id: $id}) SET t.reviewIn = t.clusterId', { id: tie.id });
  const page = await site.signedIn(account, `/c/${cluster.slug}`);
  const stale = page.getByRole('region', { name: 'Ties to reconfirm' });
  await stale.getByText('Confirmed long ago').waitFor();
  await stale.getByRole('button', { name: 'Reconfirm' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reconfirm the tie' }).click();
  await page.getByText('The tie is reconfirmed for 12 months.').waitFor();
  await stale.waitFor({ state: 'hidden' });

  const council = await site.signedIn(await secretary('BUSINESS'), `/c/${cluster.slug}/council`);
  const queue = council.getByRole('region', { name: 'Ties not reviewed yet' });
  const waiting = queue.getByRole('listitem').filter({ hasText: 'Reviewed partner' });
  await waiting.getByText('No evidence is given.').waitFor();
  await waiting.getByRole('button', { name: 'Review' }).click();
  const dialog = council.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'More evidence is needed' }).check();
  await dialog.getByRole('button', { name: 'Ask for more evidence' }).click();
  await dialog.getByText('Say why, so that the two sides know what is missing.').waitFor();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Which land?');
  await dialog.getByRole('button', { name: 'Ask for more evidence' }).click();
  await waiting.waitFor({ state: 'hidden' });

  await page.goto(`/en/c/${cluster.slug}/ties`);
  const asked = page.getByRole('listitem').filter({ hasText: 'Reviewed partner' });
  await asked.getByText('The council says: Which land?').waitFor();
  await asked.getByRole('button', { name: 'Add evidence' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Evidence' }).fill('Field 12, contract 3');
  await page.getByRole('dialog').getByRole('button', { name: 'Add the evidence' }).click();
  await asked.getByText('Evidence: Field 12, contract 3').waitFor();
  await council.reload();
  await waiting.getByText('Evidence: Field 12, contract 3').waitFor();
}, 120_000);

it('keeps a profile that somebody else changed meanwhile, also when the newer cannot be read', async () => {
  const { page, base } = await administrator('/people');
  await page.goto(`/en${base}/edit`);
  const description = page.getByRole('textbox', { name: 'Description' });
  await description.fill('Since 1994.');
  await page.route(
    '**/graphql',
    (route) => route.continue({ postData: (route.request().postData() ?? '').replace(/"expectedVersion":\d+/, '"expectedVersion":0') }),
    { times: 1 },
  );
  const { mend } = await cut(page, /graphql/, 'OrganizationEdit');
  const save = page.getByRole('button', { name: 'Save the profile' });
  const name = page.getByRole('textbox', { name: 'Main name' });
  const itsName = await name.inputValue();
  await name.fill('');
  await save.click();
  await page.getByRole('main').getByRole('alert').waitFor();
  expect(await isAt(name)).toBe(true);
  await name.fill(itsName);
  await save.click();
  await page.getByRole('alert').filter({ hasText: 'Somebody changed this meanwhile.' }).waitFor();
  await mend();
  await save.click();
  await page.getByText('The profile is saved.').waitFor();
}, 120_000);

it('makes a key that a program uses until it is ended', async () => {
  const { page: admin } = await administrator('/keys');
  await admin.getByRole('textbox', { name: 'What it is for' }).fill('Warehouse');
  await admin.getByRole('checkbox', { name: 'Ties' }).check();
  await admin.getByRole('button', { name: 'Make the key' }).click();
  const secret = await admin.getByRole('textbox', { name: 'Key' }).inputValue();
  const ask = async () => {
    const response = await fetch(`${site.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': secret },
      body: JSON.stringify({ query: '{ viewer { name } }' }),
    });
    const { data, errors } = (await response.json()) as { data?: { viewer: { name: string } }; errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? data?.viewer.name;
  };
  expect(await ask()).toBe('Warehouse');

  await admin.getByRole('button', { name: 'I have kept it' }).click();
  await admin.reload();
  expect(await admin.content()).not.toContain(secret);
  const row = admin.getByRole('listitem').filter({ hasText: 'Warehouse' });
  await row.getByText(secret.slice(0, 9)).waitFor();
  await row.getByRole('button', { name: 'End' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'End the key' }).click();
  await row.waitFor({ state: 'hidden' });
  expect(await ask()).toBe('UNAUTHENTICATED');
}, 120_000);

it('shows the pages of people, keys, council and invitation without fault, and to nobody else', async () => {
  const { page: admin, base } = await administrator('/people');
  const link = await invite(admin, `${randomUUID()}@test.example`);
  const council = await site.signedIn(await secretary(), `/c/${cluster.slug}/council`);
  const told: string[] = [];
  for (const locale of ['en', 'ru', 'kk']) {
    const usual: Look[] = locale === 'en' ? [[1280, 'light'], [320, 'dark']] : [[320, 'light']];
    const looks = everyLook ? ALL_LOOKS : usual;
    for (const path of [`${base}/people`, `${base}/keys`, link.replace('/en', '')]) told.push(...(await faults(admin, `/${locale}${path}`, looks)));
    told.push(...(await faults(council, `/${locale}/c/${cluster.slug}/council`, looks)));
  }
  expect(told).toEqual([]);

  for (const path of [`${base}/people`, `${base}/keys`, `/c/${cluster.slug}/council`]) {
    const stranger = await site.visit(`/en${path}`);
    await stranger.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    await stranger.context().close();
  }
}, everyLook ? 900_000 : 180_000);
