'use client';

import { Button, Kbd } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { WishFragment } from '@/generated/graphql';
import { lazyPart } from '@/ui/lazyPart';
import type { Verdict } from './DecideDialog';
import classes from './Wish.module.css';

const DecideDialog = lazyPart(() => dynamic(() => import('./DecideDialog'), { ssr: false }));

/** The question that is open, if any, about a wish. */
export function useDeciding() {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [opened, setOpened] = useState(false);
  const ask = (wanted: Verdict) => {
    setVerdict(wanted);
    setOpened(true);
  };
  return { verdict, opened, ask, close: () => setOpened(false), forget: () => setVerdict(null) };
}

/** Accept or reject a wish; the dialogue that asks is loaded when it is wanted. */
export function DecideButtons({
  wish,
  deciding: { verdict, opened, ask, close, forget },
  keys = false,
  onGone,
}: {
  wish: WishFragment;
  deciding: ReturnType<typeof useDeciding>;
  /** Whether single keys do it too, to show which. */
  keys?: boolean;
  onGone: () => void;
}) {
  const t = useTranslations('representation.decide');
  return (
    <div className={classes.acts}>
      <Button onClick={() => ask('accept')} {...(keys && { rightSection: <Kbd size="xs" aria-hidden>A</Kbd>, 'aria-keyshortcuts': 'A' })}>
        {t('accept')}
      </Button>
      <Button
        variant="default"
        onClick={() => ask('reject')}
        {...(keys && { rightSection: <Kbd size="xs" aria-hidden>R</Kbd>, 'aria-keyshortcuts': 'R' })}
      >
        {t('reject')}
      </Button>
      {verdict && (
        <DecideDialog
          key={`${wish.id} ${verdict}`}
          wish={wish}
          verdict={verdict}
          opened={opened}
          close={close}
          onGone={onGone}
          onMissing={forget}
        />
      )}
    </div>
  );
}
