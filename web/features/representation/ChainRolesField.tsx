'use client';

import { Checkbox, SimpleGrid, Stack, Radio, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ChainRole } from '@/generated/graphql';
import { chainRoles } from '@/features/terms';

/** What an organization does in the chain, in order: the one first chosen is the main one until another is named. */
export function ChainRolesField({
  value = [],
  onChange,
  error,
}: {
  value?: ChainRole[];
  onChange?: (value: ChainRole[]) => void;
  error?: ReactNode;
}) {
  const t = useTranslations('representation.register');
  const word = useTranslations('terms.chainRole');
  return (
    <Stack gap="md">
      <Checkbox.Group
        label={t('roles')}
        description={t('rolesHelp')}
        withAsterisk
        value={value}
        onChange={(chosen) => onChange?.(chosen as ChainRole[])}
        error={error}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="sm" mb="xs">
          {chainRoles.map((role) => (
            <Checkbox key={role} value={role} label={word(role)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      {value.length > 1 && (
        <Radio.Group
          label={t('mainRole')}
          value={value[0] ?? null}
          onChange={(main) => onChange?.([main as ChainRole, ...value.filter((role) => role !== main)])}
        >
          <Group gap="md" mt="xs">
            {chainRoles
              .filter((role) => value.includes(role))
              .map((role) => (
                <Radio key={role} value={role} label={word(role)} />
              ))}
          </Group>
        </Radio.Group>
      )}
    </Stack>
  );
}
