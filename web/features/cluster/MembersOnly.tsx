import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/EmptyState';
import { SignInButton } from '@/ui/SignInButton';

/** Stands where a cluster shows a thing to its members only. */
export function MembersOnly({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('ui.outside');
  return <EmptyState title={t('title')} text={t('text')} action={!signedIn && <SignInButton />} />;
}
