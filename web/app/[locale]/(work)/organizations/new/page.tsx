import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NextSteps } from '@/features/representation/NextSteps';
import { OWN_ORGANIZATIONS, REGISTER } from '@/features/representation/paths';
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

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('representation.register'))('title') };
}

export default async function RegisterPage() {
  const t = await getTranslations('representation');
  const [result, slug] = await Promise.all([query(RegisterToDocument), readShell().then(rememberedCluster)]);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { viewer, clusters } = result.data;
  const first = clusters.nodes.find((cluster) => cluster.slug === slug) ?? clusters.nodes[0];
  return (
    <ClientMessages also={['representation', 'places']}>
      <PageHeader
        above={<Link href={OWN_ORGANIZATIONS}>{t('own.title')}</Link>}
        title={t('register.title')}
        lead={t('register.lead')}
      />
      {!viewer ? (
        <NotActing signedIn={false} title={t('register.signInTitle')} text={t('register.signInText')} returnTo={REGISTER} />
      ) : !first ? (
        <EmptyState title={t('register.noCluster')} />
      ) : (
        <>
          <NextSteps />
          <RegisterForm clusters={clusters.nodes} first={first} />
        </>
      )}
    </ClientMessages>
  );
}
