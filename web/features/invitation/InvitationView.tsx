import { Alert, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InvitationQuery } from '@/generated/graphql';
import { OWN_ORGANIZATIONS } from '@/features/representation/paths';
import { SignOutButton } from '@/features/settings/SignOutButton';
import { wayIn } from '@/lib/way-in';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { Time } from '@/ui/Time';
import { AcceptInvitation } from './AcceptInvitation';

type Invited = NonNullable<InvitationQuery['invitation']>;
type Viewer = NonNullable<InvitationQuery['viewer']>;

/** What an invitation is, for whom, and the one next act of the reader. */
export function InvitationView({ token, invitation, viewer }: { token: string; invitation: Invited; viewer: Viewer | null }) {
  const t = useTranslations('invitation');
  const role = useTranslations('representation.role');
  const { organizationName, email, invitedByName, expiresAt } = invitation;
  return (
    <Stack gap="lg">
      <div>
        <p>{t('text', { inviter: invitedByName, name: organizationName })}</p>
        {email && <p>{t('for', { email })}</p>}
        <p>
          <strong>{t('role', { role: invitation.role })}</strong> {role(invitation.role)}
        </p>
        <p>
          {t('expires')} <Time at={expiresAt} />
        </p>
      </div>
      {!viewer && <SignInFirst token={token} />}
      {viewer && invitation.viewerCanAccept && <AcceptInvitation token={token} organizationName={organizationName} />}
      {viewer && !invitation.viewerCanAccept && <NotYours invitation={invitation} own={viewer.email ?? ''} />}
    </Stack>
  );
}

function SignInFirst({ token }: { token: string }) {
  const t = useTranslations('invitation');
  const back = `/invite/${encodeURIComponent(token)}`;
  return (
    <Stack gap="sm">
      <p style={{ margin: 0 }}>{t('first')}</p>
      <ButtonLink size="md" fullWidth href={wayIn('/sign-in', back)}>
        {t('signIn')}
      </ButtonLink>
      <ButtonLink size="md" fullWidth variant="default" href={wayIn('/register', back)}>
        {t('register')}
      </ButtonLink>
    </Stack>
  );
}

/** Signed in, but with another address, or with one that was not verified yet. */
function NotYours({ invitation: { email, invitedByName }, own }: { invitation: Invited; own: string }) {
  const t = useTranslations('invitation');
  if (email && email.toLowerCase() === own.toLowerCase()) {
    return (
      <Alert color="gold" variant="light" title={t('unverified.title')}>
        {t('unverified.text', { email: own })}
      </Alert>
    );
  }
  return (
    <>
      <Alert color="gold" variant="light" title={t('other.title')}>
        {t('other.text', { email: own, inviter: invitedByName })}
      </Alert>
      <SignOutButton />
    </>
  );
}

/** Stands where an invitation is none any more. */
export function InvitationGone({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('invitation.gone');
  return (
    <EmptyState
      title={t('title')}
      text={t('text')}
      action={
        <ButtonLink variant="default" href={signedIn ? OWN_ORGANIZATIONS : '/'}>
          {t(signedIn ? 'own' : 'home')}
        </ButtonLink>
      }
    />
  );
}
