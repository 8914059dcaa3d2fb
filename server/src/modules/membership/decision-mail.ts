import type { MembershipVerdict } from '../../generated/schema.js';
import { enqueueMails, linkTo } from '../../mail/outbox.js';
import type { Transaction } from '../../neo4j/database.js';
import { nameIn } from '../../shared/text.js';
import { applicantsOf } from './store.js';

/** Tells an organization's administrators by mail what its application came to and what to do next, in the transaction that decides or ends it. */
export async function mailDecision(
  transaction: Transaction,
  origin: string,
  membershipId: string,
  { verdict, reason }: { verdict: MembershipVerdict | 'EXPIRED'; reason: string | null },
): Promise<void> {
  const applicants = await applicantsOf(transaction, membershipId);
  await enqueueMails(
    transaction,
    applicants.map(({ email, locale, organization, cluster }) => ({
      to: email,
      template: 'membershipDecided' as const,
      locale,
      arguments: {
        outcome: verdict,
        organization: nameIn(locale, organization),
        cluster: nameIn(locale, cluster),
        explained: reason === null ? 'no' : 'yes',
        reason: reason ?? '',
        link: linkTo(origin, locale, verdict === 'REJECTED' || verdict === 'EXPIRED' ? 'settings/organizations' : `c/${cluster.slug}`),
      },
    })),
  );
}
