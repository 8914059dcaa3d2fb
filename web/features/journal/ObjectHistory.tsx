'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { HistoryDocument, type HistoryQuery } from '@/generated/graphql';
import { useAsk } from '@/lib/client';
import { LoadMore, usePages } from '@/ui/LoadMore';
import { Time } from '@/ui/Time';
import classes from './Journal.module.css';

type History = HistoryQuery['history'];
type Read = { state: 'unread' | 'failed' } | { state: 'read'; first: History };

/** What happened to an object, newest first: read once somebody wants to know. */
export function ObjectHistory({ objectId }: { objectId: string }) {
  const t = useTranslations('ui.history');
  const ask = useAsk(HistoryDocument);
  const [read, setRead] = useState<Read>({ state: 'unread' });
  const open = async (isOpen: boolean) => {
    if (!isOpen || read.state === 'read') return;
    const result = await ask({ objectId });
    setRead(result.ok ? { state: 'read', first: result.data.history } : { state: 'failed' });
  };
  return (
    <details className={classes.history} onToggle={(event) => void open(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      {read.state === 'failed' && <p role="alert">{t('failed')}</p>}
      {read.state === 'read' && read.first.nodes.length === 0 && <p>{t('empty')}</p>}
      {read.state === 'read' && <Entries first={read.first} objectId={objectId} />}
    </details>
  );
}

function Entries({ first, objectId }: { first: History; objectId: string }) {
  const pages = usePages(first, HistoryDocument, { objectId }, (data) => data.history);
  return (
    <>
      <ol>
        {pages.nodes.map(({ id, at, sentence, actorName }) => (
          <li key={id}>
            {sentence} {actorName} <Time at={at} as="ago" />
          </li>
        ))}
      </ol>
      <LoadMore pages={pages} />
    </>
  );
}
