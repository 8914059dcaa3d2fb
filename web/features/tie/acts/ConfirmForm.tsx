'use client';

import { useTranslations } from 'next-intl';
import { TieConfirmDocument, type Visibility } from '@/generated/graphql';
import { useForm } from '@/ui/useForm';
import { StrengthField } from '../StrengthField';
import { usualVisibility, type Strength } from '../types';
import { VisibilityField } from '../VisibilityField';
import { ActForm } from './ActForm';
import { useTieAct, type ActProps } from './useTieAct';

export function ConfirmForm({ tie, close }: ActProps) {
  const t = useTranslations('tie.confirm');
  const form = useForm<{ strength: Strength; visibility: Visibility }>({
    initialValues: { strength: String(tie.strength) as Strength, visibility: usualVisibility(tie.type) },
  });
  const { act, pending, problem } = useTieAct(form, TieConfirmDocument, t('done'), close);
  const onSubmit = form.onSubmit(({ strength, visibility }) =>
    act({ tieId: tie.id, expectedVersion: tie.version, strength: Number(strength), visibility }),
  );
  return (
    <ActForm tie={tie} text={t('text')} doIt={t('do')} {...{ onSubmit, close, pending, problem }}>
      <StrengthField {...form.getInputProps('strength')} />
      <VisibilityField type={tie.type} {...form.getInputProps('visibility')} />
    </ActForm>
  );
}
