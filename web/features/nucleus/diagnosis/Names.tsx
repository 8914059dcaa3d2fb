import { useTranslations } from 'next-intl';
import type { NamedOrganizationFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { useFormat } from '@/ui/useFormat';
import classes from './Diagnosis.module.css';

/** Organizations by name, and how many more there are. */
export function Names({ organizations, all = organizations.length }: { organizations: NamedOrganizationFragment[]; all?: number }) {
  const t = useTranslations('diagnosis');
  const format = useFormat();
  const more = all - organizations.length;
  return (
    <ul className={classes.names}>
      {organizations.map((organization) => (
        <li key={organization.id}>
          <OrganizationName organization={organization} />
        </li>
      ))}
      {more > 0 && <li className={classes.more}>{t('more', format.howMany(more))}</li>}
    </ul>
  );
}
