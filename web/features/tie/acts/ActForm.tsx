'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FormEvent, ReactNode } from 'react';
import type { TieRowFragment } from '@/generated/graphql';
import { FormErrors } from '@/ui/FormErrors';
import type { FormProblem } from '@/ui/useUnionForm';
import { useTieSentence } from '../TieSentence';
import classes from './ActForm.module.css';

/** The question before an act: the tie as a sentence, what follows, and the two answers. */
export function ActForm({
  tie,
  text,
  doIt,
  onSubmit,
  close,
  pending,
  problem,
  children,
}: {
  tie: TieRowFragment;
  text: string;
  doIt: string;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  close: () => void;
  pending: boolean;
  problem: FormProblem | null;
  children?: ReactNode;
}) {
  const t = useTranslations('ui');
  const sentence = useTieSentence();
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <p className={classes.sentence}>
          {sentence({ type: tie.type, mutual: tie.mutual, share: tie.share, from: tie.from.name, to: tie.to.name })}
        </p>
        <p className={classes.text}>{text}</p>
        {children}
        <FormErrors problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {doIt}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
