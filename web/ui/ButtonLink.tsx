'use client';

import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';

/** A link that looks like a button: for the act that leads to another page. */
export function ButtonLink({ href, children, ...look }: ButtonProps & { href: string; children: ReactNode }) {
  return (
    <Button component={Link} href={href} {...look}>
      {children}
    </Button>
  );
}
