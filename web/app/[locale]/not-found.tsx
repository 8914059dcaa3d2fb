import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontShell } from '@/features/shell/FrontShell';
import { readShell } from '@/features/shell/shell';
import { NotFound } from '@/ui/NotFound';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ui.notFound'))('title') };
}

export default async function RootNotFound() {
  const { viewer } = await readShell();
  return (
    <FrontShell viewer={viewer}>
      <NotFound signedIn={viewer !== null} />
    </FrontShell>
  );
}
