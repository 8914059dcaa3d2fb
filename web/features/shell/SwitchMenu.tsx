'use client';

import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { DropMenuProps } from './DropMenu';

const load = () => import('./DropMenu');
const DropMenu = lazy(load);

type Props = Omit<DropMenuProps, 'button'> & { className: string | undefined; label: string; children: ReactNode };

/** A button that opens a menu. The menu's code is loaded when the reader comes near the button. */
export function SwitchMenu({ className, label, children, ...menu }: Props) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <UnstyledButton
      className={className}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setWanted(true)}
    >
      {children}
    </UnstyledButton>
  );
  if (!wanted) return button;
  const target = (
    <UnstyledButton className={className} aria-label={label}>
      {children}
    </UnstyledButton>
  );
  return (
    <Suspense fallback={button}>
      <DropMenu button={target} {...menu} />
    </Suspense>
  );
}
