'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { MandateFiguresFragment } from '@/generated/graphql';

const MandateDialog = dynamic(() => import('./MandateDialog'), { ssr: false });

export type Holder = { id: string; name: string; mandate?: MandateFiguresFragment | null };

/** Gives a person or a key a mandate, or another in place of the one they have. */
export function GiveMandate({ organizationId, holder }: { organizationId: string; holder: Holder }) {
  const t = useTranslations('people.mandate');
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t(holder.mandate ? 'change' : 'give')}
      </Button>
      {wanted && <MandateDialog organizationId={organizationId} holder={holder} opened={opened} close={() => setOpened(false)} />}
    </>
  );
}
