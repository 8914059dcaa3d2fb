import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PeopleView } from '@/features/people/PeopleView';
import { OrganizationPeopleDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ organization: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('pageTitle') };
}

/** For the organization's own people; for all others there is no such page. */
export default async function PeoplePage({ params }: Props) {
  const result = await query(OrganizationPeopleDocument, { id: (await params).organization });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { organization } = result.data;
  if (!organization?.people) notFound();
  return (
    <ClientMessages also={['people', 'representation']}>
      <PeopleView organization={organization} people={organization.people} />
    </ClientMessages>
  );
}
