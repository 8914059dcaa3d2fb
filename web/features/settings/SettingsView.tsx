import { useTranslations } from 'next-intl';
import type { SettingsQuery } from '@/generated/graphql';
import { OWN_ORGANIZATIONS } from '@/features/representation/paths';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { OrganizationName, organizationPath } from '@/ui/OrganizationName';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { SignInButton } from '@/ui/SignInButton';
import { useFormat } from '@/ui/useFormat';
import { ColourChoice } from './ColourChoice';
import { LanguageChoice } from './LanguageChoice';
import { SettingsNav } from './SettingsNav';
import classes from './SettingsView.module.css';
import { SignOutButton } from './SignOutButton';

type Viewer = NonNullable<SettingsQuery['viewer']>;

export function SettingsView({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations('settings');
  return (
    <>
      <PageHeader title={t('title')} />
      <SettingsNav here="general" />
      {viewer ? (
        <>
          <Organizations viewer={viewer} />
          {viewer.seats.length > 0 && <Seats viewer={viewer} />}
        </>
      ) : (
        <EmptyState title={t('signInFirst')} action={<SignInButton />} />
      )}
      <Section title={t('language')}>
        <LanguageChoice />
      </Section>
      <Section title={t('colours')}>
        <ColourChoice />
      </Section>
      {viewer && (
        <Section title={t('account')}>
          <p className={classes.account}>{t('signedIn', { name: viewer.name, email: viewer.email ?? '' })}</p>
          <SignOutButton />
        </Section>
      )}
    </>
  );
}

function Organizations({ viewer }: { viewer: Viewer }) {
  const t = useTranslations('settings');
  const role = useTranslations('terms.representationRole');
  const format = useFormat();
  return (
    <Section title={t('organizations')} aside={<Link href={OWN_ORGANIZATIONS}>{t('manage')}</Link>}>
      {viewer.representations.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <ul className={classes.list}>
          {viewer.representations.map(({ organization, role: mine, since }) => (
            <li key={organization.id}>
              <div>
                <OrganizationName organization={organization} />
                <p className={classes.note}>
                  {role(mine)}, {t('since', { date: format.day(since) })}. {t(`rights.${mine}`)}
                </p>
              </div>
              {organization.viewerCanEdit && (
                <ButtonLink variant="default" size="sm" href={`${organizationPath(organization.id)}/edit`}>
                  {t('edit')}
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Seats({ viewer }: { viewer: Viewer }) {
  const t = useTranslations('settings');
  const side = useTranslations('terms.seatSide');
  const format = useFormat();
  return (
    <Section title={t('seats')}>
      <ul className={classes.list}>
        {viewer.seats.map(({ id, cluster, side: mine, chair, since }) => (
          <li key={id}>
            <div>
              <Link href={clusterPath(cluster.slug)}>{cluster.name}</Link>
              <p className={classes.note}>
                {[side(mine), chair && t('chair'), t('since', { date: format.day(since) })].filter(Boolean).join(', ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
