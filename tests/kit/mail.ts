import type { Locale } from '../../server/src/generated/schema.js';
import type { Database } from '../../server/src/neo4j/database.js';
import { say } from '../../server/src/shared/text.js';

export type ReadMail = { subject: string; text: string };

type Row = { template: string; locale: Locale; arguments: string };

/** The mails to an address, in the outbox: no server of the tests takes them out. */
export async function mailsTo(database: Database, address: string): Promise<ReadMail[]> {
  const rows = await database.read<Row>(
    'MATCH (m:Mail {to: $address}) RETURN m.template AS template, m.locale AS locale, m.arguments AS arguments ORDER BY m.id',
    { address },
  );
  return rows.map(({ template, locale, arguments: values }) => {
    const given = JSON.parse(values) as Record<string, string>;
    return { subject: say(locale, `mail.${template}.subject`, given), text: say(locale, `mail.${template}.body`, given) };
  });
}

/** The mail to an address that has this subject; throws when there is none, or more than one. */
export async function mailTo(database: Database, address: string, subject: string): Promise<ReadMail> {
  const [mail, ...others] = (await mailsTo(database, address)).filter((candidate) => candidate.subject === subject);
  if (mail === undefined || others.length > 0) throw new Error(`${others.length + (mail === undefined ? 0 : 1)} mails “${subject}” to ${address}`);
  return mail;
}

/** The link in a mail. */
export function linkIn(mail: ReadMail): URL {
  const [link] = /https?:\/\/\S+/.exec(mail.text) ?? [];
  if (link === undefined) throw new Error(`there is no link in “${mail.subject}”`);
  return new URL(link);
}

/** The secret behind the `#` of the link in a mail. */
export const secretIn = (mail: ReadMail): string => linkIn(mail).hash.slice(1);
