'use client';

import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TieType } from '@/generated/graphql';
import { useTieSentence } from './TieSentence';
import { directionsOf, type Direction } from './types';

/** Which way a tie runs, each way as the sentence it makes. */
export function DirectionField({
  type,
  own,
  partner,
  value,
  onChange,
  error,
}: {
  type: TieType;
  own: string;
  partner: string;
  value?: Direction;
  onChange?: (value: Direction) => void;
  error?: ReactNode;
}) {
  const t = useTranslations('tie.new');
  const sentence = useTieSentence();
  const said = {
    outgoing: { mutual: false, from: own, to: partner },
    incoming: { mutual: false, from: partner, to: own },
    mutual: { mutual: true, from: own, to: partner },
  };
  return (
    <Radio.Group
      label={t('direction')}
      description={t('directionHelp')}
      value={value ?? null}
      onChange={(next) => onChange?.(next as Direction)}
      error={error}
    >
      <Stack gap="sm" mt="sm">
        {directionsOf(type).map((direction) => (
          <Radio key={direction} value={direction} label={sentence({ type, ...said[direction] })} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
