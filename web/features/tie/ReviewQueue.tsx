'use client';

import { useTranslations } from 'next-intl';
import { TiesToReviewDocument, type WaitingTiesFragment } from '@/generated/graphql';
import { LoadMore, usePages } from '@/ui/LoadMore';
import { Section } from '@/ui/Section';
import { TieItem } from './TieItem';
import classes from './TieItem.module.css';

/** Formal ties that the council has not reviewed, a page at a time. Nothing waits for it: they count meanwhile. */
export function ReviewQueue({ slug, first }: { slug: string; first: WaitingTiesFragment }) {
  const t = useTranslations('tie.toReview');
  const pages = usePages(first, TiesToReviewDocument, { slug }, (data) => data.cluster?.tiesToReview);
  const { nodes, hasMore } = pages;
  if (nodes.length === 0) return null;
  return (
    <Section title={t('title')} aside={t(hasMore ? 'countMore' : 'count', { n: nodes.length })}>
      <p className={classes.lead}>{t('lead')}</p>
      <ul className={classes.list}>
        {nodes.map((tie) => (
          <TieItem key={tie.id} tie={tie} inFull />
        ))}
      </ul>
      {first.pageInfo.hasNextPage && <LoadMore pages={pages} />}
    </Section>
  );
}
