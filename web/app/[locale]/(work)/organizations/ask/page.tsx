import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { AskForm } from '@/features/representation/AskForm';
import { OWN_ORGANIZATIONS } from '@/features/representation/paths';
import { readShell } from '@/features/shell/shell';
import { AskForDocument } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { schemeOf } from '@/lib/identifier';
import { query } from '@/lib/server';
import { ButtonLink } from '@/ui/ButtonLink';
import { ClientMessages } from '@/ui/ClientMessages';
import { EmptyState } from '@/ui/EmptyState';
import { NotActing } from '@/ui/NotActing';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

type Params = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('representation.ask'))('title') };
}

export default async function AskPage({ searchParams }: Props) {
  const t = await getTranslations('representation');
  const params = await searchParams;
  const [id, scheme, identifier] = ['organization', 'scheme', 'identifier'].map((name) => one(params[name]));
  const number = { scheme: schemeOf(scheme) ?? 'KZ-BIN', identifier: identifier ?? '' };
  const [{ viewer }, found] = await Promise.all([readShell(), id ? query(AskForDocument, { id }) : null]);
  if (found && !found.ok) return <Trouble failure={found.error} />;
  const organization = found?.data.organization ?? null;
  if (id && !organization) notFound();
  return (
    <ClientMessages also={['representation']}>
      <PageHeader above={<Link href={OWN_ORGANIZATIONS}>{t('own.title')}</Link>} title={t('ask.title')} lead={t('ask.lead')} />
      {!viewer ? (
        <NotActing signedIn={false} title={t('ask.signInTitle')} text={t('ask.signInText')} />
      ) : organization && !organization.viewerCanAsk ? (
        <EmptyState
          title={organization.name}
          text={t('ask.cannot')}
          action={
            <ButtonLink variant="default" href={OWN_ORGANIZATIONS}>
              {t('ask.toOwn')}
            </ButtonLink>
          }
        />
      ) : (
        <AskForm organization={organization} number={number} />
      )}
    </ClientMessages>
  );
}

function one(said: string | string[] | undefined): string | null {
  return typeof said === 'string' && said !== '' ? said : null;
}
