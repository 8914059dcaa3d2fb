'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { usePlaceName } from '@/ui/usePlaceName';
import type { Picture } from '../picture';
import type { Band, Ring } from '../rings';
import { sectorsOf } from '../sectors';
import type { RingWords } from '../stage/rings-layer';
import type { Words } from './rows';

/** The words of a row in the reader's language. */
export function useWords(): Words {
  const terms = useTranslations('terms');
  const place = usePlaceName();
  return useMemo(
    () => ({ kind: (kind) => terms(`kind.${kind}`), role: (role) => terms(`chainRole.${role}`), label: (label) => terms(`nucleusLabel.${label}`), place }),
    [terms, place],
  );
}

/** What is written in the picture: the names of the rings, and round them the roles of the chain; of a picture without rings nothing. */
export function useRingWords(picture: Picture, bands: Band[]): RingWords {
  const rings = useTranslations('nucleus.ring');
  const roles = useTranslations('terms.chainRole');
  return useMemo(() => {
    const labelsOf = (ring: Ring) => bands.find((band) => band.ring === ring)?.labels ?? [];
    const near = labelsOf('NEAR').length > 1 ? 'NEAR' : labelsOf('NEAR').includes('CORE_PARTNER') ? 'CORE_PARTNER' : 'RING_1';
    return {
      rings: { NUCLEUS: rings('NUCLEUS'), NEAR: rings(near), RING_2: rings('RING_2'), OUTSIDE: rings('OUTSIDE') },
      rim: (bands.length > 0 ? sectorsOf(picture) : []).map(({ role, middle, width }) => ({ text: roles(role), middle, width })),
    };
  }, [picture, bands, rings, roles]);
}
