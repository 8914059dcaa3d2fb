'use client';

import { useState } from 'react';
import { useSignInProblem } from '@/features/sign-in/problem';
import type { SignInAnswer } from '@/lib/session';

/** One act of a section: runs it, tells whether it is under way, and puts into words why it failed. */
export function useAct() {
  const textOf = useSignInProblem();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async <TData>(act: () => Promise<SignInAnswer<TData>>): Promise<{ data: TData } | null> => {
    setPending(true);
    setProblem(null);
    const answer = await act();
    setPending(false);
    if (answer.ok) return { data: answer.data };
    setProblem(textOf(answer));
    return null;
  };
  return { run, pending, problem, forget: () => setProblem(null) };
}
