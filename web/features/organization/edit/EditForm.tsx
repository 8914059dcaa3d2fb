'use client';

import { Alert, Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { OrganizationEditDocument, OrganizationUpdateDocument, type EditableProfileFragment } from '@/generated/graphql';
import { useAsk } from '@/lib/client';
import { FormErrors } from '@/ui/FormErrors';
import { organizationPath } from '@/ui/OrganizationName';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import { AboutFields } from './AboutFields';
import { Conflict } from './Conflict';
import { FigureFields } from './FigureFields';
import { NameFields } from './NameFields';
import { ReachFields } from './ReachFields';
import { fieldOf, mergeProfile, toChange, toValues, type Merged, type ProfileValues } from './values';

/** The profile's form. What was typed outlives every refusal; a change by somebody else is merged in and told. */
export function EditForm({ profile }: { profile: EditableProfileFragment }) {
  const t = useTranslations('organization.editPage');
  const required = useTranslations('ui.form')('required');
  const ask = useAsk(OrganizationEditDocument);
  const [base, setBase] = useState({ version: profile.version, values: toValues(profile) });
  const [both, setBoth] = useState<Merged['both'] | null>(null);
  const [untouched, setUntouched] = useState(false);
  const form = useForm<ProfileValues>({
    initialValues: base.values,
    validate: {
      mainName: (name) => (name.trim() ? null : required),
      outputs: {
        year: (year, { outputs }) => (outputs.filter((row) => row.year !== '' && row.year === year).length > 1 ? t('twice') : null),
      },
    },
  });

  const takeInTheirs = async () => {
    const fresh = await ask({ id: profile.id });
    if (!fresh.ok || !fresh.data.organization) return false;
    const theirs = toValues(fresh.data.organization);
    const merged = mergeProfile(base.values, form.getValues(), theirs);
    form.setValues(merged.values);
    setBase({ version: fresh.data.organization.version, values: theirs });
    setBoth(merged.both);
    return true;
  };

  const { submit, pending, problem, leave } = useUnionForm(form, OrganizationUpdateDocument, {
    fieldOf,
    onConflict: takeInTheirs,
  });

  const save = form.onSubmit(async (values) => {
    const change = toChange(base.values, values);
    setUntouched(Object.keys(change).length === 0);
    if (Object.keys(change).length === 0) return;
    setBoth(null);
    const done = await submit({ organizationId: profile.id, expectedVersion: base.version, ...change });
    if (!done) return;
    announce(t('done'));
    leave(organizationPath(profile.id));
  });

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="xl" maw={680}>
        <NameFields form={form} />
        <AboutFields form={form} />
        <ReachFields form={form} />
        <FigureFields form={form} />
        {both && <Conflict both={both} />}
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        {untouched && (
          <Alert variant="light" role="status">
            {t('nothing')}
          </Alert>
        )}
        <Group>
          <Button type="submit" size="md" loading={pending}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
