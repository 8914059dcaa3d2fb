'use client';

import dayjs from 'dayjs';
import { useTranslations } from 'next-intl';
import { TieEndDocument } from '@/generated/graphql';
import { DayInput } from '@/ui/DayInput';
import { useForm } from '@/ui/useForm';
import { ActForm } from './ActForm';
import { useTieAct, type ActProps } from './useTieAct';

export function EndForm({ tie, close }: ActProps) {
  const t = useTranslations('tie.end');
  // The day where the reader is, which the server cannot know.
  const today = dayjs().format('YYYY-MM-DD');
  const form = useForm<{ endedOn: string | null }>({ initialValues: { endedOn: null } });
  const { act, pending, problem } = useTieAct(form, TieEndDocument, t('done'), close);
  const onSubmit = form.onSubmit(({ endedOn }) =>
    act({ tieId: tie.id, expectedVersion: tie.version, endedOn: endedOn ?? today }),
  );
  return (
    <ActForm tie={tie} text={t('text')} doIt={t('do')} {...{ onSubmit, close, pending, problem }}>
      <DayInput label={t('endedOn')} placeholder={t('today')} maxDate={today} {...form.getInputProps('endedOn')} />
    </ActForm>
  );
}
