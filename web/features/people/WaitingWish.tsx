'use client';

import { useTransition } from 'react';
import type { WishFragment } from '@/generated/graphql';
import { DecideButtons, useDeciding } from '@/features/representation/DecideButtons';
import { WishFacts } from '@/features/representation/WishFacts';
import { useRouter } from '@/i18n/navigation';
import classes from './People.module.css';

/** Somebody's wish to act for the organization, which its administrators decide. */
export function WaitingWish({ wish }: { wish: WishFragment }) {
  const router = useRouter();
  const [, start] = useTransition();
  const deciding = useDeciding();
  return (
    <li className={classes.wish}>
      <WishFacts wish={wish} about={false} />
      {wish.viewerCanDecide && <DecideButtons wish={wish} deciding={deciding} onGone={() => start(() => router.refresh())} />}
    </li>
  );
}
