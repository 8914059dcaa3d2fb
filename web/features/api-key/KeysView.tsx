import { useTranslations } from 'next-intl';
import type { KeyRowFragment } from '@/generated/graphql';
import { InsideHeader } from '@/features/people/InsideHeader';
import classes from '@/features/people/People.module.css';
import { EmptyState } from '@/ui/EmptyState';
import { Section } from '@/ui/Section';
import { KeyItem } from './KeyItem';
import { MakeKey } from './MakeKey';

/** The API keys of an organization, for its administrators. */
export function KeysView({ organization, keys }: { organization: { id: string; name: string }; keys: KeyRowFragment[] }) {
  const t = useTranslations('api-key');
  return (
    <>
      <InsideHeader organization={organization} here="keys" title={t('title', { name: organization.name })} lead={t('lead')} withKeys />
      <Section title={t('list')}>
        {keys.length > 0 ? (
          <ul className={classes.list}>
            {keys.map((apiKey) => (
              <KeyItem key={apiKey.id} apiKey={apiKey} organizationId={organization.id} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('none')} text={t('noneText')} />
        )}
      </Section>
      <Section title={t('make.title')}>
        <MakeKey organizationId={organization.id} />
      </Section>
    </>
  );
}
