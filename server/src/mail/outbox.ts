import type { Locale } from '../generated/schema.js';
import type { Transaction } from '../neo4j/database.js';
import { newId } from '../shared/identifier.js';

export type MailTemplate = 'invitation';

/** A message that waits to be sent; `arguments` are what its template names. */
export type Mail = { to: string; template: MailTemplate; locale: Locale; arguments: Record<string, string> };

/** Puts a message into the outbox, in the transaction of what it tells: it is sent if and only if that happened. */
export async function enqueueMail(transaction: Transaction, mail: Mail): Promise<void> {
  await transaction.run(
    `WITH datetime.realtime() + duration({seconds: $clockShift}) AS now
     CREATE (:Mail {id: $id, to: $to, template: $template, locale: $locale, arguments: $arguments, createdAt: now, dueAt: now, attempts: 0})`,
    { ...mail, id: newId(), arguments: JSON.stringify(mail.arguments) },
  );
}
