'use client';

import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { NoticePublishDocument } from '@/generated/graphql';
import { isMoney, typedMilli } from '@/lib/decimal';
import { clusterPath } from '@/features/shell/pages';
import { languages } from '@/features/terms';
import type { Acting } from '@/ui/acting';
import { FormErrors } from '@/ui/FormErrors';
import { KeptLine } from '@/ui/KeptLine';
import { stillActing } from '@/ui/still-acting';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useKept } from '@/ui/useKept';
import { useUnionForm } from '@/ui/useUnionForm';
import { emptyDraft, fieldOf, figuresOf, retypedDraft, toInput, type Draft } from './draft';
import { ExpiryField } from './ExpiryField';
import { FigureFields } from './FigureFields';
import { KindField } from './KindField';
import { Preview } from './Preview';
import classes from './PublishForm.module.css';
import { VisibilityField } from './VisibilityField';

type Props = {
  cluster: { id: string; slug: string };
  viewerId: string;
  acting: [Acting, ...Acting[]];
  /** What the notice begins with, and the id of what it was made of. */
  begun?: { of: string; draft: Partial<Draft> };
};

/** Writes a notice: its kind first, then the fields of that kind, with what readers will see beside it. */
export function PublishForm({ cluster, viewerId, acting, begun }: Props) {
  const t = useTranslations('notice.new');
  const terms = useTranslations('terms.locale');
  const locale = useLocale();
  const own = locale.toUpperCase();
  const required = useTranslations('ui.form')('required');
  const nothing: Draft = { ...emptyDraft(acting[0].id, languages.find((language) => language === own) ?? 'KK'), ...begun?.draft };
  const form = useForm<Draft>({
    initialValues: nothing,
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
  const keeping = useKept(form, {
    viewerId,
    name: `notice.1:${cluster.id}${begun ? `:${begun.of}` : ''}`,
    blank: () => nothing,
    restore: (kept, from) => ({ ...retypedDraft(kept, from, locale), organizationId: stillActing(acting, kept.organizationId).id }),
  });
  const { submit, pending, problem, leave, forget } = useUnionForm(form, NoticePublishDocument, { fieldOf, keeping });

  const send = form.onSubmit(async (draft) => {
    // Sent again after the line broke, a draft must be the same to the letter, its last moment too, or it would be published twice.
    const done = await submit(toInput(cluster.id, draft, { locale, since: new Date(keeping.sending().since) }));
    if (!done) return;
    announce(t('done'));
    leave(clusterPath(cluster.slug, '/notices'));
  });
  const organization = stillActing(acting, form.values.organizationId);
  const begin = () => {
    forget();
    form.getInputNode('title')?.focus();
  };

  return (
    <form noValidate onSubmit={send} className={classes.form}>
      <Stack gap="xl">
        <KeptLine keeping={keeping} at="head" onDiscard={begin} />
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
        <KeptLine keeping={keeping} at="foot" onDiscard={begin} />
      </Stack>
      <Preview draft={form.values} publisher={organization.name} />
    </form>
  );
}
