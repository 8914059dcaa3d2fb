'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { PasswordField } from '@/features/sign-in/fields';
import { AccountEraseDocument } from '@/generated/graphql';
import { removeAllKept } from '@/lib/kept';
import { FormDialog } from '@/ui/FormDialog';
import { Section } from '@/ui/Section';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import classes from './Account.module.css';

/** Erasing the account, after saying what that means and asking for the password. */
export function EraseSection({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('account.erase');
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const form = useForm({ initialValues: { password: '' } });
  const { submit, pending, problem } = useUnionForm(form, AccountEraseDocument);

  const send = form.onSubmit(async ({ password }) => {
    const done = await submit({ password: hasPassword ? password : null });
    if (!done) return;
    removeAllKept();
    window.location.assign(`/${locale}`);
  });

  return (
    <Section title={t('title')}>
      <p className={classes.note}>{t('text')}</p>
      <Button variant="outline" color="danger" onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      <FormDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('confirmTitle')}
        send={t('yes')}
        onSubmit={send}
        pending={pending}
        problem={problem}
        errors={form.errors}
        danger
      >
        <p style={{ margin: 0 }}>{t('text')}</p>
        {hasPassword ? <PasswordField label={t('password')} {...form.getInputProps('password')} /> : <p style={{ margin: 0 }}>{t('noPassword')}</p>}
      </FormDialog>
    </Section>
  );
}
