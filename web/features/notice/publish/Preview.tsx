'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Time } from '@/ui/Time';
import { KindLabel } from '../KindLabel';
import { NoticeText } from '../NoticeText';
import { expiresAt, toldOf, type Draft } from './draft';
import classes from './PublishForm.module.css';

/** The notice as readers will see it, while it is written. */
export function Preview({ draft, publisher }: { draft: Draft; publisher: string }) {
  const t = useTranslations('notice');
  const told = toldOf(draft, useLocale());
  const dated = draft.expiry !== 'day' || draft.lastDay !== null;
  return (
    <aside className={classes.preview} aria-label={t('new.preview')}>
      <h2 className={classes.previewTitle}>{t('new.preview')}</h2>
      <KindLabel kind={draft.kind} />
      <NoticeText told={{ ...told, title: told.title || t('new.untitled') }} heading="h3" />
      <p className={classes.previewFoot}>
        {publisher}
        {dated && (
          <>
            {' · '}
            {t('shownUntil')} <Time at={expiresAt(draft)} as="day" />
          </>
        )}
      </p>
    </aside>
  );
}
