'use client';

import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';
import { useChange, type Done } from '@/lib/client';
import { ConfirmDialog } from './ConfirmDialog';
import { announce, useProblemText, warn } from './useUnionForm';

/** A button for a change that takes something away: it asks first, sends the mutation, and says that it was done. */
export function ConfirmedChange<TData extends object, TInput extends { idempotencyKey: string }>({
  document,
  input,
  words,
  onDone,
  children,
}: {
  document: TypedDocumentString<TData, { input: TInput }>;
  input: Omit<TInput, 'idempotencyKey'>;
  /** The button's word, the question, the word that does it, and what is said afterwards. */
  words: { ask: string; title: string; yes: string; done: string };
  onDone: (done: Done<TData>) => void;
  /** What is about to be taken away. */
  children: ReactNode;
}) {
  const [asking, setAsking] = useState(false);
  const { change, pending } = useChange(document);
  const problemText = useProblemText();

  const confirm = async () => {
    const outcome = await change(input);
    setAsking(false);
    if (!outcome.ok) return warn(problemText(outcome.problem));
    announce(words.done);
    onDone(outcome.done);
  };

  return (
    <>
      <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
        {words.ask}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={words.title}
        confirm={words.yes}
        danger
        pending={pending}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
