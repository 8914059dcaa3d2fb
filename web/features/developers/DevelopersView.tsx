import { useTranslations } from 'next-intl';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { useFormat } from '@/ui/useFormat';
import classes from './DevelopersView.module.css';
import { errorKinds } from './error-codes';

const rules = ['ids', 'pages', 'money', 'language', 'changes', 'hidden'] as const;
const kinds = Object.keys(errorKinds) as (keyof typeof errorKinds)[];

/** One question, its answer of this moment, and what to know before the second. */
export function DevelopersView({ command, answer, types }: { command: string; answer: string | null; types: number | null }) {
  const t = useTranslations('developers');
  const format = useFormat();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Section title={t('ask')}>
        <p className={classes.text}>{t('askText')}</p>
        <pre className={classes.code} tabIndex={0} lang="en">
          <code>{command}</code>
        </pre>
      </Section>
      <Section title={t('answer')}>
        {answer === null ? (
          <p>{t('answerFailed')}</p>
        ) : (
          <pre className={classes.code} tabIndex={0}>
            <code>{answer}</code>
          </pre>
        )}
      </Section>
      <Section title={t('rules')}>
        <ul className={classes.rules}>
          {rules.map((rule) => (
            <li key={rule}>{t(`rule.${rule}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('errors')}>
        <p className={classes.text}>{t('errorsText')}</p>
        <dl className={classes.errors}>
          {kinds.map((kind) => (
            <div key={kind}>
              <dt>
                {errorKinds[kind].map((code) => (
                  <code key={code} lang="en">
                    {code}
                  </code>
                ))}
              </dt>
              <dd>{t(`error.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {types !== null && (
        <Section title={t('schema')}>
          <p className={classes.text}>{t('schemaText', format.howMany(types))}</p>
          <a href="/schema.graphql" download className={classes.download}>
            {t('download')}
          </a>
        </Section>
      )}
    </>
  );
}
