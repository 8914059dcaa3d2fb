'use client';

import { useTranslations } from 'next-intl';
import type { TieReconfirmInput, TypedDocumentString } from '@/generated/graphql';
import { useForm } from '@/ui/useForm';
import { ActForm } from './ActForm';
import { useTieAct, type ActProps } from './useTieAct';

/** The form of an act that asks for nothing but a yes. */
export const bareForm = <TData extends object>(name: 'reconfirm' | 'withdraw', document: TypedDocumentString<TData, { input: TieReconfirmInput }>) =>
  function BareForm({ tie, close }: ActProps) {
    const t = useTranslations('tie');
    const form = useForm({ initialValues: {} });
    const { act, pending, problem } = useTieAct(form, document, t(`${name}.done`), close);
    const onSubmit = form.onSubmit(() => act({ tieId: tie.id, expectedVersion: tie.version }));
    return <ActForm tie={tie} text={t(`${name}.text`)} doIt={t(`${name}.do`)} {...{ onSubmit, close, pending, problem }} />;
  };
