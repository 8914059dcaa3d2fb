import { useTranslations } from 'next-intl';
import type { ApplicationFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import { usePlaceName } from '@/ui/usePlaceName';
import { DecideButton } from './DecideButton';
import classes from './Membership.module.css';

/** Organizations that applied for membership and wait for the council. */
export function ApplicationQueue({ applications, more }: { applications: ApplicationFragment[]; more: boolean }) {
  const t = useTranslations('membership');
  if (applications.length === 0) return null;
  return (
    <Section title={t('queue')} aside={t(more ? 'countMore' : 'count', { n: applications.length })}>
      <ul className={classes.list}>
        {applications.map((application) => (
          <Waiting key={application.id} application={application} />
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ application }: { application: ApplicationFragment }) {
  const t = useTranslations('membership');
  const terms = useTranslations('terms');
  const placeName = usePlaceName();
  const { organization, chainRoles, appliedAt, viewerCanDecide } = application;
  const { kind, city, region, country, identifierScheme, identifier } = organization;
  const place = region ?? country;
  const facts = [
    terms(`kind.${kind}`),
    ...chainRoles.map((role) => terms(`chainRole.${role}`)),
    [city, place && placeName(place)].filter(Boolean).join(', '),
    [identifierScheme, identifier].filter(Boolean).join(' '),
  ];
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <OrganizationName organization={organization} />
        <p className={classes.note}>{facts.filter(Boolean).join(' · ')}</p>
        {appliedAt && <p className={classes.note}>{t.rich('applied', { ago: () => <Time key="ago" at={appliedAt} as="ago" /> })}</p>}
        {!viewerCanDecide && <p className={classes.note}>{t('others')}</p>}
      </div>
      {viewerCanDecide && <DecideButton application={application} />}
    </li>
  );
}
