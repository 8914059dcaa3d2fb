'use client';

import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { NoticePublishDocument } from '@/generated/graphql';
import { isMoney, typedMilli } from '@/lib/decimal';
import { clusterPath } from '@/features/shell/pages';
import { languages } from '@/features/terms';
import type { Acting } from '@/ui/acting';
import { FormErrors } from '@/ui/FormErrors';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import { emptyDraft, fieldOf, figuresOf, toInput, type Draft } from './draft';
import { ExpiryField } from './ExpiryField';
import { FigureFields } from './FigureFields';
import { KindField } from './KindField';
import { Preview } from './Preview';
import classes from './PublishForm.module.css';
import { VisibilityField } from './VisibilityField';

type Props = { cluster: { id: string; slug: string }; acting: [Acting, ...Acting[]] };

/** Writes a notice: its kind first, then the fields of that kind, with what readers will see beside it. */
export function PublishForm({ cluster, acting }: Props) {
  const t = useTranslations('notice.new');
  const terms = useTranslations('terms.locale');
  const locale = useLocale();
  const own = locale.toUpperCase();
  const required = useTranslations('ui.form')('required');
  const form = useForm<Draft>({
    initialValues: emptyDraft(acting[0].id, languages.find((language) => language === own) ?? 'KK'),
    validate: {
      title: (title) => (title.trim().length < 3 ? t('fault.title') : null),
      body: (body) => (body.trim() === '' ? required : null),
      product: (product, { kind }) => (figuresOf(kind) !== 'none' && product.trim() === '' ? required : null),
      amount: (amount, { kind }) => {
        if (figuresOf(kind) === 'none' || (figuresOf(kind) === 'quantity' && amount === '')) return null;
        return isMoney(amount, locale) ? null : t('fault.amount');
      },
      quantity: (quantity, { kind }) =>
        figuresOf(kind) === 'quantity' && quantity !== '' && !typedMilli(quantity, locale) ? t('fault.quantity') : null,
      lastDay: (day, { expiry }) => (expiry === 'day' && !day ? required : null),
    },
  });
  const { submit, pending, problem, leave } = useUnionForm(form, NoticePublishDocument, { fieldOf });
  // Sent again after the line broke, a draft must be the same to the letter, its last moment too, or it would be published twice.
  const sent = useRef<{ draft: Draft; at: Date }>(null);

  const send = form.onSubmit(async (draft) => {
    if (sent.current?.draft !== draft) sent.current = { draft, at: new Date() };
    const done = await submit(toInput(cluster.id, draft, { locale, since: sent.current.at }));
    if (!done) return;
    announce(t('done'));
    leave(clusterPath(cluster.slug, '/notices'));
  });
  const organization = acting.find(({ id }) => id === form.values.organizationId) ?? acting[0];

  return (
    <form noValidate onSubmit={send} className={classes.form}>
      <Stack gap="xl">
        {acting.length > 1 && (
          <Select
            label={t('organization')}
            data={acting.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('organizationId')}
          />
        )}
        <KindField {...form.getInputProps('kind')} />
        <TextInput label={t('title')} description={t('titleHelp')} maxLength={160} withAsterisk {...form.getInputProps('title')} />
        <FigureFields form={form} />
        <Textarea
          label={t('body')}
          description={t('bodyHelp')}
          autosize
          minRows={5}
          maxLength={8000}
          withAsterisk
          {...form.getInputProps('body')}
        />
        <Select
          label={t('language')}
          data={languages.map((language) => ({ value: language, label: terms(language) }))}
          allowDeselect={false}
          maw={260}
          {...form.getInputProps('language')}
        />
        <VisibilityField {...form.getInputProps('visibility')} />
        <ExpiryField form={form} />
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group>
          <Button type="submit" size="md" loading={pending}>
            {t('publish')}
          </Button>
        </Group>
      </Stack>
      <Preview draft={form.values} publisher={organization.name} />
    </form>
  );
}
