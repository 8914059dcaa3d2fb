import { useTranslations } from 'next-intl';
import { OrganizationName } from '@/ui/OrganizationName';
import { Section } from '@/ui/Section';
import classes from './Neighbours.module.css';
import type { InCluster } from './organization';

/** Who stands around the organization, the strongest tied first, and by what kinds of tie. */
export function Neighbours({ neighbourhood }: { neighbourhood: NonNullable<InCluster['neighbourhood']> }) {
  const t = useTranslations('organization.neighbours');
  const terms = useTranslations('terms.tieType');
  const [middle] = neighbourhood.organizations;
  const around = neighbourhood.organizations.filter(({ distance }) => distance === 1);
  const typesTo = (id: string) => [
    ...new Set(
      neighbourhood.ties
        .filter(({ from, to }) => [from.id, to.id].includes(id) && [from.id, to.id].includes(middle?.organization.id ?? ''))
        .map(({ type }) => terms(type)),
    ),
  ];
  return (
    <Section title={t('title')}>
      {around.length === 0 ? (
        <p className={classes.note}>{t('none')}</p>
      ) : (
        <ul className={classes.list}>
          {around.map(({ organization }) => (
            <li key={organization.id}>
              <OrganizationName organization={organization} />
              <p className={classes.note}>{typesTo(organization.id).join(', ')}</p>
            </li>
          ))}
        </ul>
      )}
      {neighbourhood.truncated && <p className={classes.note}>{t('more')}</p>}
    </Section>
  );
}
