import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import classes from './Footer.module.css';

export function Footer() {
  const t = useTranslations('shell.account');
  return (
    <footer className={classes.footer}>
      <Link href="/developers">{t('developers')}</Link>
      <Link href="/settings">{t('settings')}</Link>
    </footer>
  );
}
