import { useTranslations } from 'next-intl';
import { OWN_ORGANIZATIONS, REGISTER } from '@/features/representation/paths';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { SignInButton } from '@/ui/SignInButton';

/** Stands where a cluster shows a thing to its members only, with the way in. */
export function MembersOnly({ slug, signedIn }: { slug: string; signedIn: boolean }) {
  const t = useTranslations('ui.outside');
  const ways = (
    <>
      <ButtonLink href={`${REGISTER}?${new URLSearchParams({ cluster: slug }).toString()}`}>{t('register')}</ButtonLink>
      <ButtonLink variant="default" href={OWN_ORGANIZATIONS}>
        {t('own')}
      </ButtonLink>
    </>
  );
  return <EmptyState title={t('title')} text={signedIn ? `${t('text')} ${t('join')}` : t('text')} action={signedIn ? ways : <SignInButton />} />;
}
