'use client';

import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useId, useRef, useState, useTransition } from 'react';
import { usePathname, useRouter } from '@/i18n/navigation';
import { IconButton } from '@/ui/IconButton';
import { useFormat } from '@/ui/useFormat';
import { writeAddress, type Shown } from './address';
import classes from './DaySlider.module.css';

/** Chooses the day of the picture among those that a nucleus is kept of; the address says it, and Back undoes it. */
export function DaySlider({
  days,
  onDate,
  shown,
}: {
  /** Oldest first. */
  days: string[];
  onDate: string;
  shown: Shown;
}) {
  const t = useTranslations('nucleus.day');
  const format = useFormat();
  const router = useRouter();
  const pathname = usePathname();
  const [pending, start] = useTransition();
  const label = useId();
  const current = Math.max(0, days.indexOf(onDate));
  // While the handle is held, or the chosen day is on its way.
  const [held, setHeld] = useState<number | null>(null);
  const [given, setGiven] = useState(onDate);
  if (given !== onDate) {
    setGiven(onDate);
    setHeld(null);
  }
  const at = held ?? current;
  const last = days.length - 1;

  const go = (to: number) => {
    setHeld(to);
    const query = writeAddress({ ...shown, day: to === last ? null : (days[to] ?? null) });
    start(() => router.push(query ? `${pathname}?${query}` : pathname, { scroll: false }));
  };
  // React's onChange follows every move of the handle; a day is asked for when it is let go.
  const slider = useRef<HTMLInputElement>(null);
  const letGo = useEffectEvent((event: Event) => go(Number((event.target as HTMLInputElement).value)));
  useEffect(() => {
    const input = slider.current;
    const listener = (event: Event) => letGo(event);
    input?.addEventListener('change', listener);
    return () => input?.removeEventListener('change', listener);
  }, []);

  return (
    <div className={classes.days} role="group" aria-labelledby={label} aria-busy={pending}>
      <div className={classes.said}>
        <span id={label} className={classes.label}>
          {t('label')}
        </span>
        <output className={classes.day} data-pending={pending || undefined}>
          {format.day(days[at] ?? onDate)}
        </output>
      </div>
      <IconButton name={t('earlier')} icon={IconChevronLeft} disabled={at === 0} onClick={() => go(at - 1)} />
      <input
        ref={slider}
        type="range"
        className={classes.slider}
        aria-labelledby={label}
        aria-valuetext={format.day(days[at] ?? onDate)}
        min={0}
        max={last}
        value={at}
        onChange={(event) => setHeld(Number(event.currentTarget.value))}
      />
      <IconButton name={t('later')} icon={IconChevronRight} disabled={at === last} onClick={() => go(at + 1)} />
    </div>
  );
}
