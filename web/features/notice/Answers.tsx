import { useTranslations } from 'next-intl';
import { NoticeAnswersDocument, type AnswersFragment } from '@/generated/graphql';
import { LoadMore, usePages } from '@/ui/LoadMore';
import { OrganizationName } from '@/ui/OrganizationName';
import { Paragraphs } from '@/ui/Paragraphs';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import classes from './NoticeItem.module.css';

/** The answers that the reader may see, newest first, a page at a time. */
export function Answers({ noticeId, first }: { noticeId: string; first: AnswersFragment }) {
  const t = useTranslations('notice.answers');
  const format = useFormat();
  const pages = usePages(first, NoticeAnswersDocument, { id: noticeId }, ({ node }) => (node?.__typename === 'Notice' ? node.answers : null));
  const { nodes, hasMore } = pages;
  if (nodes.length === 0) return null;
  return (
    <div className={classes.answers}>
      <p className={classes.answersTitle}>{t(hasMore ? 'countMore' : 'count', format.howMany(nodes.length))}</p>
      <ul>
        {nodes.map(({ id, organization, text, createdAt }) => (
          <li key={id}>
            <p className={classes.answerHead}>
              <OrganizationName organization={organization} />
              <span className={classes.muted}>
                <Time at={createdAt} as="ago" />
              </span>
            </p>
            <Paragraphs text={text} />
          </li>
        ))}
      </ul>
      {first.pageInfo.hasNextPage && <LoadMore pages={pages} />}
    </div>
  );
}
