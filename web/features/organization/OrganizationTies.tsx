'use client';

import { TieItem } from '@/features/tie/TieItem';
import list from '@/features/tie/TieItem.module.css';
import { TIES_A_PAGE } from '@/features/tie/page-size';
import { OrganizationTiesDocument, type TieRowFragment } from '@/generated/graphql';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';

export function OrganizationTies({ first, id }: { first: Connection<TieRowFragment>; id: string }) {
  const pages = usePages(first, OrganizationTiesDocument, { id, first: TIES_A_PAGE }, (data) => data.organization?.ties);
  return (
    <>
      <ul className={list.list}>
        {pages.nodes.map((tie) => (
          <TieItem key={tie.id} tie={tie} />
        ))}
      </ul>
      <LoadMore pages={pages} />
    </>
  );
}
