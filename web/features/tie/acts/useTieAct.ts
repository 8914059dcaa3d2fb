'use client';

import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { announce, warn } from '@/ui/Toasts';
import { useUnionForm } from '@/ui/useUnionForm';

export type ActProps = { tie: import('@/generated/graphql').TieRowFragment; close: () => void };

/** Carries out one act on a tie, says so, and reads the page anew. */
export function useTieAct<TValues extends Record<string, unknown>, TData extends object, TInput extends { idempotencyKey: string }>(
  form: UseFormReturnType<TValues>,
  document: TypedDocumentString<TData, { input: TInput }>,
  done: string,
  close: () => void,
) {
  const t = useTranslations('tie.problem');
  const router = useRouter();
  const [, start] = useTransition();
  const { submit, pending, problem } = useUnionForm(form, document, {
    onConflict: () => {
      warn(t('conflict'));
      close();
      start(() => router.refresh());
    },
  });
  const act = async (input: Omit<TInput, 'idempotencyKey'>) => {
    if ((await submit(input)) === null) return;
    announce(done);
    close();
    start(() => router.refresh());
  };
  return { act, pending, problem };
}
