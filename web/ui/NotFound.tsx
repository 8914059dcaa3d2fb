import { useTranslations } from 'next-intl';
import { ButtonLink } from './ButtonLink';
import { EmptyState } from './EmptyState';
import { PageHeader } from './PageHeader';

export function NotFound({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('ui.notFound');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        title={t('text')}
        action={<ButtonLink href={signedIn ? '/' : '/sign-in'}>{signedIn ? t('home') : t('signIn')}</ButtonLink>}
      />
    </>
  );
}
