'use client';

import { TiesDocument, type TieFilter, type TieRowFragment } from '@/generated/graphql';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { TIES_A_PAGE } from './page-size';
import { TieItem } from './TieItem';
import classes from './TieItem.module.css';

type Props = { first: Connection<TieRowFragment>; slug: string; filter: TieFilter; above: string[] };

/** The ties of a cluster that pass a filter, a page at a time, without those that stand above already, because they wait for the reader. */
export function TieList({ first, slug, filter, above }: Props) {
  const pages = usePages(first, TiesDocument, { slug, first: TIES_A_PAGE, filter }, (data) => data.cluster?.ties);
  return (
    <>
      <ul className={classes.list}>
        {pages.nodes
          .filter(({ id }) => !above.includes(id))
          .map((tie) => (
            <TieItem key={tie.id} tie={tie} />
          ))}
      </ul>
      <LoadMore pages={pages} />
    </>
  );
}
