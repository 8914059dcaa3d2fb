'use client';

import { Select } from '@mantine/core';
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

/** Asks which cluster an organization applies to, and what it does in the chain there. */
export default function ApplyDialog({ organization, clusters, chainRoles, opened, close }: Applying & { opened: boolean; close: () => void }) {
  const t = useTranslations('membership.apply');
  const needed = useTranslations('representation.register')('rolesNeeded');
  const required = useTranslations('ui.form')('required');
  const router = useRouter();
  const [, start] = useTransition();
  const form = useForm<{ clusterId: string | null; chainRoles: ChainRole[] }>({
    initialValues: { clusterId: clusters.length === 1 ? (clusters[0]?.id ?? null) : null, chainRoles },
    validate: { clusterId: (chosen) => (chosen ? null : required), chainRoles: (chosen) => (chosen.length > 0 ? null : needed) },
  });
  const { submit, pending, problem } = useUnionForm(form, MembershipApplyDocument);
  const send = form.onSubmit(async (values) => {
    const cluster = clusters.find(({ id }) => id === values.clusterId);
    if (!cluster || !(await submit({ organizationId: organization.id, clusterId: cluster.id, chainRoles: values.chainRoles }))) return;
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
      <Select
        label={t('cluster')}
        description={t('clusterHelp')}
        data={clusters.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        withAsterisk
        {...form.getInputProps('clusterId')}
      />
      <ChainRolesField {...form.getInputProps('chainRoles')} />
    </FormDialog>
  );
}
