'use client';

import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import type { TieRowFragment, TypedDocumentString } from '@/generated/graphql';
import { useDialogForm } from '@/ui/useDialogForm';

export type ActProps = { tie: TieRowFragment; close: () => void };

/** Carries out one act on a tie, says so, and reads the page anew. */
export function useTieAct<TValues extends Record<string, unknown>, TData extends object, TInput extends { idempotencyKey: string }>(
  form: UseFormReturnType<TValues>,
  document: TypedDocumentString<TData, { input: TInput }>,
  done: string,
  close: () => void,
) {
  const { act, ...rest } = useDialogForm(form, document, { close, conflict: useTranslations('tie.problem')('conflict') });
  return { act: (input: Omit<TInput, 'idempotencyKey'>) => act(input, done), ...rest };
}
