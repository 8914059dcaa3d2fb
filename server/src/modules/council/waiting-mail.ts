import { enqueueMail, linkTo } from '../../mail/outbox.js';
import type { Database } from '../../neo4j/database.js';
import { nameIn } from '../../shared/text.js';
import { councillorsToTell, takeWaiting } from './waiting-store.js';

/**
 * Tells whoever decides in a cluster by mail that something waits for them: how much of what, and nothing of what it is. At most once a day
 * each, and only where something has come since. What was decided before the mail is written is not in it.
 * @param origin the address that people open, for the link
 */
export async function tellCouncils(database: Database, origin: string): Promise<void> {
  for (const councillor of await councillorsToTell(database)) {
    await database.write(async (transaction) => {
      const waiting = await takeWaiting(transaction, councillor);
      if (waiting === null) return;
      const { email: to, locale, cluster, registrations, applications, contests, ties } = waiting;
      const counts = { registrations, applications, contests, ties, all: registrations + applications + contests + ties };
      await enqueueMail(transaction, {
        ...{ to, template: 'councilWaits', locale },
        arguments: {
          ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
          cluster: nameIn(locale, cluster),
          link: linkTo(origin, locale, `c/${cluster.slug}/council`),
        },
      });
    });
  }
}
