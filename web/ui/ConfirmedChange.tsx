'use client';

import { Alert, Button, type ButtonProps } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState, useTransition, type ReactNode } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { useChange, type Done } from '@/lib/client';
import { ConfirmDialog } from './ConfirmDialog';
import { announce, warn } from './Toasts';
import { useProblemText } from './useUnionForm';

/** Refusals that say that the page shows what is no longer so. */
const OUTDATED = new Set(['NOT_FOUND', 'CONFLICT']);

/**
 * A button for a change that needs no form: says what follows, sends it, says that it is done and reads the page anew.
 * A refusal stays in the dialogue; one that shows that the page is out of date closes it and reads the page anew.
 */
export function ConfirmedChange<TData extends object, TInput extends { idempotencyKey: string }>({
  ask,
  title,
  confirm,
  done,
  document,
  input,
  danger = false,
  look,
  onDone,
  children,
}: {
  /** The word on the button that opens the question. */
  ask: string;
  title: string;
  /** The word on the button that does it. */
  confirm: string;
  /** What is said once it is done. */
  done: string;
  document: TypedDocumentString<TData, { input: TInput }>;
  input: Omit<TInput, 'idempotencyKey'>;
  danger?: boolean;
  look?: ButtonProps;
  /** What to do instead of reading the page anew. */
  onDone?: (done: Done<TData>) => void;
  children: ReactNode;
}) {
  const t = useTranslations('ui.form');
  const router = useRouter();
  const [, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { change, pending } = useChange(document);
  const problemText = useProblemText();

  const send = async () => {
    setRefused(null);
    const outcome = await change(input);
    if (!outcome.ok && !OUTDATED.has(outcome.problem.code)) return setRefused(problemText(outcome.problem));
    setAsking(false);
    if (!outcome.ok) warn(problemText(outcome.problem));
    else announce(done);
    if (outcome.ok && onDone) onDone(outcome.done);
    else start(() => router.refresh());
  };
  const open = () => {
    setRefused(null);
    setAsking(true);
  };

  return (
    <>
      <Button variant="default" size="xs" {...look} onClick={open}>
        {ask}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={title}
        confirm={confirm}
        danger={danger}
        pending={pending}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        {children}
        {refused && (
          <Alert color="danger" variant="light" role="alert" title={t('notDone')}>
            {refused}
          </Alert>
        )}
      </ConfirmDialog>
    </>
  );
}
