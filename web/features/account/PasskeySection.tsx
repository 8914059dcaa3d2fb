'use client';

import { Button, Stack, TextInput } from '@mantine/core';
import { useLocale, useTimeZone, useTranslations } from 'next-intl';
import { SignInProblem } from '@/features/sign-in/fields';
import { addPasskey, passkeysWork } from '@/lib/passkey';
import { askSignIn } from '@/lib/session';
import { Section } from '@/ui/Section';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useFormat } from '@/ui/useFormat';
import classes from './Account.module.css';
import { useAct } from './useAct';
import type { Passkey } from './useSecurity';

const LONGEST_NAME = 60;

export function PasskeySection({ passkeys, onChange }: { passkeys: Passkey[]; onChange: () => void }) {
  const t = useTranslations('account.passkeys');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const format = useFormat();
  const { run, pending, problem } = useAct();
  const form = useForm({ initialValues: { name: '' } });

  const add = form.onSubmit(async ({ name }) => {
    if ((await run(() => addPasskey(locale, name.trim()))) === null) return;
    form.reset();
    announce(t('added'));
    onChange();
  });
  const remove = async (id: string) => {
    if ((await run(() => askSignIn('passkey/delete-passkey', locale, { id }))) === null) return;
    announce(t('removed'));
    onChange();
  };

  return (
    <Section title={t('title')}>
      <p className={classes.note}>{t('text')}</p>
      {passkeys.length === 0 ? (
        <p className={classes.note}>{t('none')}</p>
      ) : (
        <ul className={classes.list}>
          {passkeys.map(({ id, name, createdAt }) => (
            <li key={id}>
              <div>
                <p>{name ?? t('unnamed')}</p>
                <p className={classes.detail}>{t('since', { date: format.dayOf(createdAt, timeZone) })}</p>
              </div>
              <Button variant="subtle" color="danger" size="sm" aria-label={`${t('remove')}: ${name ?? t('unnamed')}`} onClick={() => void remove(id)}>
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <form onSubmit={add} className={classes.narrow}>
          <Stack gap="sm">
            <TextInput label={t('name')} description={t('nameHelp')} maxLength={LONGEST_NAME} autoComplete="off" {...form.getInputProps('name')} />
            <div>
              <Button type="submit" variant="default" loading={pending}>
                {t('add')}
              </Button>
            </div>
          </Stack>
        </form>
      ) : (
        <p className={classes.note}>{t('unsupported')}</p>
      )}
      <SignInProblem text={problem} />
    </Section>
  );
}
