import { useTranslations } from 'next-intl';
import type { TodayNoticeFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';

type Priced = Pick<TodayNoticeFragment, 'kind'> & {
  price: { amount: string; currency: string } | null;
  quantity: { value: string; unit: string } | null;
};

/** The price that a notice names: one seen on the market is for the quantity beside it, any other is for one unit of what is offered or wanted. */
export function useNoticePrice(): (notice: Priced) => string | null {
  const t = useTranslations('notice.facts');
  const format = useFormat();
  return ({ kind, price, quantity }) => {
    if (!price) return null;
    const [isSeen, amount] = [kind === 'MARKET_PRICE', format.money(price)];
    if (!quantity) return isSeen ? amount : t('price', { price: amount });
    const isForMany = isSeen && Number(quantity.value) !== 1;
    return t('perUnit', { price: amount, unit: isForMany ? format.quantity(quantity) : format.unit(quantity.unit) });
  };
}
