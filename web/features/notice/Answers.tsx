import { useTranslations } from 'next-intl';
import type { NoticeCardFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { Paragraphs } from '@/ui/Paragraphs';
import { Time } from '@/ui/Time';
import classes from './NoticeItem.module.css';

/** The answers that the reader may see. */
export function Answers({ answers }: { answers: NoticeCardFragment['answers'] }) {
  const t = useTranslations('notice.answers');
  if (answers.length === 0) return null;
  return (
    <div className={classes.answers}>
      <p className={classes.answersTitle}>{t('count', { n: answers.length })}</p>
      <ul>
        {answers.map(({ id, organization, text, createdAt }) => (
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
    </div>
  );
}
