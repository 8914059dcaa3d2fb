import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import classes from './Footer.module.css';

export function Footer() {
  const t = useTranslations('shell');
  return (
    <footer className={classes.footer}>
      <Link href="/developers">{t('account.developers')}</Link>
      <Link href="/settings">{t('account.settings')}</Link>
      <Link href="/legal/terms">{t('legal.terms')}</Link>
      <Link href="/legal/privacy">{t('legal.privacy')}</Link>
    </footer>
  );
}
