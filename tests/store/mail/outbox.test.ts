import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { folderCarrier, smtpCarrier, type Carrier, type Letter } from '../../../server/src/mail/carrier.js';
import { deliverDueMail } from '../../../server/src/mail/delivery.js';
import { enqueueMail, type Mail } from '../../../server/src/mail/outbox.js';
import { Database } from '../../../server/src/neo4j/database.js';
import { LOCALES, say } from '../../../server/src/shared/text.js';
import { Mailbox, readMail } from '../../kit/mailbox.js';

const settings = {
  uri: process.env['NEO4J_URI'] ?? '',
  username: process.env['NEO4J_USERNAME'] ?? '',
  password: process.env['NEO4J_PASSWORD'] ?? '',
  database: process.env['NEO4J_DATABASE'] ?? 'neo4j',
};

/** So far from now that the mails of other tests, which run beside these, are never due before ours. */
const PAST_YEARS = 900_000_000;

let database: Database;
const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });

beforeAll(() => {
  database = new Database({ ...settings, clockShiftSeconds: -PAST_YEARS });
});

afterAll(async () => {
  await database.write((transaction) => transaction.run('MATCH (m:Mail) WHERE m.createdAt < datetime.realtime() - duration({days: 365}) DELETE m'));
  await database.close();
});

const newMail = (to: string, values: Partial<Mail> = {}): Mail => ({ to, template: 'resetPassword', locale: 'EN', arguments: { link: 'https://ozek.example/x#secret' }, ...values });
const newAddress = (): string => `${crypto.randomUUID()}@example.org`;
const enqueue = (mail: Mail): Promise<void> => database.write((transaction) => enqueueMail(transaction, mail));
const stored = (to: string) => database.read<{ attempts: number; wait: number }>(
  'MATCH (m:Mail {to: $to}) RETURN m.attempts AS attempts, duration.inSeconds(m.createdAt, m.dueAt).seconds AS wait', { to });
/** The same graph, some time after the mails were written. */
async function later<Result>(seconds: number, work: (then: Database) => Promise<Result>): Promise<Result> {
  const then = new Database({ ...settings, clockShiftSeconds: seconds - PAST_YEARS });
  return work(then).finally(() => then.close());
}
const refusing: Carrier = { send: () => Promise.reject(Object.assign(new Error('mailbox somebody@example.org is full'), { code: 'EENVELOPE' })), close: () => undefined };

test('a mail reaches the mail server in the words of its language, and is forgotten here', async () => {
  const mailbox = await Mailbox.open();
  const carrier = smtpCarrier(mailbox.url, 'Özek <no-reply@ozek.example>');
  const addresses = LOCALES.map(newAddress);
  for (const [index, locale] of LOCALES.entries()) await enqueue(newMail(addresses[index] ?? '', { locale }));
  await deliverDueMail(database, carrier, log);
  for (const [index, locale] of LOCALES.entries()) {
    const to = addresses[index] ?? '';
    expect(mailbox.to(to)).toEqual([expect.objectContaining({ from: 'Özek <no-reply@ozek.example>', subject: say(locale, 'mail.resetPassword.subject') })]);
    expect(mailbox.to(to)[0]?.text.replaceAll('\r\n', '\n').trim()).toBe(say(locale, 'mail.resetPassword.body', { link: 'https://ozek.example/x#secret' }).trim());
    expect(mailbox.to(to)[0]?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await stored(to)).toEqual([]);
  }
  carrier.close();
  await mailbox.close();
});

test('a change that is rolled back sends nothing', async () => {
  const to = newAddress();
  const failing = database.write(async (transaction) => {
    await enqueueMail(transaction, newMail(to));
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await stored(to)).toEqual([]);
});

test('of five servers one sends each of twelve mails', async () => {
  const addresses = Array.from({ length: 12 }, newAddress);
  for (const to of addresses) await enqueue(newMail(to));
  const sent: string[] = [];
  const carrier: Carrier = { send: async ({ to }: Letter) => void sent.push(to), close: () => undefined };
  await Promise.all(Array.from({ length: 5 }, () => deliverDueMail(database, carrier, log)));
  expect(sent.filter((to) => addresses.includes(to)).sort()).toEqual([...addresses].sort());
});

test('a mail that is refused waits longer each time, is sent when the server takes it, and no log names the address', async () => {
  const to = newAddress();
  await enqueue(newMail(to));
  lines.length = 0;
  await deliverDueMail(database, refusing, log);
  expect(await stored(to)).toEqual([{ attempts: 1, wait: expect.any(Number) }]);
  const first = (await stored(to))[0]?.wait ?? 0;
  await later(70, (then) => deliverDueMail(then, refusing, log));
  const second = (await stored(to))[0]?.wait ?? 0;
  expect([first >= 60 && first < 70, second - 70 >= 120 && second - 70 < 130]).toEqual([true, true]);
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining({ attempts: 2, failure: 'Error EENVELOPE', template: 'resetPassword' }));
  expect(lines.join()).not.toMatch(/@|secret/);

  const mailbox = await Mailbox.open();
  const carrier = smtpCarrier(mailbox.url, 'no-reply@ozek.example');
  await later(300, (then) => deliverDueMail(then, carrier, log));
  expect(mailbox.to(to)).toHaveLength(1);
  expect(await stored(to)).toEqual([]);
  carrier.close();
  await mailbox.close();
});

test('a mail is given up after three days', async () => {
  const to = newAddress();
  await enqueue(newMail(to));
  await later(3 * 86_400 - 60, (then) => deliverDueMail(then, refusing, log));
  expect(await stored(to)).toHaveLength(1);
  await later(4 * 86_400, (then) => deliverDueMail(then, refusing, log));
  expect(await stored(to)).toEqual([]);
});

test('a mail that a server died with is sent by another when its lease is over', async () => {
  const to = newAddress();
  await enqueue(newMail(to));
  const dying: Carrier = { send: () => Promise.reject(new Error('killed')), close: () => undefined };
  const crashed = new Database({ ...settings, clockShiftSeconds: -PAST_YEARS });
  const write = crashed.write.bind(crashed);
  let writes = 0;
  crashed.write = (work, timeoutMs) => {
    writes += 1;
    return writes === 1 ? write(work, timeoutMs) : Promise.reject(new Error('killed'));
  };
  await expect(deliverDueMail(crashed, dying, log)).rejects.toThrow('killed');
  await crashed.close();
  const sent: string[] = [];
  const carrier: Carrier = { send: async (letter: Letter) => void sent.push(letter.to), close: () => undefined };
  await deliverDueMail(database, carrier, log);
  expect(sent).not.toContain(to);
  await later(121, (then) => deliverDueMail(then, carrier, log));
  expect(sent).toContain(to);
});

test('without a mail server each mail becomes a file that only its owner reads', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'ozek-mail-')), 'mail');
  const to = newAddress();
  await enqueue(newMail(to, { locale: 'KK' }));
  await deliverDueMail(database, folderCarrier(folder, 'no-reply@ozek.example'), log);
  const files = await readdir(folder);
  const mails = await Promise.all(files.map(async (file) => ({ file, mail: readMail(await readFile(join(folder, file), 'utf8')) })));
  const own = mails.find(({ mail }) => mail.to === to);
  expect(own?.file).toMatch(/^[0-9a-f-]{36}\.eml$/);
  expect(own?.mail.text).toContain('https://ozek.example/x#secret');
  expect((await stat(join(folder, own?.file ?? ''))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await rm(join(folder, '..'), { recursive: true });
});
