import { useTranslations } from 'next-intl';
import type { NamedOrganizationFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';

/** Members that miss a partner like a growth pole, and why these. */
export function MissedBy({ organizations }: { organizations: NamedOrganizationFragment[] }) {
  const t = useTranslations('nucleus.panel');
  return (
    <>
      <p>{t('missedBy')}</p>
      <ul>
        {organizations.map((organization) => (
          <li key={organization.id}>
            <OrganizationName organization={organization} />
          </li>
        ))}
      </ul>
    </>
  );
}
