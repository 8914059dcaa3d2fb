'use client';

import { useTranslations } from 'next-intl';
import { NucleusMovesDocument, type NucleusMoveFragment, type NucleusMovesFragment } from '@/generated/graphql';
import { LoadMore, usePages } from '@/ui/LoadMore';
import { OrganizationName } from '@/ui/OrganizationName';
import classes from './Changes.module.css';

export type MoveList = 'entered' | 'left' | 'moved';
type Props = { first: NucleusMovesFragment; which: MoveList; slug: string; days: { from: string; to: string } };

/** Organizations whose place changed between two days, each with where from, where to, and why, a page at a time. */
export function Moves({ first, which, slug, days }: Props) {
  const only = { entered: which === 'entered', left: which === 'left', moved: which === 'moved' };
  const pages = usePages(first, NucleusMovesDocument, { slug, ...days, ...only }, (data) => data.cluster?.nucleusComparison?.[which]);
  return (
    <>
      <ul className={classes.moves}>
        {pages.nodes.map((move) => (
          <MoveItem key={move.organization.id} move={move} />
        ))}
      </ul>
      {first.pageInfo.hasNextPage && <LoadMore pages={pages} />}
    </>
  );
}

function MoveItem({ move: { organization, before, after, cause, conditions } }: { move: NucleusMoveFragment }) {
  const t = useTranslations('changes');
  const terms = useTranslations('terms');
  const place = (placement: typeof before, without: 'joined' | 'left') =>
    placement ? terms(`nucleusLabel.${placement.label}`) : t(`without.${without}`);
  return (
    <li className={classes.move}>
      <OrganizationName organization={organization} />
      <p className={classes.way}>
        {t('way', { from: place(before, 'joined'), to: place(after, 'left') })}
      </p>
      {conditions.length > 0 ? (
        <ul className={classes.reasons}>
          {conditions.map(({ name, before: was, after: is }) => (
            <li key={name}>
              <strong>{terms(`nucleusCondition.${name}`)}</strong>{' '}
              <span className={classes.verdicts}>
                {t('verdicts', { from: terms(`conditionVerdict.${was.verdict}`), to: terms(`conditionVerdict.${is.verdict}`) })}
              </span>
              <br />
              {is.sentence}
            </li>
          ))}
        </ul>
      ) : (
        (cause === 'PRIVATE_FIGURES' || cause === 'RELATIVE_GROWTH' || cause === 'OTHERS') && <p className={classes.reasons}>{t(`cause.${cause}`)}</p>
      )}
    </li>
  );
}
