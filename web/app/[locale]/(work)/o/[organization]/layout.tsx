import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readProfile } from '@/features/organization/organization';

type Props = { children: ReactNode; params: Promise<{ organization: string }> };

export default async function OrganizationLayout({ children, params }: Props) {
  const result = await readProfile((await params).organization);
  // Told here, before anything is streamed, so that the answer's status says it too.
  const isNone = result.ok ? !result.data.organization : result.error.code === 'BAD_USER_INPUT';
  if (isNone) notFound();
  return children;
}
