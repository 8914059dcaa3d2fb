'use client';

import { Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { lazyPart } from '@/ui/lazyPart';
import classes from './SearchButton.module.css';

const SearchPalette = lazyPart(() => dynamic(() => import('./SearchPalette'), { ssr: false }));

/** Opens the search; its code is loaded when it is first wanted. */
export function SearchButton({ slug }: { slug: string | null }) {
  const t = useTranslations('shell.search');
  const [wanted, setWanted] = useState(0);
  const open = () => setWanted((times) => times + 1);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <UnstyledButton className={classes.button} onClick={open} aria-label={t('open')} aria-keyshortcuts="Control+K">
        <IconSearch size={19} stroke={1.6} aria-hidden />
        <span className={classes.word}>{t('open')}</span>
        <Kbd size="xs" className={classes.hint}>
          {t('hint')}
        </Kbd>
      </UnstyledButton>
      {wanted > 0 && <SearchPalette slug={slug} wanted={wanted} onMissing={() => setWanted(0)} />}
    </>
  );
}
