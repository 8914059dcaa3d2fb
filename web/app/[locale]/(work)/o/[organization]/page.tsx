import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { readInCluster, readProfile } from '@/features/organization/organization';
import { OrganizationView } from '@/features/organization/OrganizationView';
import { CLUSTER_COOKIE } from '@/features/shell/shell';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ organization: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readProfile((await params).organization);
  const named = result.ok ? result.data.organization?.name : null;
  return { title: named ?? (await getTranslations('ui.notFound'))('title') };
}

export default async function OrganizationPage({ params }: Props) {
  const id = (await params).organization;
  const result = await readProfile(id);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { organization } = result.data;
  if (!organization) notFound();

  const visited = (await cookies()).get(CLUSTER_COOKIE)?.value;
  const clusters = organization.memberships.filter(({ state }) => state === 'ACTIVE').map(({ cluster }) => cluster);
  const cluster = clusters.find(({ slug }) => slug === visited) ?? clusters[0] ?? null;
  const inCluster = cluster && (await readInCluster(id, cluster));

  return (
    <ClientMessages also={['organization', 'tie', 'contest']}>
      <OrganizationView
        organization={organization}
        cluster={cluster}
        inCluster={inCluster?.ok ? inCluster.data : null}
        failure={inCluster?.ok === false ? inCluster.error : null}
      />
    </ClientMessages>
  );
}
