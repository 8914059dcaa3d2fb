import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/ui/ButtonLink';

/** Stands on a page of the way in for who is in already. */
export function AlreadyIn({ name, returnTo }: { name: string; returnTo: string }) {
  const t = useTranslations('sign-in');
  return (
    <>
      <p>{t('already', { name })}</p>
      <ButtonLink href={returnTo}>{t('goOn')}</ButtonLink>
    </>
  );
}
