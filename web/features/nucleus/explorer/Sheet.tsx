'use client';

import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Explorer.module.css';

/** A sheet from the edge of a narrow screen. A module of its own, so that it is loaded where it is needed. */
export default function Sheet({ opened, label, onClose, children }: { opened: boolean; label: string; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="bottom" size="72%" radius="lg">
      <Drawer.Overlay className={classes.overlay} backgroundOpacity={0.25} />
      <Drawer.Content classNames={{ inner: classes.sheet ?? '' }} aria-label={label}>
        <Drawer.Body pt="md">{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
