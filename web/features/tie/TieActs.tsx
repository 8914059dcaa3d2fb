'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { TieRowFragment } from '@/generated/graphql';
import { lazyPart } from '@/ui/lazyPart';
import classes from './TieActs.module.css';
import type { Act } from './types';

const TieActDialog = lazyPart(() => dynamic(() => import('./TieActDialog'), { ssr: false }));

/** What the reader may do with a tie, in lists what is likely wanted; each act is asked about once, in a dialogue loaded when it is wanted. */
export function TieActs({ tie, inFull }: { tie: TieRowFragment; inFull: boolean }) {
  const t = useTranslations('tie.act');
  const [act, setAct] = useState<Act | null>(null);
  const [opened, setOpened] = useState(false);
  const asked = tie.review === 'MORE_EVIDENCE' || tie.review === 'DISPUTED';
  const possible: Act[] = [
    ...(tie.viewerCanConfirm ? (['confirm', 'reject'] as const) : []),
    ...(tie.viewerCanWithdraw ? (['withdraw'] as const) : []),
    ...(tie.viewerCanReconfirm ? (['reconfirm'] as const) : []),
    ...(tie.viewerCanReview && inFull ? (['review'] as const) : []),
    ...(tie.viewerCanAddEvidence && (inFull || asked) ? (['addEvidence'] as const) : []),
    ...(tie.viewerCanEnd ? (['end'] as const) : []),
  ];
  if (possible.length === 0) return null;
  const ask = (wanted: Act) => {
    setAct(wanted);
    setOpened(true);
  };
  return (
    <Group gap="xs" className={classes.acts}>
      {possible.map((one) => (
        <Button key={one} size="xs" variant={one === 'confirm' || one === 'reconfirm' || one === 'review' ? 'filled' : 'default'} onClick={() => ask(one)}>
          {t(one)}
        </Button>
      ))}
      {act && <TieActDialog tie={tie} act={act} opened={opened} close={() => setOpened(false)} onMissing={() => setAct(null)} />}
    </Group>
  );
}
