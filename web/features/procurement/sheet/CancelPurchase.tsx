'use client';

import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { InitiativeCancelDocument } from '@/generated/graphql';
import { FormErrors } from '@/ui/FormErrors';
import { announce, useUnionForm } from '@/ui/useUnionForm';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

const LEAST = 3;
const MOST = 1000;

/** Calls the purchase off, with a reason for those who committed. */
export function CancelPurchase({ purchase, onAnswer }: { purchase: Purchase; onAnswer: (purchase: Purchase) => void }) {
  const t = useTranslations('procurement.cancel');
  const ui = useTranslations('ui');
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
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('title')} closeButtonProps={{ 'aria-label': ui('close') }}>
        <form noValidate onSubmit={send}>
          <Stack>
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
            <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
            <Group gap="xs">
              <Button type="submit" color="danger" loading={pending}>
                {t('yes')}
              </Button>
              <Button variant="subtle" onClick={() => setAsking(false)}>
                {ui('back')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </div>
  );
}
