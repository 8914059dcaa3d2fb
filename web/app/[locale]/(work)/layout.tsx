import type { ReactNode } from 'react';
import { readCouncilWaiting, readShell, rememberedCluster } from '@/features/shell/shell';
import { WorkShell } from '@/features/shell/WorkShell';

export default async function WorkLayout({ children }: { children: ReactNode }) {
  const data = await readShell();
  const slug = await rememberedCluster(data);
  return (
    <WorkShell data={data} slug={slug} council={slug ? await readCouncilWaiting(slug) : null}>
      {children}
    </WorkShell>
  );
}
