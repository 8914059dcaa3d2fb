import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isLegalDocument, LegalView } from '@/features/legal/LegalView';
import { FrontShell } from '@/features/shell/FrontShell';
import { readShell } from '@/features/shell/shell';

type Props = { params: Promise<{ document: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await params;
  return isLegalDocument(document) ? { title: (await getTranslations('legal'))(`${document}.title`) } : {};
}

export default async function LegalPage({ params }: Props) {
  const { document } = await params;
  if (!isLegalDocument(document)) notFound();
  const { viewer } = await readShell();
  return (
    <FrontShell viewer={viewer}>
      <LegalView document={document} />
    </FrontShell>
  );
}
