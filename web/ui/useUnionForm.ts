'use client';

import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';
import { useChange, type Done, type Problem } from '@/lib/client';
import { wordingOf } from './trouble';
import { focusFirst } from './useForm';
import type { Keeping } from './useKept';
import { useLeave } from './useLeave';

/** What a form shows above its button when the server said no. */
export type FormProblem = {
  code: string;
  message: string;
  /** Whether the server refused, rather than the way to it failed. */
  refused: boolean;
  others: string[];
};

/** The wording of a problem, whether the server or the way to it was its cause. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations('ui.change');
  return (problem) => problem.message ?? t(wordingOf(problem.code));
}

type Options = {
  fieldOf?: (path: string) => string;
  onConflict?: (currentVersion: number) => void | Promise<boolean>;
  keeping?: Keeping;
};

/**
 * Sends a form as a mutation. Problems with a field go to that field, all others above the button; what was typed stays.
 * `fieldOf` names the form's field for a path of the input where the two differ; `onConflict` takes over when somebody
 * else changed the object meanwhile, unless it gives false: then the refusal is shown as any other. `keeping` keeps what
 * is typed on the device until it is done. `leave` goes to the page that shows what was done; the form is `pending` until
 * that is there.
 */
export function useUnionForm<TValues extends Record<string, unknown>, TData extends object, TInput extends { idempotencyKey: string }>(
  form: UseFormReturnType<TValues>,
  document: TypedDocumentString<TData, { input: TInput }>,
  { fieldOf = (path) => path, onConflict, keeping }: Options = {},
) {
  const { change, pending } = useChange(document);
  const { leave, leaving } = useLeave();
  const text = useProblemText();
  const [problem, setProblem] = useState<FormProblem | null>(null);

  const submit = async (input: Omit<TInput, 'idempotencyKey'>): Promise<Done<TData> | null> => {
    setProblem(null);
    form.clearErrors();
    const outcome = await change(input, keeping?.sending().key);
    if (outcome.ok) {
      keeping?.done();
      return outcome.done;
    }
    if (outcome.problem.message !== null) keeping?.answered();
    const { currentVersion } = outcome.problem;
    const settled = currentVersion !== null && onConflict && (await onConflict(currentVersion)) !== false;
    if (!settled) setProblem(place(outcome.problem));
    return null;
  };

  const place = (refused: Problem): FormProblem => {
    const known = new Set(Object.keys(form.getValues()));
    const all = refused.problems.length > 0 ? refused.problems : [{ path: refused.path, message: text(refused) }];
    const errors: Record<string, string> = {};
    const others: string[] = [];
    for (const { path, message } of all) {
      const field = fieldOf(path.filter((step, depth) => depth > 0 || step !== 'input').join('.'));
      if (known.has(field.split('.')[0] ?? '')) errors[field] = message;
      else others.push(message);
    }
    form.setErrors(errors);
    queueMicrotask(() => focusFirst(form, errors));
    return { code: refused.code, message: text(refused), refused: refused.message !== null, others };
  };

  return { submit, pending: pending || leaving, problem, leave, forget: () => setProblem(null) };
}
