'use client';

import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './Explorer.module.css';

/**
 * Beside the network: what the signs mean, or what is known of the selection. Where there is no room beside it, the
 * signs fold up and the selection comes as a sheet; beside what needs the room, they fold up too.
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
  return (
    <>
      {(narrow || folded) && (
        <details className={classes.fold}>
          <summary>{t('legend.open')}</summary>
          {legend}
        </details>
      )}
      {!narrow && (panel || !folded) && <aside className={classes.side}>{panel || legend}</aside>}
      {narrow && (
        <Drawer.Root opened={Boolean(panel)} onClose={onClose} position="bottom" size="72%" radius="lg">
          <Drawer.Overlay backgroundOpacity={0.25} />
          <Drawer.Content classNames={{ inner: classes.sheet ?? '' }} aria-label={t('panel.title')}>
            <Drawer.Body pt="md">{panel}</Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      )}
    </>
  );
}
