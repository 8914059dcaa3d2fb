'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { HistoryDocument, type HistoryQuery } from '@/generated/graphql';
import { useAsk } from '@/lib/client';
import { Time } from '@/ui/Time';
import classes from './Journal.module.css';

type Read = { state: 'unread' | 'failed' } | { state: 'read'; nodes: HistoryQuery['history']['nodes'] };

/** What happened to an object, newest first: read once somebody wants to know. */
export function ObjectHistory({ objectId }: { objectId: string }) {
  const t = useTranslations('ui.history');
  const ask = useAsk(HistoryDocument);
  const [read, setRead] = useState<Read>({ state: 'unread' });
  const open = async (isOpen: boolean) => {
    if (!isOpen || read.state === 'read') return;
    const result = await ask({ objectId });
    setRead(result.ok ? { state: 'read', nodes: result.data.history.nodes } : { state: 'failed' });
  };
  return (
    <details className={classes.history} onToggle={(event) => void open(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      {read.state === 'failed' && <p role="alert">{t('failed')}</p>}
      {read.state === 'read' && read.nodes.length === 0 && <p>{t('empty')}</p>}
      {read.state === 'read' && (
        <ol>
          {read.nodes.map(({ id, at, sentence, actorName }) => (
            <li key={id}>
              {sentence} {actorName} <Time at={at} as="ago" />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
