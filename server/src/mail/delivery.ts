import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../neo4j/database.js';
import { say } from '../shared/text.js';
import type { Carrier, Letter } from './carrier.js';
import { forgetMail, isHopeless, postponeMail, takeDueMail, type TakenMail } from './outbox.js';

/** The mail in the words of its language. */
const letterOf = ({ id, to, template, locale, arguments: values }: TakenMail): Letter => ({
  id,
  to,
  subject: say(locale, `mail.${template}.subject`, values),
  text: say(locale, `mail.${template}.body`, values),
});

/** Only the kind of a failure: what a mail server answers may quote the address. */
const kindOf = (error: unknown): string => (error instanceof Error && 'code' in error ? `${error.name} ${String(error.code)}` : String((error as Error).name));

/**
 * Sends what is due, until nothing is or `stopped` says so. Of several servers one sends each mail; one that dies between sending and
 * forgetting lets it be sent again.
 */
export async function deliverDueMail(database: Database, carrier: Carrier, log: FastifyBaseLogger, stopped = (): boolean => false): Promise<void> {
  for (let mail = await takeDueMail(database); mail !== null; mail = await takeDueMail(database)) {
    const { id: mailId, template, attempts } = mail;
    try {
      await carrier.send(letterOf(mail));
      await forgetMail(database, mailId);
    } catch (error) {
      const hopeless = isHopeless(mail);
      log[hopeless ? 'error' : 'warn']({ mailId, template, attempts, failure: kindOf(error) }, hopeless ? 'a mail was given up' : 'a mail was not sent');
      await (hopeless ? forgetMail(database, mailId) : postponeMail(database, mail));
    }
    if (stopped()) return;
  }
}
