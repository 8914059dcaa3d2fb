'use client';

import { Radio } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { kinds } from '../address';
import classes from './PublishForm.module.css';

/** What the notice tells, each kind with an example of what it is for. */
export function KindField(field: { value?: string; onChange?: (value: string) => void }) {
  const t = useTranslations('notice.new');
  const terms = useTranslations('terms.noticeKind');
  return (
    <Radio.Group label={t('kind')} {...field}>
      <div className={classes.kinds}>
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} label={terms(kind)} description={t(`about.${kind}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
