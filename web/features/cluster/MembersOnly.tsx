import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';

/** Stands where a cluster shows a thing to its members only. */
export function MembersOnly({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('ui.outside');
  return (
    <EmptyState
      title={t('title')}
      text={t('text')}
      action={!signedIn && <ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>}
    />
  );
}
