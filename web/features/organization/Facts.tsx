import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { useFormat } from '@/ui/useFormat';
import classes from './Facts.module.css';
import type { Profile } from './OrganizationView';
import { Outputs } from './Outputs';

/** How to reach it, how large it is, where it belongs. */
export function Facts({ organization }: { organization: Profile }) {
  const t = useTranslations('organization');
  const terms = useTranslations('terms');
  const format = useFormat();
  const { contact, website, employees, outputs, memberships, productGroup, sectors, identifier, identifierScheme, source } = organization;
  const reachable = Boolean(contact?.email ?? contact?.phone ?? website);
  return (
    <dl className={classes.facts}>
      <Fact term={t('contact.title')}>
        {contact?.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        {contact?.phone && <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>}
        {website && (
          <a href={website} rel="noopener nofollow">
            {website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
          </a>
        )}
        {!reachable && <span className={classes.none}>{t('contact.none')}</span>}
      </Fact>
      {organization.contactPeople.length > 0 && (
        <Fact term={t('people.title')}>
          {organization.contactPeople.map(({ name, position, phone, email }, place) => (
            <span key={place} className={classes.person}>
              <span>{[name, position].filter(Boolean).join(', ')}</span>
              {email && <a href={`mailto:${email}`}>{email}</a>}
              {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}
            </span>
          ))}
        </Fact>
      )}
      <Fact term={t('figures.employees')}>
        {employees == null ? <span className={classes.none}>{t('figures.none')}</span> : <span className={classes.large}>{format.number(employees)}</span>}
      </Fact>
      <Fact term={t('figures.output')}>
        {outputs && outputs.length > 0 ? <Outputs outputs={outputs} /> : <span className={classes.none}>{t('figures.none')}</span>}
      </Fact>
      {memberships.length > 0 && (
        <Fact term={t('memberships')}>
          {memberships.map(({ id, cluster, state }) => (
            <span key={id}>
              <Link href={clusterPath(cluster.slug)}>{cluster.name}</Link>
              {state !== 'ACTIVE' && ` · ${terms(`membershipState.${state}`)}`}
            </span>
          ))}
        </Fact>
      )}
      {productGroup && <Fact term={t('productGroup')}>{terms(`productGroup.${productGroup}`)}</Fact>}
      {sectors.length > 0 && <Fact term={t('sectors')}>{sectors.join(', ')}</Fact>}
      {identifier && (
        <Fact term={t('identifier')}>
          {identifierScheme && `${identifierScheme} `}
          {identifier}
        </Fact>
      )}
      {source && <Fact term={t('source')}>{source}</Fact>}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
