'use client';

import { Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { WishFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { OWN_ORGANIZATIONS } from './paths';

/** Stands where the form stood: registered, and waiting for the secretariat. */
export function RegisterDone({ wish, cluster }: { wish: WishFragment; cluster: { slug: string; name: string } }) {
  const t = useTranslations('representation.register.done');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={place} tabIndex={-1} role="status" style={{ outline: 'none', maxWidth: 680 }}>
      <EmptyState
        title={t('title', { name: wish.organizationName })}
        text={t('text', { cluster: cluster.name })}
        action={
          <Group>
            <ButtonLink href={OWN_ORGANIZATIONS}>{t('see')}</ButtonLink>
            <ButtonLink variant="default" href={clusterPath(cluster.slug)}>
              {t('home')}
            </ButtonLink>
          </Group>
        }
      />
    </div>
  );
}
