'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation';
import { routing } from '@/i18n/routing';
import classes from './SettingsView.module.css';

export function LanguageChoice() {
  const t = useTranslations('shell.language');
  const locale = useLocale();
  const pathname = usePathname();
  return (
    <ul className={classes.languages}>
      {routing.locales.map((language) => (
        <li key={language}>
          <Link
            href={pathname}
            locale={language}
            lang={language}
            hrefLang={language}
            aria-current={language === locale ? 'true' : undefined}
          >
            {t(language)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
