import { demoAccount, isAt, Site } from '../kit/site.js';

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

/** The date somewhere; at any time it is another one than that of UTC in one of the two. */
const today = (timeZone: 'Pacific/Kiritimati' | 'Pacific/Pago_Pago') => new Date().toLocaleDateString('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' });

it('takes an objection to a place, and shows the council\u2019s answer beside it', async () => {
  const member = await site.signedIn(demoAccount('member'), '/c/kostanay-grain', { timezoneId: 'Pacific/Kiritimati' });
  const query = 'query { viewer { representations { organization { id } } } }';
  const own = await member.evaluate(async (text) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text }) });
    return ((await response.json()) as { data: { viewer: { representations: { organization: { id: string } }[] } } }).data.viewer.representations[0]?.organization.id;
  }, query);
  const path = `/en/o/${encodeURIComponent(own ?? '')}`;
  await member.goto(path);
  await member.getByRole('button', { name: 'Object to this place' }).click();
  const reason = `We are larger than this says (${Date.now()}).`;
  const form = member.getByRole('dialog');
  await form.getByLabel('Why is it wrong?').fill('Too short');
  await form.getByRole('button', { name: 'Send to the council' }).click();
  await form.getByText('At least 10 characters.', { exact: true }).waitFor();
  expect(await isAt(form.getByLabel('Why is it wrong?'))).toBe(true);
  await form.getByLabel('Why is it wrong?').fill(reason);
  await form.getByRole('button', { name: 'Send to the council' }).click();
  await member.getByText(reason).waitFor();
  await member.getByText('The council has not answered yet.').waitFor();

  const council = await site.signedIn(demoAccount('council'), '/c/kostanay-grain/council', { timezoneId: 'Pacific/Pago_Pago' });
  const waiting = council.getByRole('region', { name: 'Contested places in the nucleus' }).getByRole('listitem').filter({ hasText: reason });
  await waiting.getByText(`on ${today('Pacific/Pago_Pago')}:`).waitFor();
  await waiting.getByRole('button', { name: 'Answer' }).click();
  const answer = council.getByRole('dialog');
  await answer.getByLabel('Why?').fill('The figures that you published say otherwise.');
  await answer.getByRole('button', { name: 'Record the answer' }).click();
  await waiting.waitFor({ state: 'detached' });

  await member.goto(path);
  const record = member.getByRole('article').filter({ hasText: reason });
  await record.getByText(`The council upheld the place on ${today('Pacific/Kiritimati')}:`).waitFor();
  await record.getByText('The figures that you published say otherwise.').waitFor();
  await member.context().close();
  await council.context().close();
}, 90_000);
