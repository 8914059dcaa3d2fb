import { enqueueMails, linkTo } from '../../mail/outbox.js';
import type { Transaction } from '../../neo4j/database.js';
import { askersOf } from './request-store.js';

/** Tells whoever asked to act for an organization by mail what was decided and what to do next, in the transaction that decides it. */
export async function mailDecision(
  transaction: Transaction,
  origin: string,
  requestId: string,
  { outcome, reason }: { outcome: 'ACCEPTED' | 'REJECTED'; reason: string | null },
): Promise<void> {
  const askers = await askersOf(transaction, requestId);
  await enqueueMails(
    transaction,
    askers.map(({ email, locale, organization, registers }) => ({
      to: email,
      template: 'representationDecided' as const,
      locale,
      arguments: {
        outcome,
        organization,
        registers: registers ? 'yes' : 'no',
        explained: reason === null ? 'no' : 'yes',
        reason: reason ?? '',
        link: linkTo(origin, locale, 'settings/organizations'),
      },
    })),
  );
}
