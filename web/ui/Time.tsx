'use client';

import { useEffect, useRef, useState } from 'react';
import { WRITTEN_IN } from './own-zone';
import { useFormat } from './useFormat';

const TICK_MS = 30_000;

/**
 * An instant. `full`: in the reader's own zone with its offset; `day`: only the day; `ago`, `left`: the distance from
 * now, with the instant as a title.
 */
export function Time({ at, as = 'full' }: { at: string; as?: 'full' | 'day' | 'ago' | 'left' }) {
  const format = useFormat();
  const element = useRef<HTMLTimeElement>(null);
  const [now, setNow] = useState(() => Date.now());
  const [anew, setAnew] = useState(false);

  const full = format.instant(at, WRITTEN_IN);
  const shown = { full: () => full, day: () => format.dayOf(at, WRITTEN_IN), ago: () => format.ago(at, now), left: () => format.left(at, now) }[as]();
  const title = as === 'full' ? '' : full;

  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(tick);
  }, []);

  // What the server wrote for another zone, or a while ago, stays through hydration.
  useEffect(() => {
    if (element.current?.textContent !== shown || element.current.title !== title) setAnew(true);
  }, [shown, title]);

  return (
    <time key={anew ? 'anew' : 'first'} ref={element} dateTime={at} title={title || undefined} suppressHydrationWarning>
      {shown}
    </time>
  );
}
