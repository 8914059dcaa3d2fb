'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { ChainRolesField } from '@/features/representation/ChainRolesField';
import { MembershipApplyDocument, type ChainRole } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { FormDialog } from '@/ui/FormDialog';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import type { Applying } from './ApplyButton';
import { ClusterField, type ClusterChoice } from './ClusterField';

/** Asks which cluster an organization applies to, and what it does in the chain there. */
export default function ApplyDialog({ organization, clusters, all, standing, chainRoles, opened, close }: Applying & { opened: boolean; close: () => void }) {
  const t = useTranslations('membership.apply');
  const needed = useTranslations('representation.register')('rolesNeeded');
  const required = useTranslations('ui.form')('required');
  const router = useRouter();
  const [, start] = useTransition();
  const form = useForm<{ cluster: ClusterChoice | null; chainRoles: ChainRole[] }>({
    initialValues: { cluster: all && clusters.length === 1 ? (clusters[0] ?? null) : null, chainRoles },
    validate: { cluster: (chosen) => (chosen ? null : required), chainRoles: (chosen) => (chosen.length > 0 ? null : needed) },
  });
  const { submit, pending, problem } = useUnionForm(form, MembershipApplyDocument, { fieldOf: (path) => (path === 'clusterId' ? 'cluster' : path) });
  const send = form.onSubmit(async ({ cluster, chainRoles: roles }) => {
    if (!cluster || !(await submit({ organizationId: organization.id, clusterId: cluster.id, chainRoles: roles }))) return;
    announce(t('done', { cluster: cluster.name }));
    close();
    start(() => router.refresh());
  });
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t('title', { name: organization.name })}
      send={t('send')}
      onSubmit={send}
      pending={pending}
      problem={problem}
      errors={form.errors}
    >
      <ClusterField label={t('cluster')} description={t('clusterHelp')} suggested={clusters} barred={standing} {...form.getInputProps('cluster')} />
      <ChainRolesField {...form.getInputProps('chainRoles')} />
    </FormDialog>
  );
}
