'use client';

import type { UseFormReturnType } from '@mantine/form';
import { useTransition } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { announce, warn } from './Toasts';
import { useUnionForm } from './useUnionForm';

type Options = {
  close: () => void;
  /** What is said where somebody else changed the object meanwhile. */
  conflict: string;
  /** What follows once the dialogue is closed for good; the page is read anew where nothing else is said. */
  onGone?: () => void;
};

/** Sends the form of a dialogue about an object as a mutation. When it is done, or somebody else was quicker, that is said and the dialogue closes. */
export function useDialogForm<TValues extends Record<string, unknown>, TData extends object, TInput extends { idempotencyKey: string }>(
  form: UseFormReturnType<TValues>,
  document: TypedDocumentString<TData, { input: TInput }>,
  { close, conflict, onGone }: Options,
) {
  const router = useRouter();
  const [, start] = useTransition();
  const gone = () => {
    close();
    if (onGone) onGone();
    else start(() => router.refresh());
  };
  const { submit, pending, problem } = useUnionForm(form, document, {
    onConflict: () => {
      warn(conflict);
      gone();
    },
  });
  const act = async (input: Omit<TInput, 'idempotencyKey'>, done: string) => {
    if ((await submit(input)) === null) return;
    announce(done);
    gone();
  };
  return { act, pending, problem };
}
