'use client';

import { Popover, UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './HelpMark.module.css';

/** A mark beside a term of art that opens its explanation. */
export function HelpMark({ term, children }: { term: string; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <Popover width={320} withArrow shadow="md" position="bottom-start" trapFocus={false} returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.mark} aria-label={t('help', { term })}>
          <IconHelpCircle size={17} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.text}>{children}</Popover.Dropdown>
    </Popover>
  );
}
