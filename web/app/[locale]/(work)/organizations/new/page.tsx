import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NextSteps } from '@/features/representation/NextSteps';
import { OWN_ORGANIZATIONS } from '@/features/representation/paths';
import { RegisterForm } from '@/features/representation/RegisterForm';
import { readShell, rememberedCluster } from '@/features/shell/shell';
import { RegisterToDocument } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { EmptyState } from '@/ui/EmptyState';
import { NotActing } from '@/ui/NotActing';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

type Props = { searchParams: Promise<{ cluster?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('representation.register'))('title') };
}

/** Registers to the cluster that the address names, else to the one last visited. */
export default async function RegisterPage({ searchParams }: Props) {
  const t = await getTranslations('representation');
  const named = (await searchParams).cluster;
  const slug = typeof named === 'string' ? named : await rememberedCluster(await readShell());
  const result = await query(RegisterToDocument, { slug: slug ?? '' });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { viewer, cluster } = result.data;
  const others = result.data.clusters.nodes.filter(({ id }) => id !== cluster?.id);
  const [first, ...more] = cluster ? [cluster, ...others] : others;
  return (
    <ClientMessages also={['representation', 'places']}>
      <PageHeader
        above={<Link href={OWN_ORGANIZATIONS}>{t('own.title')}</Link>}
        title={t('register.title')}
        lead={t('register.lead')}
      />
      {!viewer ? (
        <NotActing signedIn={false} title={t('register.signInTitle')} text={t('register.signInText')} />
      ) : !first ? (
        <EmptyState title={t('register.noCluster')} />
      ) : (
        <>
          <NextSteps />
          <RegisterForm clusters={[first, ...more]} />
        </>
      )}
    </ClientMessages>
  );
}
