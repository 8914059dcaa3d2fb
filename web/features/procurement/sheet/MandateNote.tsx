import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { MandateFiguresFragment } from '@/generated/graphql';
import { leftOf } from '@/features/people/mandate';
import { peoplePath } from '@/features/people/paths';
import { Link } from '@/i18n/navigation';
import { useFormat } from '@/ui/useFormat';

/** What is left of the mandate that a promise is made within, and what this promise takes of it at most. */
export function MandateNote({
  mandate,
  currency,
  most,
}: {
  mandate: MandateFiguresFragment;
  /** That of the purchase. */
  currency: string;
  most: string | null;
}) {
  const t = useTranslations('procurement.commitment.mandate');
  const format = useFormat();
  const fits = mandate.limit.currency === currency;
  return (
    <Alert variant="light" color={fits ? 'water' : 'gold'} role="status">
      {t('left', { left: format.money(leftOf(mandate)), limit: format.money(mandate.limit), date: format.day(mandate.until) })}
      {fits && most && ` ${t('takes', { sum: format.money({ amount: most, currency }) })}`}
      {!fits && ` ${t('otherCurrency', { mandate: mandate.limit.currency, purchase: currency })}`}
    </Alert>
  );
}

/** Stands where a form would stand for those who may not bind their organization. */
export function NoMandate({ organization }: { organization: { id: string; name: string } }) {
  const t = useTranslations('procurement.commitment.mandate');
  return (
    <Alert variant="light" color="gold" title={t('noneTitle')}>
      <p style={{ margin: '0 0 0.5rem' }}>{t('noneText', { name: organization.name })}</p>
      <Link href={peoplePath(organization.id)}>{t('people', { name: organization.name })}</Link>
    </Alert>
  );
}
