import type { Locale } from '../generated/schema.js';
import { NOW } from '../neo4j/clock.js';
import type { Database, Transaction } from '../neo4j/database.js';
import { newId } from '../shared/identifier.js';

/** The mails that there are; the texts of each are `mail.<template>.subject` and `mail.<template>.body`. */
export type MailTemplate = 'verifyAddress' | 'resetPassword' | 'addressTaken' | 'invitation' | 'signInChanged' | 'secondStepReset' | 'purchaseEnded' | 'representationDecided' | 'membershipDecided' | 'councilWaits';

export type Mail = { to: string; template: MailTemplate; locale: Locale; arguments: Record<string, string> };

/** A mail that this server has taken to send. */
export type TakenMail = Mail & { id: string; attempts: number; ageSeconds: number };

type Row = Omit<TakenMail, 'arguments'> & { arguments: string };

/** Longer than a mail server may take to answer; a server that dies while it sends keeps the mail waiting that long. */
const LEASE_SECONDS = 120;

/** The first wait after a failure; each further one is twice as long, up to the longest. */
const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 6 * 60 * 60;

/** After three days nobody waits for it any more, and its link has expired. */
const GIVE_UP_SECONDS = 3 * 24 * 60 * 60;

/** The address of a page in the language of a mail's reader. @param path without the language, such as `invite/…` */
export const linkTo = (origin: string, locale: Locale, path: string): string => `${origin.replace(/\/$/, '')}/${locale.toLowerCase()}/${path}`;

/** Puts a mail into the outbox, in the transaction of what it tells about: it is sent once that is done, and only then. */
export const enqueueMail = (transaction: Transaction, mail: Mail): Promise<void> => enqueueMails(transaction, [mail]);

/** The same of many, by one statement. */
export async function enqueueMails(transaction: Transaction, mails: readonly Mail[]): Promise<void> {
  await transaction.run(
    `UNWIND $mails AS mail CREATE (m:Mail {createdAt: ${NOW}, dueAt: ${NOW}, attempts: 0}) SET m += mail`,
    { mails: mails.map((mail) => ({ ...mail, id: newId(), arguments: JSON.stringify(mail.arguments) })) },
  );
}

/** Takes the mail that waits longest and that no other server is sending; null when there is none. */
export async function takeDueMail(database: Database): Promise<TakenMail | null> {
  return database.write(async (transaction) => {
    const [next] = await transaction.run<{ id: string }>(
      `MATCH (m:Mail) WHERE m.dueAt <= ${NOW} WITH m ORDER BY m.dueAt, m.id LIMIT 1
       SET m.asked = true
       RETURN m.id AS id`,
    );
    if (next === undefined) return null;
    // Asked again under the lock: another server may have taken it meanwhile.
    const [row] = await transaction.run<Row>(
      `MATCH (m:Mail {id: $id}) WHERE m.dueAt <= ${NOW}
       SET m.dueAt = ${NOW} + duration({seconds: $lease}), m.attempts = m.attempts + 1
       RETURN m.id AS id, m.to AS to, m.template AS template, m.locale AS locale, m.arguments AS arguments, m.attempts AS attempts,
              duration.inSeconds(m.createdAt, ${NOW}).seconds AS ageSeconds`,
      { id: next.id, lease: LEASE_SECONDS },
    );
    return row === undefined ? null : { ...row, arguments: JSON.parse(row.arguments) as Record<string, string> };
  });
}

/** Forgets a mail that was sent: it may hold a secret link. */
export async function forgetMail(database: Database, id: string): Promise<void> {
  await database.write((transaction) => transaction.run('MATCH (m:Mail {id: $id}) DELETE m', { id }));
}

/** Whether it is not worth another try. */
export const isHopeless = (mail: TakenMail): boolean => mail.ageSeconds >= GIVE_UP_SECONDS;

/** Lets a mail that could not be sent wait, longer each time. */
export async function postponeMail(database: Database, mail: TakenMail): Promise<void> {
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (mail.attempts - 1), LONGEST_WAIT_SECONDS);
  await database.write((transaction) =>
    transaction.run(`MATCH (m:Mail {id: $id}) SET m.dueAt = ${NOW} + duration({seconds: $wait})`, { id: mail.id, wait }),
  );
}
