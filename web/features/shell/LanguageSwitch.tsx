'use client';

import { UnstyledButton } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { usePathname } from '@/i18n/navigation';
import { routing } from '@/i18n/routing';
import { SwitchMenu } from '@/ui/SwitchMenu';
import classes from './Switch.module.css';

/** The same page in another language, at the same place. */
export function LanguageSwitch() {
  const t = useTranslations('shell.language');
  const locale = useLocale();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const groups = [
    {
      entries: routing.locales.map((other) => ({
        key: other,
        text: t(other),
        href: query ? `${pathname}?${query}` : pathname,
        locale: other,
        current: other === locale,
      })),
    },
  ];
  const button = (
    <UnstyledButton className={classes.small} aria-label={t('switch', { name: t(locale) })}>
      <IconLanguage size={20} stroke={1.6} aria-hidden />
      <span className={classes.wide}>{t(locale)}</span>
    </UnstyledButton>
  );
  return <SwitchMenu button={button} groups={groups} position="top-start" />;
}
