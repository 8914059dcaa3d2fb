'use client';

import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { lazyPart } from '@/ui/lazyPart';
import classes from './Explorer.module.css';

const Sheet = lazyPart(() => dynamic(() => import('./Sheet'), { ssr: false }));

/**
 * Beside the network: what the signs mean; they fold up over what is known of a selection. Where there is no room
 * beside it, they fold up and the selection comes as a sheet; beside what needs the room, they fold up too.
 */
export function Side({
  legend,
  panel,
  folded,
  onClose,
}: {
  legend: ReactNode;
  panel: ReactNode;
  folded: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('nucleus');
  const narrow = useMediaQuery('(max-width: 62em)');
  const [wanted, setWanted] = useState(false);
  if (panel && !wanted) setWanted(true);
  const opened = Boolean(panel);
  const signs = useRef<HTMLElement>(null);
  // The keyboard goes back to where the selection was made, or to what stands in the panel's place.
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    return () => {
      if (document.activeElement !== document.body) return;
      const back = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : signs.current;
      back?.focus({ preventScroll: true });
    };
  }, [opened]);
  const fold = (
    <details className={classes.fold}>
      <summary ref={folded || narrow ? signs : undefined}>{t('legend.open')}</summary>
      {legend}
    </details>
  );
  return (
    <>
      {(narrow || folded) && fold}
      {!narrow && (panel || !folded) && (
        <aside className={classes.side} {...(!folded && { ref: signs, tabIndex: -1 })}>
          {panel && !folded && fold}
          {panel || legend}
        </aside>
      )}
      {narrow && wanted && (
        <Sheet opened={opened} label={t('panel.title')} onClose={onClose}>
          {panel}
        </Sheet>
      )}
    </>
  );
}
