'use client';

import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RepresentationRole } from '@/generated/graphql';

const roles: RepresentationRole[] = ['REPRESENTATIVE', 'ADMIN'];

/** As what a person acts for an organization, each role with what follows from it. */
export function RoleField({
  value,
  onChange,
  error,
}: {
  value?: RepresentationRole;
  onChange?: (value: RepresentationRole) => void;
  error?: ReactNode;
}) {
  const t = useTranslations('representation.role');
  const word = useTranslations('terms.representationRole');
  return (
    <Radio.Group label={t('label')} value={value ?? null} onChange={(next) => onChange?.(next as RepresentationRole)} error={error}>
      <Stack gap="xs" mt="sm">
        {roles.map((role) => (
          <Radio key={role} value={role} label={word(role)} description={t(role)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
