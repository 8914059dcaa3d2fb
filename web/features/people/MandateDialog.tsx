'use client';

import { Group, Select, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { MandateGiveDocument } from '@/generated/graphql';
import { currencies } from '@/features/terms';
import { useRouter } from '@/i18n/navigation';
import { isMoney, typedDecimal } from '@/lib/decimal';
import { DayInput } from '@/ui/DayInput';
import { FormDialog } from '@/ui/FormDialog';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import type { Holder } from './GiveMandate';

type Props = { organizationId: string; holder: Holder; opened: boolean; close: () => void };

const MOST_YEARS = 2;
const fields: Record<string, string> = { limit: 'amount', 'limit.amount': 'amount', 'limit.currency': 'currency' };

export default function MandateDialog({ organizationId, holder, opened, close }: Props) {
  const t = useTranslations('people.mandate');
  const router = useRouter();
  const locale = useLocale();
  const [, start] = useTransition();
  const { mandate } = holder;
  const form = useForm<{ amount: string; currency: string; until: string | null }>({
    initialValues: { amount: mandate?.limit.amount ?? '', currency: mandate?.limit.currency ?? 'KZT', until: mandate?.until ?? null },
    validate: {
      amount: (amount) => (isMoney(amount, locale) ? null : t('amountFault')),
      until: (until) => (until ? null : t('untilFault')),
    },
  });
  const { submit, pending, problem } = useUnionForm(form, MandateGiveDocument, { fieldOf: (path) => fields[path] ?? path });

  const send = form.onSubmit(async ({ amount, currency, until }) => {
    if (!until) return;
    const done = await submit({ organizationId, holderId: holder.id, limit: { amount: typedDecimal(amount, locale), currency }, until });
    if (!done) return;
    announce(t('done'));
    close();
    start(() => router.refresh());
  });

  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t('giveTitle', { name: holder.name })}
      send={t('submit')}
      onSubmit={send}
      pending={pending}
      problem={problem}
      errors={form.errors}
    >
      <p style={{ margin: 0 }}>{t('giveText', { name: holder.name })}</p>
      <Group align="flex-start" gap="md">
        <TextInput
          label={t('amount')}
          inputMode="decimal"
          autoComplete="off"
          withAsterisk
          data-autofocus
          flex="1 1 10rem"
          {...form.getInputProps('amount')}
        />
        <Select label={t('currency')} data={currencies} allowDeselect={false} w={110} {...form.getInputProps('currency')} />
      </Group>
      <DayInput
        label={t('untilLabel')}
        description={t('untilHelp')}
        withAsterisk
        minDate={new Date()}
        maxDate={dayjs().add(MOST_YEARS, 'year').toDate()}
        {...form.getInputProps('until')}
      />
    </FormDialog>
  );
}
