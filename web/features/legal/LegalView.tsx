import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { useFormat } from '@/ui/useFormat';
import classes from './LegalView.module.css';
import { TERMS_VERSION } from './version';

const parts = {
  terms: [
    ...(['terms.account', 'terms.organization', 'terms.contents', 'terms.competition', 'terms.record'] as const),
    ...(['terms.computed', 'terms.end', 'terms.software'] as const),
  ],
  privacy: [
    ...(['privacy.account', 'privacy.sessions', 'privacy.contact', 'privacy.organizations', 'privacy.journal'] as const),
    ...(['privacy.mail', 'privacy.cookies', 'privacy.others', 'privacy.rights'] as const),
  ],
};

export type LegalDocument = keyof typeof parts;

export const isLegalDocument = (name: string): name is LegalDocument => Object.hasOwn(parts, name);

/** The terms of use, or what is stored about people. */
export function LegalView({ document }: { document: LegalDocument }) {
  const t = useTranslations('legal');
  const format = useFormat();
  return (
    <article className={classes.text}>
      <PageHeader title={t(`${document}.title`)} lead={t(`${document}.lead`)} />
      {document === 'terms' && <p>{t('version', { date: format.day(TERMS_VERSION) })}</p>}
      {parts[document].map((part) => (
        <Section key={part} title={t(`${part}.title`)}>
          <p>{t.rich(`${part}.text`, { account: (words) => <Link href="/settings/account">{words}</Link> })}</p>
        </Section>
      ))}
    </article>
  );
}
