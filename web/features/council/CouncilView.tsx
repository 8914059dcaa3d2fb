import { useTranslations } from 'next-intl';
import type { CouncilQueueQuery } from '@/generated/graphql';
import { ApplicationQueue } from '@/features/membership/ApplicationQueue';
import { ContestQueue } from '@/features/nucleus/contest/ContestQueue';
import { ReviewQueue } from '@/features/tie/ReviewQueue';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { WishQueue } from './WishQueue';

/** What waits for the council: wishes, which the secretariat checks, then applications, contested labels, and ties that can be reviewed. */
export function CouncilView({ cluster }: { cluster: NonNullable<CouncilQueueQuery['cluster']> }) {
  const t = useTranslations('council');
  const { applications, labelContests, representationRequests, tiesToReview } = cluster;
  const wishes = representationRequests?.nodes ?? [];
  const waiting = wishes.length + (labelContests?.nodes.length ?? 0) + (applications?.nodes.length ?? 0) + (tiesToReview?.nodes.length ?? 0);
  const none = representationRequests ? 'empty' : 'note';
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {waiting === 0 && <EmptyState title={t(`${none}.title`)} text={t(`${none}.text`)} />}
      {representationRequests && wishes.length > 0 && (
        <Section title={t('queue')} aside={t(representationRequests.pageInfo.hasNextPage ? 'countMore' : 'count', { n: wishes.length })}>
          <WishQueue wishes={wishes} />
        </Section>
      )}
      {applications && <ApplicationQueue applications={applications.nodes} more={applications.pageInfo.hasNextPage} />}
      {labelContests && <ContestQueue slug={cluster.slug} first={labelContests} />}
      {tiesToReview && <ReviewQueue slug={cluster.slug} first={tiesToReview} />}
    </>
  );
}
