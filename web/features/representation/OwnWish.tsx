'use client';

import { useTranslations } from 'next-intl';
import { RepresentationWithdrawDocument, type WishFragment } from '@/generated/graphql';
import { ConfirmedChange } from '@/ui/ConfirmedChange';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import classes from './Wish.module.css';

/** One of the reader's own wishes: how far it is, who decides, and a way to take it back. */
export function OwnWish({ wish }: { wish: WishFragment }) {
  const t = useTranslations('representation');
  const role = useTranslations('terms.representationRole');
  const { organization, organizationName, state, decider, cluster, decidedAt, reason } = wish;
  const decides = decider === 'SECRETARIAT' && cluster ? t('decides.cluster', { cluster: cluster.name }) : t(`decides.${decider}`);
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        {organization ? (
          <OrganizationName organization={organization} />
        ) : (
          <span className={classes.name}>{organizationName}</span>
        )}
        <p className={classes.note}>
          <span className={classes.state} data-state={state}>
            {t(`state.${state}`)}
          </span>{' '}
          · {role(wish.role)} · {decidedAt ? t('decided') : t('asked')} <Time at={decidedAt ?? wish.askedAt} as="ago" />
        </p>
        {state === 'PENDING' && <p className={classes.note}>{decides}</p>}
        {reason && <p className={classes.note}>{t('reason', { reason })}</p>}
      </div>
      {wish.viewerCanWithdraw && (
        <ConfirmedChange
          ask={t('withdraw.ask')}
          title={t('withdraw.title')}
          confirm={t('withdraw.yes')}
          done={t('withdraw.done')}
          document={RepresentationWithdrawDocument}
          input={{ requestId: wish.id, expectedVersion: wish.version }}
        >
          <p>
            <strong>{organizationName}</strong>
          </p>
          <p>{t('withdraw.text')}</p>
        </ConfirmedChange>
      )}
    </li>
  );
}
