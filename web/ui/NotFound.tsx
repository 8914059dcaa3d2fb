import { useTranslations } from 'next-intl';
import { ButtonLink } from './ButtonLink';
import { EmptyState } from './EmptyState';
import { PageHeader } from './PageHeader';
import { SignInButton } from './SignInButton';

export function NotFound({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('ui.notFound');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        title={t('text')}
        action={signedIn ? <ButtonLink href="/">{t('home')}</ButtonLink> : <SignInButton />}
      />
    </>
  );
}
