import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readShell } from '@/features/shell/shell';
import { NotFound } from '@/ui/NotFound';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ui.notFound'))('title') };
}

export default async function MissingPage() {
  const { viewer } = await readShell();
  return <NotFound signedIn={viewer !== null} />;
}
