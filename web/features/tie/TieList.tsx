'use client';

import { TiesDocument, type TieFilter, type TieRowFragment } from '@/generated/graphql';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { TIES_A_PAGE } from './page-size';
import { TieItem } from './TieItem';
import classes from './TieItem.module.css';

type Props = { first: Connection<TieRowFragment>; slug: string; filter: TieFilter };

/** The ties of a cluster that pass a filter, a page at a time. Those that wait for an answer stand above already. */
export function TieList({ first, slug, filter }: Props) {
  const pages = usePages(first, TiesDocument, { slug, first: TIES_A_PAGE, filter }, (data) => data.cluster?.ties);
  return (
    <>
      <ul className={classes.list}>
        {pages.nodes
          .filter(({ viewerCanConfirm }) => !viewerCanConfirm)
          .map((tie) => (
            <TieItem key={tie.id} tie={tie} />
          ))}
      </ul>
      <LoadMore pages={pages} />
    </>
  );
}
