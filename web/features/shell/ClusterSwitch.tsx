'use client';

import { UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { MenuGroup } from '@/ui/DropMenu';
import { SwitchMenu } from '@/ui/SwitchMenu';
import { clusterPath } from './pages';
import type { ShellCluster } from './shell';
import classes from './Switch.module.css';

export function ClusterSwitch({ slug, mine, others }: { slug: string | null; mine: ShellCluster[]; others: ShellCluster[] }) {
  const t = useTranslations('shell.cluster');
  const current = [...mine, ...others].find((cluster) => cluster.slug === slug);
  const name = current?.name ?? slug ?? t('none');

  const group = (label: string, clusters: ShellCluster[]): MenuGroup => ({
    label,
    entries: clusters.map((cluster) => ({
      key: cluster.id,
      href: clusterPath(cluster.slug),
      current: cluster.slug === slug,
      text: (
        <>
          {cluster.name}
          {cluster.example && <span className={classes.note}> · {t('example')}</span>}
        </>
      ),
    })),
  });
  const groups = [group(t('mine'), mine), group(t('others'), others)].filter(({ entries }) => entries.length > 0);

  const button = (
    <UnstyledButton className={classes.cluster} aria-label={t('switch', { name })}>
      <span className={classes.name}>{name}</span>
      <IconSelector size={16} stroke={1.6} aria-hidden />
    </UnstyledButton>
  );
  return <SwitchMenu button={button} groups={groups} position="bottom-start" width={280} />;
}
