import { useTranslations } from 'next-intl';
import type { NamedOrganizationFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import classes from './Diagnosis.module.css';
import { useFigures } from './useFigures';

/** Organizations by name, and how many more there are. */
export function Names({ organizations, all = organizations.length }: { organizations: NamedOrganizationFragment[]; all?: number }) {
  const t = useTranslations('diagnosis');
  const { howMany } = useFigures();
  const more = all - organizations.length;
  return (
    <ul className={classes.names}>
      {organizations.map((organization) => (
        <li key={organization.id}>
          <OrganizationName organization={organization} />
        </li>
      ))}
      {more > 0 && <li className={classes.more}>{t('more', howMany(more))}</li>}
    </ul>
  );
}
