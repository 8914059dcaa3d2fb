'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { NoticeCardFragment } from '@/generated/graphql';
import { ObjectHistory } from '@/features/journal/ObjectHistory';
import { clusterPath } from '@/features/shell/pages';
import type { Acting } from '@/ui/acting';
import { Link } from '@/i18n/navigation';
import { lazyPart } from '@/ui/lazyPart';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import { writeAddress } from './address';
import { Answers } from './Answers';
import { KindLabel } from './KindLabel';
import classes from './NoticeItem.module.css';
import { NoticeText } from './NoticeText';

const AnswerNotice = lazyPart(() => dynamic(() => import('./AnswerNotice').then((module) => module.AnswerNotice)));
const WithdrawNotice = lazyPart(() => dynamic(() => import('./WithdrawNotice').then((module) => module.WithdrawNotice)));

type Props = { notice: NoticeCardFragment; slug: string; acting: Acting[]; /** On a page of its own, which says the title. */ alone?: boolean };

/** A notice, with its answers and what one can do with it. */
export function NoticeItem({ notice, slug, acting, alone = false }: Props) {
  const t = useTranslations('notice');
  const visibility = useTranslations('terms.visibility');
  const [changed, setChanged] = useState<NoticeCardFragment | null>(null);
  const shown = changed ?? notice;
  const { publisher, state, expired } = shown;
  const page = clusterPath(slug, '/notices');
  const over = state === 'WITHDRAWN' || expired;
  return (
    <li className={classes.item} data-over={over || undefined}>
      <div className={classes.head}>
        <KindLabel kind={shown.kind} />
        <Time at={shown.publishedAt} as="ago" />
        {shown.visibility !== 'MEMBERS' && <span className={classes.badge}>{visibility(shown.visibility)}</span>}
        {over && <span className={classes.badge}>{t(state === 'WITHDRAWN' ? 'withdrawn' : 'expired')}</span>}
      </div>
      <NoticeText told={shown} heading={alone ? null : 'h2'} href={`${page}/${encodeURIComponent(shown.id)}`} />
      <p className={classes.foot}>
        <OrganizationName organization={publisher} />
        <Link href={`${page}${writeAddress({ kinds: [], by: publisher.id, expired: false })}`}>
          {t('allBy')}
        </Link>
        <span className={classes.muted}>
          {t(expired ? 'shownTo' : 'shownUntil')} <Time at={shown.expiresAt} as="day" />
        </span>
      </p>
      <Answers noticeId={shown.id} first={shown.answers} />
      {acting.length > 0 && <ObjectHistory objectId={shown.id} />}
      <div className={classes.acts}>
        {shown.viewerCanAnswer && acting.length > 0 && <AnswerNotice notice={shown} acting={acting} onAnswer={setChanged} />}
        {shown.viewerCanWithdraw && <WithdrawNotice notice={shown} onAnswer={setChanged} />}
      </div>
    </li>
  );
}
