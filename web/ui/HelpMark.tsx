'use client';

import { UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import classes from './HelpMark.module.css';
import { lazyPart } from './lazyPart';

const load = () => import('./HelpPopover');
const HelpPopover = lazyPart(() => lazy(load));
const prepare = () => void load().catch(() => undefined);

/** A mark beside a term of art that opens its explanation, whose code is loaded when the reader comes near. */
export function HelpMark({ term, children }: { term: string; children: ReactNode }) {
  const t = useTranslations('ui');
  const [wanted, setWanted] = useState(false);
  const look = { className: classes.mark, 'aria-label': t('help', { term }), children: <IconHelpCircle size={17} stroke={1.6} aria-hidden /> };
  const alone = (
    <UnstyledButton aria-haspopup="dialog" aria-expanded={false} onPointerEnter={prepare} onFocus={prepare} onClick={() => setWanted(true)} {...look} />
  );
  if (!wanted) return alone;
  return (
    <Suspense fallback={alone}>
      <HelpPopover mark={<UnstyledButton autoFocus {...look} />} onMissing={() => setWanted(false)}>
        {children}
      </HelpPopover>
    </Suspense>
  );
}
