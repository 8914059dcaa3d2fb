import { useTranslations } from 'next-intl';
import type { OrganizationPeopleQuery } from '@/generated/graphql';
import { EmptyState } from '@/ui/EmptyState';
import { Section } from '@/ui/Section';
import { InsideHeader } from './InsideHeader';
import { InvitationItem } from './InvitationItem';
import { InviteForm } from './InviteForm';
import classes from './People.module.css';
import { PersonItem } from './PersonItem';
import { WaitingWish } from './WaitingWish';

type Inside = NonNullable<OrganizationPeopleQuery['organization']>;
type Props = { organization: Inside; people: NonNullable<Inside['people']> };

/** Who acts for an organization; for its administrators also whom they invited and who asks to join. */
export function PeopleView({ organization, people }: Props) {
  const t = useTranslations('people');
  const { invitations, representationRequests: wishes } = organization;
  const admins = people.filter(({ role }) => role === 'ADMIN');
  const byAdmin = admins.some(({ isViewer }) => isViewer);
  return (
    <>
      <InsideHeader organization={organization} here="people" title={t('title', { name: organization.name })} lead={t('lead')} withKeys={byAdmin} />
      {wishes && wishes.length > 0 && (
        <Section title={t('wishes.title')} aside={t('wishes.count', { n: wishes.length })}>
          <ul className={classes.list}>
            {wishes.map((wish) => (
              <WaitingWish key={wish.id} wish={wish} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('people.title')}>
        <ul className={classes.list}>
          {people.map((person) => (
            <PersonItem
              key={person.id}
              person={person}
              organization={{ id: organization.id, name: organization.name }}
              byAdmin={byAdmin}
              lastAdmin={admins.length === 1 && person.role === 'ADMIN'}
            />
          ))}
        </ul>
      </Section>
      {invitations && (
        <>
          <Section title={t('invitations.title')}>
            {invitations.length > 0 ? (
              <ul className={classes.list}>
                {invitations.map((invitation) => (
                  <InvitationItem key={invitation.id} invitation={invitation} />
                ))}
              </ul>
            ) : (
              <EmptyState title={t('invitations.none')} />
            )}
          </Section>
          <Section title={t('invitations.form.title')}>
            <InviteForm organizationId={organization.id} />
          </Section>
        </>
      )}
    </>
  );
}
