import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readCouncilWaiting, readShell } from '@/features/shell/shell';
import { WorkShell } from '@/features/shell/WorkShell';
import { ClusterExistsDocument } from '@/generated/graphql';
import { query } from '@/lib/server';

type Props = { children: ReactNode; params: Promise<{ locale: string; cluster: string }> };

export default async function ClusterLayout({ children, params }: Props) {
  const slug = (await params).cluster;
  const [data, found, council] = await Promise.all([readShell(), query(ClusterExistsDocument, { slug }), readCouncilWaiting(slug)]);
  // Told here, before anything is streamed, so that the answer's status says it too.
  if (found.ok && !found.data.cluster) notFound();
  return (
    <WorkShell data={data} slug={slug} council={council}>
      {children}
    </WorkShell>
  );
}
