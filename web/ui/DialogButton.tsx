'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/** A button that opens a dialogue, whose code is loaded when it is opened for the first time. */
export function DialogButton({
  look,
  word,
  children,
}: {
  look?: ButtonProps;
  /** What stands on the button. */
  word: string;
  children: (dialog: { opened: boolean; close: () => void; onMissing: () => void }) => ReactNode;
}) {
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  return (
    <>
      <Button variant="default" size="xs" {...look} onClick={open}>
        {word}
      </Button>
      {wanted && children({ opened, close: () => setOpened(false), onMissing: () => setWanted(false) })}
    </>
  );
}
