'use client';

import { cloneElement, lazy, Suspense, useState } from 'react';
import type { DropMenuProps } from './DropMenu';
import { lazyPart } from './lazyPart';

const load = () => import('./DropMenu');
const DropMenu = lazyPart(() => lazy(load));
const prepare = () => void load().catch(() => undefined);

/** A button that opens a menu. The menu's code is loaded when the reader comes near the button. */
export function SwitchMenu({ button, ...menu }: DropMenuProps) {
  const [wanted, setWanted] = useState(false);
  const closed = cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: prepare,
    onFocus: prepare,
    onClick: () => setWanted(true),
  });
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <DropMenu button={button} onMissing={() => setWanted(false)} {...menu} />
    </Suspense>
  );
}
