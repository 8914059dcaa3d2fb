'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Link, usePathname } from '@/i18n/navigation';
import classes from './Navigation.module.css';
import { clusterPages, clusterPath } from './pages';

const YEAR_S = 31_536_000;

/** The bar of the cluster's pages. It also remembers the cluster, for pages outside of all clusters. */
export function Navigation({ slug }: { slug: string }) {
  const t = useTranslations('shell');
  const pathname = usePathname();

  useEffect(() => {
    document.cookie = `ozek.cluster=${encodeURIComponent(slug)}; path=/; max-age=${YEAR_S}; samesite=lax`;
  }, [slug]);

  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      <ul className={classes.list}>
        {clusterPages.map(({ word, path, Icon }) => {
          const href = clusterPath(slug, path);
          const here = path === '' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={word}>
              <Link href={href} className={classes.link} aria-current={here ? 'page' : undefined}>
                <Icon size={21} stroke={1.6} aria-hidden />
                <span className={classes.wide}>{t(`nav.${word}`)}</span>
                <span className={classes.narrow}>{t(`short.${word}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
