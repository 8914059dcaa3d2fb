'use client';

import { PurchasesDocument, type PurchaseRowFragment } from '@/generated/graphql';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import type { queryOf } from './address';
import { PURCHASES_A_PAGE } from './page-size';
import { PurchaseItem } from './PurchaseItem';
import classes from './PurchaseItem.module.css';

type Props = { first: Connection<PurchaseRowFragment>; slug: string; asked: ReturnType<typeof queryOf> };

/** The purchases of a cluster that were asked for, a page at a time. */
export function PurchaseList({ first, slug, asked }: Props) {
  const variables = { slug, first: PURCHASES_A_PAGE, ...asked };
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
