import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvitationGone, InvitationView } from '@/features/invitation/InvitationView';
import { FrontShell } from '@/features/shell/FrontShell';
import { readShell } from '@/features/shell/shell';
import classes from '@/features/sign-in/SignIn.module.css';
import { InvitationDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // Its address is a secret: it is told to no index and to no other site.
  return { title: (await getTranslations('invitation'))('pageTitle'), robots: { index: false }, referrer: 'no-referrer' };
}

export default async function InvitationPage({ params }: Props) {
  const t = await getTranslations('invitation');
  const { token } = await params;
  const [shell, result] = await Promise.all([readShell(), query(InvitationDocument, { token })]);
  const invitation = result.ok ? result.data.invitation : null;
  return (
    <ClientMessages also={['invitation']}>
      <FrontShell viewer={shell.viewer}>
        <div className={classes.narrow}>
          <h1 className={classes.title}>{invitation ? t('title', { name: invitation.organizationName }) : t('pageTitle')}</h1>
          {!result.ok && <Trouble failure={result.error} />}
          {invitation && result.ok && (
            <InvitationView token={token} invitation={invitation} viewer={result.data.viewer ?? null} />
          )}
          {!invitation && result.ok && <InvitationGone signedIn={shell.viewer !== null} />}
        </div>
      </FrontShell>
    </ClientMessages>
  );
}
