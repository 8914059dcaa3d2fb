'use client';

import { Alert, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { OrganizerDocument, type OrganizerContactFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { useRead } from '@/lib/client';
import type { Acting } from '@/ui/acting';
import { ButtonLink } from '@/ui/ButtonLink';
import { Section } from '@/ui/Section';
import { Trouble } from '@/ui/Trouble';
import { Demand } from '../demand/Demand';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

/** What is to be done once the minimums are met: by the organizer, who asks suppliers, and by those who committed. */
export function Afterwards({ purchase, acting }: { purchase: Purchase; acting: Acting[] }) {
  const t = useTranslations('procurement.after');
  const { id, organizer, cluster, lines } = purchase;
  const organizes = acting.some((organization) => organization.id === organizer.id);
  const committed = lines.some(({ viewerCommitments }) => viewerCommitments.length > 0);
  const { data, failure, again } = useRead(OrganizerDocument, { id: organizer.id }, { enabled: organizes || committed });
  if (!organizes && !committed) return null;
  const contact = data?.organization ?? null;
  const { name } = organizer;
  return (
    <>
      <Section title={t('title')}>
        <ol className={classes.steps}>
          {organizes ? (
            <>
              <li>{t('send')}</li>
              <li>
                <p className={classes.promise}>{t('publish')}</p>
                <ButtonLink variant="light" href={clusterPath(cluster.slug, `/notices/new?purchase=${encodeURIComponent(id)}`)}>
                  {t('publishNow')}
                </ButtonLink>
              </li>
              <li>{t('hear', { name })}</li>
              <li>{t('agree')}</li>
            </>
          ) : (
            <>
              <li>{t('wait', { name })}</li>
              <li>{t('write', { name })}</li>
              <li>{t('agree')}</li>
            </>
          )}
        </ol>
        <p className={classes.told}>{t('limit')}</p>
        {failure && <Trouble failure={failure} again={again} />}
        {contact && organizes && !isReachable(contact) && <Unreachable organizer={contact} />}
        {contact && !organizes && <Contact name={name} contact={contact} />}
      </Section>
      <Demand purchase={purchase} contact={contact?.contact ?? null} />
    </>
  );
}

/** Whether every member of the cluster sees how to reach it. */
const isReachable = ({ contact, contactPeople }: OrganizerContactFragment): boolean =>
  Boolean(contact?.email ?? contact?.phone) || contactPeople.some(({ visibility }) => visibility === 'MEMBERS');

function Unreachable({ organizer: { id, viewerCanEdit } }: { organizer: OrganizerContactFragment }) {
  const t = useTranslations('procurement.after');
  return (
    <Alert color="danger" variant="light" mt="md" title={t('unreachable')}>
      <p className={classes.promise}>{t('unreachableText')}</p>
      <Group gap="xs" mt="sm">
        {viewerCanEdit && (
          <ButtonLink variant="default" href={`/o/${encodeURIComponent(id)}/edit`}>
            {t('profile')}
          </ButtonLink>
        )}
        <ButtonLink variant="default" href="/settings/account">
          {t('own')}
        </ButtonLink>
      </Group>
    </Alert>
  );
}

function Contact({ name, contact: { contact, contactPeople } }: { name: string; contact: OrganizerContactFragment }) {
  const t = useTranslations('procurement.after');
  const ways = [{ name: '', position: null, ...contact }, ...contactPeople].filter(({ email, phone }) => email || phone);
  return (
    <div className={classes.contact}>
      <h3 className={classes.ownTitle}>{t('contact', { name })}</h3>
      {ways.length === 0 && <p className={classes.promise}>{t('noContact')}</p>}
      {ways.map(({ name: person, position, email, phone }, place) => (
        <p key={place} className={classes.way}>
          {person && <span>{[person, position].filter(Boolean).join(', ')}</span>}
          {email && <a href={`mailto:${email}`}>{email}</a>}
          {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}
        </p>
      ))}
    </div>
  );
}
