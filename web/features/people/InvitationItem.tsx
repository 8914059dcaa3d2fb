'use client';

import { useTranslations } from 'next-intl';
import { InvitationRevokeDocument, type OpenInvitationFragment } from '@/generated/graphql';
import { ConfirmedChange } from '@/ui/ConfirmedChange';
import { Time } from '@/ui/Time';
import classes from './People.module.css';

/** An invitation that was not yet accepted. */
export function InvitationItem({ invitation }: { invitation: OpenInvitationFragment }) {
  const t = useTranslations('people.invitations');
  const role = useTranslations('terms.representationRole');
  const email = invitation.email ?? '';
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <span className={classes.name}>{email}</span>
        <p className={classes.note}>
          {role(invitation.role)} · {t('by', { name: invitation.invitedByName })} <Time at={invitation.invitedAt} as="ago" />
        </p>
        <p className={classes.note}>
          {t('expires')} <Time at={invitation.expiresAt} />
        </p>
      </div>
      <ConfirmedChange
        ask={t('revoke.ask')}
        title={t('revoke.title', { email })}
        confirm={t('revoke.yes')}
        done={t('revoke.done')}
        document={InvitationRevokeDocument}
        input={{ invitationId: invitation.id }}
        danger
      >
        <p>{t('revoke.text')}</p>
      </ConfirmedChange>
    </li>
  );
}
