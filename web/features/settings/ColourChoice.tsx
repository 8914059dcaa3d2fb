'use client';

import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { colourSchemes } from '@/features/terms';

export function ColourChoice() {
  const t = useTranslations('shell.account');
  const mounted = useMounted();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('scheme')}
      value={mounted ? colorScheme : 'auto'}
      onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
      data={colourSchemes.map((scheme) => ({ value: scheme, label: t(scheme) }))}
    />
  );
}
