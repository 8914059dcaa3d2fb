'use client';

import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { TieDeclareDocument } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { DayInput } from '@/ui/DayInput';
import { FormErrors } from '@/ui/FormErrors';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import type { Acting } from '@/ui/acting';
import { stillActing } from '@/ui/still-acting';
import { emptyDeclaration, fieldOf, hasShare, isShare, toInput, type Declaration } from './declaration';
import { DirectionField } from './DirectionField';
import { PartnerField, type Partner } from './PartnerField';
import { StrengthField } from './StrengthField';
import { directionsOf, formalTypes, informalTypes, usualVisibility } from './types';
import { VisibilityField } from './VisibilityField';

type Props = { cluster: { id: string; slug: string }; acting: [Acting, ...Acting[]]; partner: Partner | null };

export function TieDeclareForm({ cluster, acting, partner }: Props) {
  const t = useTranslations('tie.new');
  const terms = useTranslations('terms');
  const locale = useLocale();
  const required = useTranslations('ui.form')('required');
  const form = useForm<Declaration>({
    initialValues: emptyDeclaration(acting[0].id, partner),
    validate: {
      partner: (chosen) => (chosen ? null : required),
      type: (type) => (type ? null : required),
      share: (share, values) => (!hasShare(values) || share.trim() === '' || isShare(share, locale) ? null : t('shareFault')),
    },
  });
  const { submit, pending, problem, leave } = useUnionForm(form, TieDeclareDocument, { fieldOf });
  const { type, organizationId } = form.values;
  const own = stillActing(acting, organizationId);

  const send = form.onSubmit(async (values) => {
    const declared = await submit(toInput(cluster.id, values, locale));
    if (!declared) return;
    announce(t('done', { name: values.partner?.name ?? '' }));
    leave(clusterPath(cluster.slug, '/ties'));
  });

  const choose = (chosen: string | null) => {
    const next = [...formalTypes, ...informalTypes].find((one) => one === chosen) ?? null;
    form.setFieldValue('type', next);
    if (!next) return;
    form.setFieldValue('direction', directionsOf(next)[0] ?? 'outgoing');
    form.setFieldValue('visibility', usualVisibility(next));
  };

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xl" maw={640}>
        {acting.length === 1 ? (
          <Text>{t('actingAs', { name: own.name })}</Text>
        ) : (
          <Select
            label={t('acting')}
            data={acting.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('organizationId')}
          />
        )}
        <PartnerField clusterId={cluster.id} own={own.id} {...form.getInputProps('partner')} />
        <Select
          label={t('type')}
          placeholder={t('typePlaceholder')}
          searchable
          withAsterisk
          data={[
            { group: t('formal'), items: formalTypes.map((one) => ({ value: one, label: terms(`tieType.${one}`) })) },
            { group: t('informal'), items: informalTypes.map((one) => ({ value: one, label: terms(`tieType.${one}`) })) },
          ]}
          {...form.getInputProps('type')}
          onChange={choose}
        />
        {type && (
          <>
            <DirectionField
              type={type}
              own={own.name}
              partner={form.values.partner?.name ?? t('partner')}
              {...form.getInputProps('direction')}
            />
            {hasShare(form.values) && (
              <TextInput
                label={t('share')}
                description={t('shareHelp')}
                inputMode="decimal"
                autoComplete="off"
                rightSection={<span aria-hidden>%</span>}
                maw={320}
                {...form.getInputProps('share')}
              />
            )}
            <StrengthField {...form.getInputProps('strength')} />
            <Group grow align="flex-start" preventGrowOverflow={false} wrap="wrap">
              <DayInput label={t('from')} description={t('fromHelp')} {...form.getInputProps('validFrom')} />
              <DayInput label={t('until')} description={t('untilHelp')} {...form.getInputProps('validUntil')} />
            </Group>
            <VisibilityField type={type} {...form.getInputProps('visibility')} />
            <Textarea
              label={t('evidence')}
              description={t('evidenceHelp')}
              autosize
              minRows={2}
              maxLength={1000}
              {...form.getInputProps('evidence')}
            />
          </>
        )}
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group>
          <Button type="submit" size="md" loading={pending}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
