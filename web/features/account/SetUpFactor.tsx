'use client';

import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { CodeField, SignInProblem } from '@/features/sign-in/fields';
import { askSignIn } from '@/lib/session';
import { useForm } from '@/ui/useForm';
import classes from './Account.module.css';
import { PasswordAct } from './PasswordAct';
import { QrCode } from './QrCode';
import { RecoveryCodes } from './RecoveryCodes';
import { useAct } from './useAct';

type Generator = { totpURI: string; backupCodes: string[] };

/** Password, picture, recovery codes, first code: only the code switches it on, so that breaking off locks nobody out. */
export function SetUpFactor({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useTranslations('account.factor');
  const [generator, setGenerator] = useState<Generator | null>(null);
  if (generator !== null) return <FirstCode generator={generator} onDone={onDone} onCancel={onCancel} />;
  return <PasswordAct<Generator> path="two-factor/enable" submit={t('begin')} onDone={setGenerator} onCancel={onCancel} />;
}

function FirstCode({ generator, onDone, onCancel }: { generator: Generator; onDone: () => void; onCancel: () => void }) {
  const t = useTranslations('account.factor');
  const words = useTranslations('sign-in.second');
  const locale = useLocale();
  const { run, pending, problem } = useAct();
  const form = useForm({
    initialValues: { kept: false, code: '' },
    validate: { kept: (kept) => (kept ? null : t('codesText')), code: (code) => (code.trim() ? null : words('needCode')) },
  });

  const send = form.onSubmit(async ({ code }) => {
    const done = await run(() => askSignIn('two-factor/verify-totp', locale, { code: code.replace(/\s/g, '') }));
    if (done === null) form.getInputNode('code')?.focus();
    else onDone();
  });

  return (
    <form onSubmit={send} noValidate method="post" className={classes.narrow}>
      <Stack gap="md">
        <p style={{ margin: 0 }}>{t('scan')}</p>
        <QrCode text={generator.totpURI} label={t('qr')} />
        <div>
          <strong>{t('key')}</strong>
          <p className={classes.key}>{new URL(generator.totpURI).searchParams.get('secret')}</p>
        </div>
        <RecoveryCodes codes={generator.backupCodes} />
        <Checkbox label={t('kept')} {...form.getInputProps('kept', { type: 'checkbox' })} />
        <CodeField label={t('code')} {...form.getInputProps('code')} />
        <SignInProblem text={problem} />
        <Group gap="xs">
          <Button type="submit" loading={pending}>
            {t('finish')}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
