'use client';

import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { InvitationMakeDocument, type Locale, type RepresentationRole } from '@/generated/graphql';
import { RoleField } from '@/features/representation/RoleField';
import { languages } from '@/features/terms';
import { useRouter } from '@/i18n/navigation';
import { FormErrors } from '@/ui/FormErrors';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';

type Invited = { email: string; role: RepresentationRole; locale: Locale };

export function InviteForm({ organizationId }: { organizationId: string }) {
  const t = useTranslations('people.invitations.form');
  const language = useTranslations('terms.locale');
  const own = useLocale();
  const router = useRouter();
  const [, start] = useTransition();
  const form = useForm<Invited>({
    initialValues: { email: '', role: 'REPRESENTATIVE', locale: languages.find((one) => one.toLowerCase() === own) ?? 'KK' },
    validate: { email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t('emailFault')) },
  });
  const { submit, pending, problem } = useUnionForm(form, InvitationMakeDocument);

  const send = form.onSubmit(async ({ email, role, locale }) => {
    const done = await submit({ organizationId, email: email.trim(), role, locale });
    if (!done) return;
    announce(t('done', { email: email.trim() }));
    form.setFieldValue('email', '');
    start(() => router.refresh());
  });

  return (
    <form noValidate onSubmit={send}>
      <Stack gap="md" maw={560}>
        <TextInput
          label={t('email')}
          description={t('emailHelp')}
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          withAsterisk
          {...form.getInputProps('email')}
        />
        <RoleField {...form.getInputProps('role')} />
        <Select
          label={t('locale')}
          data={languages.map((value) => ({ value, label: language(value) }))}
          allowDeselect={false}
          maw={240}
          {...form.getInputProps('locale')}
        />
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group>
          <Button type="submit" loading={pending}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
