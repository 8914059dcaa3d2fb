'use client';

import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useTranslations } from 'next-intl';

const SCHEMES: MantineColorScheme[] = ['auto', 'light', 'dark'];

export function ColourChoice() {
  const t = useTranslations('shell.account');
  const mounted = useMounted();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('scheme')}
      value={mounted ? colorScheme : 'auto'}
      onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
      data={SCHEMES.map((scheme) => ({ value: scheme, label: t(scheme) }))}
    />
  );
}
