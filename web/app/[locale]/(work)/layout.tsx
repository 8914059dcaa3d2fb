import type { ReactNode } from 'react';
import { readShell, rememberedCluster } from '@/features/shell/shell';
import { WorkShell } from '@/features/shell/WorkShell';

export default async function WorkLayout({ children }: { children: ReactNode }) {
  const data = await readShell();
  return (
    <WorkShell data={data} slug={await rememberedCluster(data)}>
      {children}
    </WorkShell>
  );
}
