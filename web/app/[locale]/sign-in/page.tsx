import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontShell } from '@/features/shell/FrontShell';
import { rememberedCluster, readShell } from '@/features/shell/shell';
import { clusterPath } from '@/features/shell/pages';
import { AlreadyIn } from '@/features/sign-in/AlreadyIn';
import { ownPath } from '@/features/sign-in/return-to';
import classes from '@/features/sign-in/SignIn.module.css';
import { SignInForm } from '@/features/sign-in/SignInForm';
import { Link } from '@/i18n/navigation';
import { providerName } from '@/lib/provider';
import { ClientMessages } from '@/ui/ClientMessages';

type Props = { searchParams: Promise<{ returnTo?: string | string[]; error?: string | string[] }> };

/** Why the other service did not bring the person in, as the address says. */
const failures = { email_not_found: 'providerEmail', account_not_linked: 'providerTaken' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('title') };
}

export default async function SignInPage({ searchParams }: Props) {
  const t = await getTranslations('sign-in');
  const data = await readShell();
  const slug = await rememberedCluster(data);
  const { returnTo: asked, error } = await searchParams;
  const wanted = ownPath(asked);
  const failed = error === undefined ? null : (failures[String(error) as keyof typeof failures] ?? 'provider');
  const home = slug ? clusterPath(slug) : '/';
  const returnTo = wanted === '/' ? home : wanted;
  return (
    <ClientMessages also={['sign-in']}>
      <FrontShell viewer={data.viewer}>
        <div className={classes.narrow}>
          <h1 className={classes.title}>{t('title')}</h1>
          {data.viewer ? (
            <AlreadyIn name={data.viewer.name} returnTo={returnTo} />
          ) : (
            <>
              <SignInForm returnTo={returnTo} provider={await providerName()} failed={failed} />
              <p className={classes.look}>
                <Link href={home}>{t('look')}</Link>
              </p>
            </>
          )}
        </div>
      </FrontShell>
    </ClientMessages>
  );
}
