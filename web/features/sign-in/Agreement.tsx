import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import classes from './SignIn.module.css';

/** What whoever makes an account accepts; it stands wherever one may be made. */
export function Agreement() {
  const t = useTranslations('sign-in.register');
  return (
    <p className={classes.beside}>
      {t.rich('agree', {
        terms: (words) => <Link href="/legal/terms">{words}</Link>,
        privacy: (words) => <Link href="/legal/privacy">{words}</Link>,
      })}
    </p>
  );
}
