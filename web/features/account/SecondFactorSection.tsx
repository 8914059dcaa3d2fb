'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '@/ui/Section';
import { announce } from '@/ui/Toasts';
import classes from './Account.module.css';
import { PasswordAct } from './PasswordAct';
import { RecoveryCodes } from './RecoveryCodes';
import { SetUpFactor } from './SetUpFactor';

type Step = { name: 'idle' } | { name: 'setUp' } | { name: 'newCodes' } | { name: 'codes'; codes: string[] } | { name: 'switchOff' };

/** The second step of signing in: setting it up, new recovery codes, switching it off. */
export function SecondFactorSection({ enabled, hasPassword, onChange }: { enabled: boolean; hasPassword: boolean; onChange: () => void }) {
  const t = useTranslations('account.factor');
  const [step, setStep] = useState<Step>({ name: 'idle' });
  const idle = () => setStep({ name: 'idle' });
  const finish = (message: string) => {
    idle();
    announce(message);
    onChange();
  };

  return (
    <Section title={t('title')}>
      <p className={classes.note}>{enabled ? t('on') : hasPassword ? t('off') : t('needsPassword')}</p>
      {step.name === 'idle' && (
        <Group gap="xs">
          {!enabled && hasPassword && <Button onClick={() => setStep({ name: 'setUp' })}>{t('setUp')}</Button>}
          {enabled && (
            <Button variant="default" onClick={() => setStep({ name: 'newCodes' })}>
              {t('newCodes')}
            </Button>
          )}
          {enabled && (
            <Button variant="subtle" color="danger" onClick={() => setStep({ name: 'switchOff' })}>
              {t('switchOff')}
            </Button>
          )}
        </Group>
      )}
      {step.name === 'setUp' && <SetUpFactor onDone={() => finish(t('done'))} onCancel={idle} />}
      {step.name === 'newCodes' && (
        <PasswordAct<{ backupCodes: string[] }>
          path="two-factor/generate-backup-codes"
          submit={t('newCodes')}
          onCancel={idle}
          onDone={({ backupCodes }) => setStep({ name: 'codes', codes: backupCodes })}
        />
      )}
      {step.name === 'codes' && (
        <>
          <RecoveryCodes codes={step.codes} />
          <Button mt="md" onClick={idle}>
            {t('kept')}
          </Button>
        </>
      )}
      {step.name === 'switchOff' && (
        <PasswordAct path="two-factor/disable" submit={t('switchOff')} danger onCancel={idle} onDone={() => finish(t('offDone'))} />
      )}
    </Section>
  );
}
