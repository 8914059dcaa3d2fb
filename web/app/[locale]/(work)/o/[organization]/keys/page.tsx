import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { KeysView } from '@/features/api-key/KeysView';
import { OrganizationKeysDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ organization: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api-key'))('pageTitle') };
}

/** For the organization's administrators; for all others there is no such page. */
export default async function KeysPage({ params }: Props) {
  const result = await query(OrganizationKeysDocument, { id: (await params).organization });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { organization } = result.data;
  if (!organization?.apiKeys) notFound();
  return (
    <ClientMessages also={['api-key', 'people']}>
      <KeysView organization={organization} keys={organization.apiKeys} />
    </ClientMessages>
  );
}
