import { useTranslations } from 'next-intl';
import { ButtonLink } from './ButtonLink';
import { EmptyState } from './EmptyState';

/** Stands in for a form that only one who acts for a member can fill in. */
export function NotActing({
  signedIn,
  title,
  text,
  returnTo,
}: {
  signedIn: boolean;
  title: string;
  text: string;
  /** Where to come back to after signing in. */
  returnTo: string;
}) {
  const t = useTranslations('ui.outside');
  return (
    <EmptyState
      title={title}
      text={text}
      action={!signedIn && <ButtonLink href={`/sign-in?returnTo=${encodeURIComponent(returnTo)}`}>{t('signIn')}</ButtonLink>}
    />
  );
}
