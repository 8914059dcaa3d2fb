'use client';

import { ActionIcon, Group, Kbd, Switch } from '@mantine/core';
import { useHotkeys, useLocalStorage, useMounted } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import type { WishFragment } from '@/generated/graphql';
import { DecideButtons, useDeciding } from '@/features/representation/DecideButtons';
import { WishFacts } from '@/features/representation/WishFacts';
import { useRouter } from '@/i18n/navigation';
import classes from './WishQueue.module.css';

/** On a keyboard of another language the same key is meant. */
const PHYSICAL = { usePhysicalKeys: true };

/** The wishes that wait, one at a time: decide, and the next one stands there. */
export function WishQueue({ wishes }: { wishes: WishFragment[] }) {
  const t = useTranslations('council');
  const router = useRouter();
  const [, start] = useTransition();
  const [place, setPlace] = useState(0);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [keys, setKeys] = useLocalStorage({ key: 'ozek.council.keys', defaultValue: true });
  // Before the page has come alive no key does anything, and none is promised.
  const alive = useMounted();
  const deciding = useDeciding();
  const head = useRef<HTMLHeadingElement>(null);

  const waiting = wishes.filter(({ id }) => !gone.has(id));
  const at = Math.min(place, waiting.length - 1);
  const wish = waiting[at];
  const able = keys && wish?.viewerCanDecide === true && !deciding.opened;

  useHotkeys([
    ['A', () => able && deciding.ask('accept'), PHYSICAL],
    ['R', () => able && deciding.ask('reject'), PHYSICAL],
  ]);

  if (!wish) return null;
  const turnTo = (next: number) => {
    setPlace(next);
    head.current?.focus();
  };
  const leaves = () => {
    setGone((before) => new Set([...before, wish.id]));
    head.current?.focus();
    start(() => router.refresh());
  };

  return (
    <div className={classes.queue}>
      <div className={classes.head}>
        <h3 ref={head} tabIndex={-1} className={classes.title}>
          {wish.organizationName}
        </h3>
        {waiting.length > 1 && (
          <Group gap={4} wrap="nowrap">
            <ActionIcon variant="default" size="lg" aria-label={t('previous')} disabled={at === 0} onClick={() => turnTo(at - 1)}>
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
            <span className={classes.place} aria-live="polite">
              {t('place', { place: at + 1, n: waiting.length })}
            </span>
            <ActionIcon variant="default" size="lg" aria-label={t('next')} disabled={at === waiting.length - 1} onClick={() => turnTo(at + 1)}>
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </div>
      <WishFacts wish={wish} about />
      <p className={classes.call}>{t('call')}</p>
      {wish.viewerCanDecide && <DecideButtons wish={wish} deciding={deciding} keys={keys && alive} onGone={leaves} />}
      <Switch
        className={classes.keys}
        label={t('keys.label')}
        description={t.rich('keys.hint', { key: (name) => <Kbd size="xs">{name}</Kbd> })}
        checked={keys}
        onChange={(event) => setKeys(event.currentTarget.checked)}
      />
    </div>
  );
}
