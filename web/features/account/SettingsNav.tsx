'use client';

import { useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation';
import classes from './SettingsNav.module.css';

const PAGES = [
  { path: '/settings', name: 'general' },
  { path: '/settings/organizations', name: 'organizations' },
  { path: '/settings/security', name: 'security' },
  { path: '/settings/account', name: 'account' },
] as const;

/** The pages of the settings. */
export function SettingsNav() {
  const t = useTranslations('account.nav');
  const here = usePathname();
  return (
    <nav aria-label={t('label')}>
      <ul className={classes.pages}>
        {PAGES.map(({ path, name }) => (
          <li key={path}>
            <Link href={path} aria-current={here === path ? 'page' : undefined}>
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
