'use client';

import { useLinkStatus } from 'next/link';
import type { ComponentProps } from 'react';
import { OnTheWay } from '@/ui/OnTheWay';
import { localeNavigation } from './locale-navigation';

/** A link to another page of ours, which is fetched when it is wanted: all of them show what was just read. */
export function Link({ children, ...props }: ComponentProps<typeof localeNavigation.Link>) {
  return (
    <localeNavigation.Link prefetch={false} {...props}>
      {children}
      <Following />
    </localeNavigation.Link>
  );
}

function Following() {
  return useLinkStatus().pending && <OnTheWay />;
}
