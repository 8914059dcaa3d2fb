'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { NucleusLabel } from '@/generated/graphql';

const ContestDialog = dynamic(() => import('./ContestDialog'), { ssr: false });

/** Opens the form in which an organization objects to its label. */
export function ContestButton(about: { label: NucleusLabel; clusterId: string; organizationId: string }) {
  const t = useTranslations('contest');
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t('contest')}
      </Button>
      {wanted && <ContestDialog {...about} opened={opened} close={() => setOpened(false)} />}
    </>
  );
}
