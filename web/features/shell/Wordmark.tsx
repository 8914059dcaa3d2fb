import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import classes from './Wordmark.module.css';

export function Wordmark() {
  const t = useTranslations('shell');
  return (
    <Link href="/" className={classes.mark} aria-label={t('name')}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
        <circle cx="16" cy="16" r="14.5" className={classes.outer} />
        <circle cx="16" cy="16" r="9" className={classes.inner} />
        <circle cx="16" cy="16" r="3.6" className={classes.heart} />
      </svg>
      <span className={classes.name} aria-hidden>
        {t('name')}
      </span>
    </Link>
  );
}
