'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ContestFragment } from '@/generated/graphql';

const AnswerDialog = dynamic(() => import('./AnswerDialog'), { ssr: false });

/** Opens the form in which somebody of the council answers an objection. */
export function AnswerButton({ contest }: { contest: ContestFragment }) {
  const t = useTranslations('contest');
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  return (
    <>
      <Button size="xs" onClick={open}>
        {t('answer')}
      </Button>
      {wanted && <AnswerDialog contest={contest} opened={opened} close={() => setOpened(false)} />}
    </>
  );
}
