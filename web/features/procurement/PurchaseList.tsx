'use client';

import { PurchasesDocument, type InitiativeFilter, type PurchaseRowFragment } from '@/generated/graphql';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { PURCHASES_A_PAGE } from './page-size';
import { PurchaseItem } from './PurchaseItem';
import classes from './PurchaseItem.module.css';

type Props = { first: Connection<PurchaseRowFragment>; slug: string; filter: InitiativeFilter };

/** The purchases of a cluster that pass a filter, a page at a time. */
export function PurchaseList({ first, slug, filter }: Props) {
  const variables = { slug, first: PURCHASES_A_PAGE, filter };
  const pages = usePages(first, PurchasesDocument, variables, (data) => data.cluster?.initiatives);
  return (
    <>
      <ul className={classes.list}>
        {pages.nodes.map((purchase) => (
          <PurchaseItem key={purchase.id} purchase={purchase} slug={slug} />
        ))}
      </ul>
      <LoadMore pages={pages} />
    </>
  );
}
