'use client';

import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { RepresentationAskDocument, type OrganizationKind, type RepresentationRole } from '@/generated/graphql';
import { tidyIdentifier, type IdentifierScheme } from '@/lib/identifier';
import { FormErrors } from '@/ui/FormErrors';
import { OrganizationName } from '@/ui/OrganizationName';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import { EvidenceField, LEAST_EVIDENCE } from './EvidenceField';
import { IdentifierFields, useIdentifierFault } from './IdentifierFields';
import { OWN_ORGANIZATIONS } from './paths';
import { RoleField } from './RoleField';

type Asking = { scheme: IdentifierScheme; identifier: string; role: RepresentationRole; evidence: string };
type Props = {
  /** The organization where it can be seen; null where it is to be named by its number. */
  organization: { id: string; name: string; kind: OrganizationKind } | null;
  number: { scheme: IdentifierScheme; identifier: string };
};

const fields: Record<string, keyof Asking> = { identifierScheme: 'scheme', organizationId: 'identifier' };

/** Asks to act for an organization that is on the platform already. */
export function AskForm({ organization, number }: Props) {
  const t = useTranslations('representation');
  const required = useTranslations('ui.form')('required');
  const identifierFault = useIdentifierFault();
  const form = useForm<Asking>({
    initialValues: { ...number, role: 'REPRESENTATIVE', evidence: '' },
    validate: {
      identifier: (typed, { scheme }) => {
        if (organization) return null;
        return typed.trim() ? identifierFault(scheme, typed) : required;
      },
      evidence: (text) => (text.trim().length >= LEAST_EVIDENCE ? null : t('evidence.short')),
    },
  });
  const { submit, pending, problem, leave } = useUnionForm(form, RepresentationAskDocument, {
    fieldOf: (path) => (organization ? path : (fields[path] ?? path)),
  });
  const { scheme, identifier } = form.values;

  const send = form.onSubmit(async (values) => {
    const asked = await submit({
      ...(organization
        ? { organizationId: organization.id }
        : { identifierScheme: values.scheme, identifier: tidyIdentifier(values.scheme, values.identifier) }),
      role: values.role,
      evidence: values.evidence.trim(),
    });
    if (!asked) return;
    announce(t('ask.done'));
    leave(OWN_ORGANIZATIONS);
  });

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xl" maw={640}>
        {organization ? (
          <Text>
            {t('ask.organization')}: <OrganizationName organization={organization} />
          </Text>
        ) : (
          <Fieldset legend={t('ask.byNumber')} variant="unstyled">
            <Stack gap="md">
              <Text c="dimmed" size="sm">
                {t('ask.byNumberText')}
              </Text>
              <IdentifierFields
                scheme={scheme}
                number={identifier}
                schemeProps={form.getInputProps('scheme')}
                numberProps={form.getInputProps('identifier')}
              />
            </Stack>
          </Fieldset>
        )}
        <RoleField {...form.getInputProps('role')} />
        <EvidenceField {...form.getInputProps('evidence')} />
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group>
          <Button type="submit" size="md" loading={pending}>
            {t('ask.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
