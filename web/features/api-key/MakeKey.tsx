'use client';

import { Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { ApiKeyMakeDocument, type ApiKeyScope } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { FormErrors } from '@/ui/FormErrors';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import { NewSecret, type Made } from './NewSecret';
import { scopes } from './scopes';

type Wanted = { name: string; scopes: ApiKeyScope[]; expiresInDays: number | string };

const USUAL_DAYS = 90;
const MOST_DAYS = 365;

/** Makes a key, and shows it the one time that it can be shown. */
export function MakeKey({ organizationId }: { organizationId: string }) {
  const t = useTranslations('api-key');
  const router = useRouter();
  const [, start] = useTransition();
  const [made, setMade] = useState<Made | null>(null);
  const form = useForm<Wanted>({
    initialValues: { name: '', scopes: ['READ'], expiresInDays: USUAL_DAYS },
    validate: {
      name: (name) => (name.trim() ? null : t('make.nameFault')),
      expiresInDays: (days) => (isDays(Number(days)) ? null : t('make.daysFault')),
    },
  });
  const { submit, pending, problem } = useUnionForm(form, ApiKeyMakeDocument, {
    fieldOf: (path) => path.replace(/^scopes\..*/, 'scopes'),
  });

  const send = form.onSubmit(async (values) => {
    const done = await submit({
      organizationId,
      name: values.name.trim(),
      scopes: values.scopes,
      expiresInDays: Number(values.expiresInDays),
    });
    if (!done) return;
    setMade({ name: done.apiKey.name, secret: done.secret ?? null });
    form.reset();
    start(() => router.refresh());
  });

  if (made) return <NewSecret made={made} onKept={() => setMade(null)} />;

  return (
    <form noValidate onSubmit={send}>
      <Stack gap="lg" maw={560}>
        <TextInput label={t('make.name')} description={t('make.nameHelp')} maxLength={32} autoComplete="off" withAsterisk {...form.getInputProps('name')} />
        <Checkbox.Group label={t('make.scopes')} {...form.getInputProps('scopes')}>
          <Stack gap="xs" mt="sm">
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t(`scope.${scope}`)}
                description={t(`scopeMeans.${scope}`)}
                disabled={scope === 'READ'}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NumberInput
          label={t('make.days')}
          description={t('make.daysHelp')}
          min={1}
          max={MOST_DAYS}
          allowDecimal={false}
          maw={320}
          {...form.getInputProps('expiresInDays')}
        />
        <Text c="dimmed" size="sm">
          {t('make.ends')}
        </Text>
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group>
          <Button type="submit" loading={pending}>
            {t('make.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function isDays(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
}
