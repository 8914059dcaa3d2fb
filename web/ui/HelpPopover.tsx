'use client';

import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './HelpMark.module.css';

/** An explanation, open at first, and the mark that it belongs to. */
export default function HelpPopover({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <Popover defaultOpened width={320} withArrow shadow="md" position="bottom-start" trapFocus={false} returnFocus>
      <Popover.Target>{mark}</Popover.Target>
      <Popover.Dropdown className={classes.text}>{children}</Popover.Dropdown>
    </Popover>
  );
}
