'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Link, usePathname } from '@/i18n/navigation';
import classes from './Navigation.module.css';
import { clusterPages, clusterPath, councilPage } from './pages';
import type { CouncilWaiting } from './shell';

const YEAR_S = 31_536_000;

/** The bar of the cluster's pages. It also remembers the cluster, for pages outside of all clusters. */
export function Navigation({ slug, council }: { slug: string; council: CouncilWaiting | null }) {
  const t = useTranslations('shell');
  const pathname = usePathname();

  const pages = council ? [...clusterPages, councilPage] : clusterPages;
  useEffect(() => {
    document.cookie = `ozek.cluster=${encodeURIComponent(slug)}; path=/; max-age=${YEAR_S}; samesite=lax`;
  }, [slug]);

  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      <ul className={classes.list}>
        {pages.map(({ word, path, Icon }) => {
          const href = clusterPath(slug, path);
          const here = path === '' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
          return (
            // The bar of a phone has no room for it; Today and the search lead there.
            <li key={word} data-wide={word === 'journal' || undefined}>
              <Link href={href} className={classes.link} aria-current={here ? 'page' : undefined}>
                <Icon size={21} stroke={1.6} aria-hidden />
                <span className={classes.wide}>{t(`nav.${word}`)}</span>
                <span className={classes.narrow}>{t(`short.${word}`)}</span>
                {word === 'council' && council && council.n > 0 && <Waiting {...council} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** A number for the eye, what it counts for the ear. */
function Waiting({ n, more }: CouncilWaiting) {
  const t = useTranslations('shell.nav');
  return (
    <span className={classes.count}>
      <span aria-hidden>{more ? `${n}+` : n}</span>
      <VisuallyHidden>, {more ? t('waitingMore', { n }) : t('waiting', { n })}</VisuallyHidden>
    </span>
  );
}
