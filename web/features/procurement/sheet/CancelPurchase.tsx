'use client';

import { Button, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { InitiativeCancelDocument } from '@/generated/graphql';
import { FormDialog } from '@/ui/FormDialog';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

const LEAST = 3;
const MOST = 1000;

/** Calls the purchase off, with a reason for those who committed. */
export function CancelPurchase({ purchase, onAnswer }: { purchase: Purchase; onAnswer: (purchase: Purchase) => void }) {
  const t = useTranslations('procurement.cancel');
  const [asking, setAsking] = useState(false);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim().length < LEAST ? t('reasonNeeded') : null) },
  });
  const { submit, pending, problem } = useUnionForm(form, InitiativeCancelDocument);

  const send = form.onSubmit(async ({ reason }) => {
    const done = await submit({ initiativeId: purchase.id, expectedVersion: purchase.version, reason: reason.trim() });
    if (!done) return;
    setAsking(false);
    announce(t('done'));
    onAnswer(done.initiative);
  });

  return (
    <div className={classes.cancel}>
      <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      <FormDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('title')}
        send={t('yes')}
        onSubmit={send}
        pending={pending}
        problem={problem}
        errors={form.errors}
        danger
      >
        <p style={{ margin: 0 }}>{t('text')}</p>
        <Textarea
          label={t('reason')}
          description={t('reasonHelp')}
          autosize
          minRows={3}
          maxLength={MOST}
          data-autofocus
          {...form.getInputProps('reason')}
        />
      </FormDialog>
    </div>
  );
}
