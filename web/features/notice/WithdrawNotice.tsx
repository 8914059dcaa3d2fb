'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NoticeWithdrawDocument, type NoticeCardFragment } from '@/generated/graphql';
import { useChange } from '@/lib/client';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { announce, useProblemText, warn } from '@/ui/useUnionForm';

/** Takes one's own notice back, after asking. */
export function WithdrawNotice({
  notice,
  onAnswer,
}: {
  notice: NoticeCardFragment;
  onAnswer: (notice: NoticeCardFragment) => void;
}) {
  const t = useTranslations('notice.withdraw');
  const [asking, setAsking] = useState(false);
  const { change, pending } = useChange(NoticeWithdrawDocument);
  const problemText = useProblemText();

  const withdraw = async () => {
    const outcome = await change({ noticeId: notice.id, expectedVersion: notice.version });
    setAsking(false);
    if (!outcome.ok) return warn(problemText(outcome.problem));
    announce(t('done'));
    onAnswer(outcome.done.notice);
  };

  return (
    <>
      <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('title')}
        confirm={t('yes')}
        danger
        pending={pending}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p lang={notice.language.toLowerCase()}>
          <strong>{notice.title}</strong>
        </p>
        <p>{t('text')}</p>
      </ConfirmDialog>
    </>
  );
}
