'use client';

import { Button, Fieldset, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ClusterField, type ClusterChoice } from '@/features/membership/ClusterField';
import { OrganizationRegisterDocument, type WishFragment } from '@/generated/graphql';
import { kinds } from '@/features/terms';
import { ButtonLink } from '@/ui/ButtonLink';
import { FormErrors } from '@/ui/FormErrors';
import { useForm } from '@/ui/useForm';
import { usePlaces } from '@/ui/usePlaces';
import { useUnionForm } from '@/ui/useUnionForm';
import { ChainRolesField } from './ChainRolesField';
import { EvidenceField, LEAST_EVIDENCE } from './EvidenceField';
import { IdentifierFields, useIdentifierFault } from './IdentifierFields';
import { askPath } from './paths';
import { RegisterDone } from './RegisterDone';
import { emptyRegistration, fieldOf, toInput, type Registration } from './registration';

/** Registers an organization, to the first of the clusters unless another is chosen; what was typed outlives every refusal. */
export function RegisterForm({ clusters }: { clusters: [ClusterChoice, ...ClusterChoice[]] }) {
  const t = useTranslations('representation');
  const kind = useTranslations('terms.kind');
  const required = useTranslations('ui.form')('required');
  const { countries, regions } = usePlaces();
  const identifierFault = useIdentifierFault();
  const [registered, setRegistered] = useState<WishFragment | null>(null);
  const form = useForm<Registration>({
    initialValues: emptyRegistration(clusters[0]),
    validate: {
      cluster: (chosen) => (chosen ? null : required),
      name: (name) => (name.trim() ? null : required),
      identifier: (number, { scheme }) => (number.trim() ? identifierFault(scheme, number) : required),
      chainRoles: (chosen) => (chosen.length > 0 ? null : t('register.rolesNeeded')),
      evidence: (text) => (text.trim().length >= LEAST_EVIDENCE ? null : t('evidence.short')),
    },
  });
  const { submit, pending, problem } = useUnionForm(form, OrganizationRegisterDocument, { fieldOf });
  const { cluster, country, scheme, identifier } = form.values;

  const send = form.onSubmit(async (values) => {
    const { cluster: to } = values;
    const done = to && (await submit(toInput(values, to)));
    if (done) setRegistered(done.request);
  });

  if (registered && cluster) return <RegisterDone wish={registered} cluster={cluster} />;

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xl" maw={680}>
        <ClusterField label={t('register.cluster')} description={t('register.clusterHelp')} suggested={clusters} {...form.getInputProps('cluster')} />
        <Select
          label={t('register.kind')}
          data={kinds.map((value) => ({ value, label: kind(value) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <Fieldset legend={t('register.names')} variant="unstyled">
          <Stack gap="md">
            <TextInput label={t('register.name')} description={t('register.nameHelp')} maxLength={300} withAsterisk {...form.getInputProps('name')} />
            <TextInput label={t('register.nameKk')} lang="kk" maxLength={300} {...form.getInputProps('nameKk')} />
            <TextInput label={t('register.nameRu')} lang="ru" maxLength={300} {...form.getInputProps('nameRu')} />
            <TextInput label={t('register.nameEn')} lang="en" maxLength={300} {...form.getInputProps('nameEn')} />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('register.number')} variant="unstyled">
          <IdentifierFields
            scheme={scheme}
            number={identifier}
            schemeProps={form.getInputProps('scheme')}
            numberProps={form.getInputProps('identifier')}
          />
        </Fieldset>
        <Fieldset legend={t('register.place')} variant="unstyled">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <Select
              label={t('register.country')}
              data={countries()}
              searchable
              allowDeselect={false}
              {...form.getInputProps('country')}
              onChange={(chosen) => form.setValues({ country: chosen ?? country, region: null })}
            />
            {regions(country).length > 0 && (
              <Select label={t('register.region')} data={regions(country)} searchable clearable {...form.getInputProps('region')} />
            )}
            <TextInput label={t('register.city')} maxLength={160} {...form.getInputProps('city')} />
          </SimpleGrid>
        </Fieldset>
        <ChainRolesField {...form.getInputProps('chainRoles')} />
        <Fieldset legend={t('register.you')} variant="unstyled">
          <EvidenceField {...form.getInputProps('evidence')} />
        </Fieldset>
        <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
        <Group>
          <Button type="submit" size="md" loading={pending}>
            {t('register.submit')}
          </Button>
          {problem?.code === 'NOT_POSSIBLE' && form.errors['identifier'] && (
            <ButtonLink size="md" variant="default" href={askPath({ scheme, identifier })}>
              {t('register.exists')}
            </ButtonLink>
          )}
        </Group>
      </Stack>
    </form>
  );
}
