'use client';

import { NoticesDocument, type NoticeCardFragment, type NoticeFilter } from '@/generated/graphql';
import type { Acting } from '@/ui/acting';
import { LoadMore, usePages, type Connection } from '@/ui/LoadMore';
import { NoticeItem } from './NoticeItem';
import classes from './NoticeItem.module.css';
import { NOTICES_A_PAGE } from './page-size';

type Props = { first: Connection<NoticeCardFragment>; slug: string; filter: NoticeFilter; acting: Acting[] };

/** The notices of a cluster that pass a filter, newest first, a page at a time. */
export function NoticeList({ first, slug, filter, acting }: Props) {
  const pages = usePages(first, NoticesDocument, { slug, first: NOTICES_A_PAGE, filter }, (data) => data.cluster?.notices);
  return (
    <>
      <ul className={classes.list}>
        {pages.nodes.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} slug={slug} acting={acting} />
        ))}
      </ul>
      <LoadMore pages={pages} />
    </>
  );
}
