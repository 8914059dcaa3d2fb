import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { FilterLinks } from '@/ui/FilterLinks';
import { organizationPath } from '@/ui/OrganizationName';
import { PageHeader } from '@/ui/PageHeader';
import { keysPath, peoplePath } from './paths';

/** The head of the pages that only an organization's own people see, with the way between them. */
export function InsideHeader({
  organization,
  here,
  title,
  lead,
  withKeys,
}: {
  organization: { id: string; name: string };
  here: 'people' | 'keys';
  title: string;
  lead: string;
  /** Whether the reader sees the keys. */
  withKeys: boolean;
}) {
  const t = useTranslations('people.nav');
  return (
    <>
      <PageHeader above={<Link href={organizationPath(organization.id)}>{organization.name}</Link>} title={title} lead={lead} />
      {withKeys && (
        <FilterLinks
          label={t('label')}
          links={[
            { href: peoplePath(organization.id), name: t('people'), active: here === 'people' },
            { href: keysPath(organization.id), name: t('keys'), active: here === 'keys' },
          ]}
        />
      )}
    </>
  );
}
