'use client';

import { useTranslations } from 'next-intl';
import { NoticeWithdrawDocument, type NoticeCardFragment } from '@/generated/graphql';
import { ConfirmedChange } from '@/ui/ConfirmedChange';

/** Takes one's own notice back, after asking. */
export function WithdrawNotice({
  notice,
  onAnswer,
}: {
  notice: NoticeCardFragment;
  onAnswer: (notice: NoticeCardFragment) => void;
}) {
  const t = useTranslations('notice.withdraw');
  return (
    <ConfirmedChange
      document={NoticeWithdrawDocument}
      input={{ noticeId: notice.id, expectedVersion: notice.version }}
      ask={t('ask')}
      title={t('title')}
      confirm={t('yes')}
      done={t('done')}
      danger
      look={{ variant: 'subtle', color: 'danger', size: 'sm' }}
      onDone={(done) => onAnswer(done.notice)}
    >
      <p lang={notice.language.toLowerCase()}>
        <strong>{notice.title}</strong>
      </p>
      <p>{t('text')}</p>
    </ConfirmedChange>
  );
}
