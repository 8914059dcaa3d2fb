'use client';

import { useTranslations } from 'next-intl';
import { TieReconfirmDocument } from '@/generated/graphql';
import { useForm } from '@/ui/useForm';
import { ActForm } from './ActForm';
import { useTieAct, type ActProps } from './useTieAct';

export function ReconfirmForm({ tie, close }: ActProps) {
  const t = useTranslations('tie.reconfirm');
  const form = useForm({ initialValues: {} });
  const { act, pending, problem } = useTieAct(form, TieReconfirmDocument, t('done'), close);
  const onSubmit = form.onSubmit(() => act({ tieId: tie.id, expectedVersion: tie.version }));
  return <ActForm tie={tie} text={t('text')} doIt={t('do')} {...{ onSubmit, close, pending, problem }} />;
}
