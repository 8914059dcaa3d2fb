import { useTranslations } from 'next-intl';
import classes from './NextSteps.module.css';

/** What a registration leads to, before it is sent. */
export function NextSteps() {
  const t = useTranslations('representation.register.next');
  return (
    <section className={classes.steps} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ol>
        <li>{t('checked')}</li>
        <li>{t('admin')}</li>
        <li>{t('member')}</li>
      </ol>
    </section>
  );
}
