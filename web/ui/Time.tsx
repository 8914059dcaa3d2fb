'use client';

import { useEffect, useState } from 'react';
import { HOME_ZONE, ownZone } from './own-zone';
import { useFormat } from './useFormat';

const TICK_MS = 30_000;

/**
 * An instant. `full`: in the reader's own zone with its offset; `day`: only the day; `ago`, `left`: the distance from
 * now, with the instant as a title.
 */
export function Time({ at, as = 'full' }: { at: string; as?: 'full' | 'day' | 'ago' | 'left' }) {
  const format = useFormat();
  const [zone, setZone] = useState(HOME_ZONE);
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    setZone(ownZone());
    const tick = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(tick);
  }, []);

  const full = format.instant(at, zone);
  const shown = { full: () => full, day: () => format.dayOf(at, zone), ago: () => format.ago(at, now), left: () => format.left(at, now) };
  return (
    <time dateTime={at} title={as === 'full' ? undefined : full} suppressHydrationWarning>
      {shown[as]()}
    </time>
  );
}
