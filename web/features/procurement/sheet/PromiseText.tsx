import { useTranslations } from 'next-intl';
import type { PurchaseLineFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';

/** A promise in words: how much in any case, how much more, up to what price. */
export function PromiseText({
  line: { unit },
  firm,
  flexible,
  ceiling,
}: {
  line: Pick<PurchaseLineFragment, 'unit'>;
  firm: string;
  flexible: string;
  ceiling: { amount: string; currency: string } | null;
}) {
  const t = useTranslations('procurement.promise');
  const format = useFormat();
  return (
    <>
      {(firm !== '0' || flexible === '0') && `${t('firm', { firm: format.quantity({ value: firm, unit }) })} `}
      {flexible !== '0' && `${t('flexible', { flexible: format.quantity({ value: flexible, unit }) })} `}
      {ceiling ? t('ceiling', { price: format.money(ceiling), unit: format.unit(unit) }) : t('noCeiling')}
    </>
  );
}
