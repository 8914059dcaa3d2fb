import type { UnsuccessfulReason } from '../../generated/schema.js';
import { enqueueMails, linkTo } from '../../mail/outbox.js';
import type { Transaction } from '../../neo4j/database.js';
import { globalId } from '../../shared/identifier.js';
import { readersOfEnding } from './ending-store.js';

/** How a purchase ended, as the mail tells it; only a called-off one has a reason in words. */
export type Ending = { outcome: 'LOCKED' | UnsuccessfulReason } | { outcome: 'CANCELLED'; reason: string; cancelledBy: string };

/** Tells by mail how a purchase ended, in the transaction that ends it. No quantity is told: mails are read by more than may know it. */
export async function mailEnding(transaction: Transaction, origin: string, initiativeId: string, ending: Ending): Promise<void> {
  const { outcome } = ending;
  const [reason, exceptId] = ending.outcome === 'CANCELLED' ? [ending.reason, ending.cancelledBy] : ['', null];
  const told = await readersOfEnding(transaction, initiativeId, exceptId);
  const path = encodeURIComponent(globalId('Initiative', initiativeId));
  await enqueueMails(
    transaction,
    told.map(({ email, locale, title, slug, organizes }) => {
      const link = linkTo(origin, locale, `c/${slug}/purchases/${path}`);
      return { to: email, template: 'purchaseEnded' as const, locale, arguments: { title, outcome, reason, link, organizes: organizes ? 'yes' : 'no' } };
    }),
  );
}
