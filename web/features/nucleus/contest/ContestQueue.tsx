'use client';

import { useTranslations } from 'next-intl';
import { ContestQueueDocument, type OpenContestsFragment } from '@/generated/graphql';
import { LoadMore, usePages } from '@/ui/LoadMore';
import { Section } from '@/ui/Section';
import classes from './Contest.module.css';
import { ContestRecord } from './ContestRecord';

/** Labels that members contest and the council has not answered yet, a page at a time. */
export function ContestQueue({ slug, first }: { slug: string; first: OpenContestsFragment }) {
  const t = useTranslations('contest');
  const pages = usePages(first, ContestQueueDocument, { slug }, (data) => data.cluster?.labelContests);
  const { nodes, hasMore } = pages;
  if (nodes.length === 0) return null;
  return (
    <Section title={t('queue')} aside={t(hasMore ? 'countMore' : 'count', { n: nodes.length })}>
      <ul className={classes.records}>
        {nodes.map((contest) => (
          <li key={contest.id}>
            <ContestRecord contest={contest} named />
          </li>
        ))}
      </ul>
      {first.pageInfo.hasNextPage && <LoadMore pages={pages} />}
    </Section>
  );
}
