'use client';

import { useTranslations } from 'next-intl';
import { RepresentationChangeDocument, RepresentationEndDocument, type PersonRowFragment } from '@/generated/graphql';
import { OWN_ORGANIZATIONS } from '@/features/representation/paths';
import { ConfirmedChange } from '@/ui/ConfirmedChange';
import { useFormat } from '@/ui/useFormat';
import { useLeave } from '@/ui/useLeave';
import { MandateActs } from './MandateActs';
import { MandateBar } from './MandateBar';
import classes from './People.module.css';

type Props = {
  person: PersonRowFragment;
  organization: { id: string; name: string };
  /** Whether the reader is an administrator. */
  byAdmin: boolean;
  /** Whether without this one nobody would be left to administer. */
  lastAdmin: boolean;
};

/** One of an organization's people: who, as what, what they may bind it to, and what the reader may change of it. */
export function PersonItem({ person, organization, byAdmin, lastAdmin }: Props) {
  const t = useTranslations('people');
  const role = useTranslations('terms.representationRole');
  const format = useFormat();
  const { name, email, mandate } = person;
  const isAdmin = person.role === 'ADMIN';
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <span className={classes.name}>
          {name}
          {person.isViewer && ` (${t('people.you')})`}
        </span>
        <p className={classes.note}>
          {[role(person.role), t('people.since', { date: format.day(person.since) }), email].filter(Boolean).join(' · ')}
        </p>
        {mandate ? (
          <MandateBar mandate={mandate} holder={name} />
        ) : (
          <p className={classes.note}>{t(isAdmin ? 'mandate.unlimited' : 'mandate.none')}</p>
        )}
        {byAdmin && <MandateActs organizationId={organization.id} holder={person} able={!isAdmin} />}
        {lastAdmin && (byAdmin || person.isViewer) && <p className={classes.note}>{t('people.lastAdmin')}</p>}
      </div>
      <div className={classes.acts}>
        {byAdmin && !lastAdmin && <ChangeRole person={person} organizationId={organization.id} />}
        {person.isViewer && !lastAdmin && <Leave person={person} organization={organization} />}
        {byAdmin && !person.isViewer && !lastAdmin && <Remove person={person} organizationId={organization.id} />}
      </div>
    </li>
  );
}

function ChangeRole({ person: { id, name, role, isViewer }, organizationId }: { person: PersonRowFragment; organizationId: string }) {
  const t = useTranslations('people.change');
  const next = role === 'ADMIN' ? 'REPRESENTATIVE' : 'ADMIN';
  return (
    <ConfirmedChange
      ask={t(`to${next}`)}
      title={t(`title${next}`, { name })}
      confirm={t('yes')}
      done={t('done', { name })}
      document={RepresentationChangeDocument}
      input={{ organizationId, personId: id, expectedRole: role, role: next }}
    >
      <p>{t(`text${next}`)}</p>
      {isViewer && next === 'REPRESENTATIVE' && <p>{t('textOwn')}</p>}
    </ConfirmedChange>
  );
}

function Remove({ person: { id, name }, organizationId }: { person: PersonRowFragment; organizationId: string }) {
  const t = useTranslations('people.remove');
  return (
    <ConfirmedChange
      ask={t('ask')}
      title={t('title', { name })}
      confirm={t('yes')}
      done={t('done', { name })}
      document={RepresentationEndDocument}
      input={{ organizationId, personId: id }}
      danger
    >
      <p>{t('text', { name })}</p>
    </ConfirmedChange>
  );
}

function Leave({ person: { id }, organization }: Pick<Props, 'person' | 'organization'>) {
  const t = useTranslations('people.leave');
  const { leave } = useLeave();
  return (
    <ConfirmedChange
      ask={t('ask')}
      title={t('title', { organization: organization.name })}
      confirm={t('yes')}
      done={t('done', { organization: organization.name })}
      document={RepresentationEndDocument}
      input={{ organizationId: organization.id, personId: id }}
      danger
      onDone={() => leave(OWN_ORGANIZATIONS)}
    >
      <p>{t('text')}</p>
    </ConfirmedChange>
  );
}
