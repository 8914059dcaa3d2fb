import { useTranslations } from 'next-intl';
import type { OwnOrganizationsQuery } from '@/generated/graphql';
import { OwnMemberships } from '@/features/membership/OwnMemberships';
import { peoplePath } from '@/features/people/paths';
import { SettingsNav } from '@/features/settings/SettingsNav';
import { Link } from '@/i18n/navigation';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { OrganizationName } from '@/ui/OrganizationName';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { useFormat } from '@/ui/useFormat';
import { OwnWish } from './OwnWish';
import { askPath, REGISTER } from './paths';
import classes from './Wish.module.css';

type Viewer = NonNullable<OwnOrganizationsQuery['viewer']>;
type Clusters = OwnOrganizationsQuery['clusters'];

/** The organizations that the reader acts for, and those they asked to act for. */
export function OwnOrganizationsView({ viewer, clusters }: { viewer: Viewer; clusters: Clusters }) {
  const t = useTranslations('representation.own');
  const ways = (
    <>
      <ButtonLink href={REGISTER}>{t('register')}</ButtonLink>
      <ButtonLink variant="default" href={askPath()}>
        {t('ask')}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={ways} />
      <SettingsNav here="organizations" />
      <Section title={t('mine')}>
        {viewer.representations.length === 0 ? (
          <EmptyState title={t('none')} text={t('noneText')} />
        ) : (
          <ul className={classes.list}>
            {viewer.representations.map((representation) => (
              <Mine key={representation.organization.id} representation={representation} clusters={representation.role === 'ADMIN' ? clusters : null} />
            ))}
          </ul>
        )}
      </Section>
      {viewer.representationRequests.length > 0 && (
        <Section title={t('wishes')}>
          <ul className={classes.list}>
            {viewer.representationRequests.map((wish) => (
              <OwnWish key={wish.id} wish={wish} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Mine({ representation: { organization, role, since }, clusters }: { representation: Viewer['representations'][number]; clusters: Clusters | null }) {
  const t = useTranslations('representation.own');
  const settings = useTranslations('settings');
  const word = useTranslations('terms.representationRole');
  const format = useFormat();
  const waiting = organization.representationRequests?.length ?? 0;
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <OrganizationName organization={organization} />
        <p className={classes.note}>
          {word(role)}, {settings('since', { date: format.day(since) })}. {settings(`rights.${role}`)}
        </p>
        {waiting > 0 && (
          <p className={classes.note}>
            <Link href={peoplePath(organization.id)}>{t('waiting', { n: waiting })}</Link>
          </p>
        )}
        <OwnMemberships organization={organization} memberships={organization.memberships} clusters={clusters} />
      </div>
      <ButtonLink variant="default" size="sm" href={peoplePath(organization.id)}>
        {t('people')}
      </ButtonLink>
    </li>
  );
}
