import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import classes from './Diagnosis.module.css';

export type Figure = { name: string; value: string | null };

/** One thing that the ties say: a question, its answer in words, and the numbers behind a fold. */
export function Finding({ title, figures = [], children }: { title: string; figures?: Figure[]; children: ReactNode }) {
  const t = useTranslations('diagnosis');
  const id = useId();
  const known = figures.filter(({ value }) => value !== null);
  return (
    <section className={classes.finding} aria-labelledby={id}>
      <h3 id={id} className={classes.question}>
        {title}
      </h3>
      {children}
      {known.length > 0 && (
        <details className={classes.fold}>
          <summary>{t('numbers')}</summary>
          <dl className={classes.figures}>
            {known.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
