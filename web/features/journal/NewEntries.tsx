'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState, useTransition } from 'react';
import { ActivityDocument, type ActivitySubscription } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { useLive } from '@/lib/live';
import classes from './Journal.module.css';

type Props = { clusterId: string; /** The newest entry that the page shows. */ after: string | null };

/** Says how many entries were written since the page was read, and shows them when the reader wants to. */
export function NewEntries({ clusterId, after }: Props) {
  const t = useTranslations('journal.new');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  // By their ids: after a broken line they are told once more.
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const take = useCallback(({ activity }: ActivitySubscription) => setTold((known) => new Set([...known, activity.id])), []);
  useLive(ActivityDocument, useMemo(() => ({ clusterId, after }), [clusterId, after]), take);
  return (
    <div className={classes.new}>
      <p role="status">{told.size > 0 && t('count', { n: told.size })}</p>
      {told.size > 0 && (
        <Button variant="default" size="compact-md" loading={pending} onClick={() => startTransition(() => router.refresh())}>
          {t('show')}
        </Button>
      )}
    </div>
  );
}
