'use client';

import { Code } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ApiKeyRevokeDocument, type KeyRowFragment } from '@/generated/graphql';
import { MandateActs } from '@/features/people/MandateActs';
import { MandateBar } from '@/features/people/MandateBar';
import classes from '@/features/people/People.module.css';
import { ConfirmedChange } from '@/ui/ConfirmedChange';
import { Time } from '@/ui/Time';
import { scopes } from './scopes';

/** A key in force: what for, what it may do, whether it is used, until when, what it may bind the organization to. */
export function KeyItem({ apiKey, organizationId }: { apiKey: KeyRowFragment; organizationId: string }) {
  const t = useTranslations('api-key');
  const { id, name, start, madeByName, madeAt, expiresAt, lastUsedAt, mandate } = apiKey;
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        <p className={classes.note}>
          {t.rich('start', { start: () => <Code>{start}</Code> })} ·{' '}
          {scopes
            .filter((scope) => apiKey.scopes.includes(scope))
            .map((scope) => t(`scope.${scope}`))
            .join(', ')}
        </p>
        <p className={classes.note}>
          {t('madeBy', { name: madeByName })} <Time at={madeAt} as="ago" /> ·{' '}
          {lastUsedAt ? (
            <>
              {t('lastUsed')} <Time at={lastUsedAt} as="ago" />
            </>
          ) : (
            t('neverUsed')
          )}
        </p>
        <p className={classes.note}>
          {t('expires')} <Time at={expiresAt} as="day" />
        </p>
        {mandate && <MandateBar mandate={mandate} holder={name} />}
        <MandateActs organizationId={organizationId} holder={apiKey} able={apiKey.scopes.includes('INITIATIVES_WRITE')} />
      </div>
      <div className={classes.acts}>
        <ConfirmedChange
          ask={t('revoke.ask')}
          title={t('revoke.title', { name })}
          confirm={t('revoke.yes')}
          done={t('revoke.done', { name })}
          document={ApiKeyRevokeDocument}
          input={{ apiKeyId: id }}
          danger
        >
          <p>{t('revoke.text')}</p>
        </ConfirmedChange>
      </div>
    </li>
  );
}
