'use client';

import { ActionIcon } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';

/** A small button of a sign alone. Where there is nothing to do it can still be reached, so that the keyboard does not lose its place. */
export function IconButton({ name, icon: Icon, disabled = false, onClick }: { name: string; icon: TablerIcon; disabled?: boolean; onClick: () => void }) {
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={name}
      title={name}
      aria-disabled={disabled}
      {...(disabled && { 'data-disabled': true })}
      onClick={() => !disabled && onClick()}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}
