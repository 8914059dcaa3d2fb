'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { KEPT_DAYS } from '@/lib/kept';
import { ConfirmDialog } from './ConfirmDialog';
import classes from './KeptLine.module.css';
import text from './TextButton.module.css';
import { Time } from './Time';
import { announce } from './Toasts';
import type { Keeping } from './useKept';

/**
 * Says that what is typed is kept on the device, with a way to discard it: above the form to whom it was put back for, who hears it too, and
 * at its foot to who types now, so that nothing moves under the hand.
 */
export function KeptLine({ keeping: { kept, discard }, at, onDiscard }: { keeping: Keeping; at: 'head' | 'foot'; onDiscard: () => void }) {
  const t = useTranslations('ui.kept');
  const [asking, setAsking] = useState(false);
  const shown = kept !== null && (kept.back !== null) === (at === 'head');
  return (
    <div className={classes.place} {...(at === 'head' && { role: 'status' })}>
      {shown && (
        <p className={classes.line}>
          {kept.back === null ? (
            t('typed', { days: KEPT_DAYS })
          ) : (
            <>
              {t('back')} <Time at={kept.back} as="ago" />.
            </>
          )}{' '}
          <button type="button" className={text.textButton} onClick={() => setAsking(true)}>
            {t('discard')}
          </button>
        </p>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('ask')}
        confirm={t('yes')}
        danger
        pending={false}
        onConfirm={() => {
          setAsking(false);
          discard();
          announce(t('discarded'));
          onDiscard();
        }}
        onClose={() => setAsking(false)}
      >
        <p style={{ margin: 0 }}>{t('text')}</p>
      </ConfirmDialog>
    </div>
  );
}
