import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import { usePlaceName } from '@/ui/usePlaceName';
import classes from './NoticeItem.module.css';
import type { Told } from './NoticeText';

/** The figures of a notice, as its kind asks: a price large with its unit; how much is offered or wanted; where. */
export function NoticeFacts({ told: { kind, product, price, quantity, region } }: { told: Told }) {
  const t = useTranslations('notice.facts');
  const format = useFormat();
  const placeName = usePlaceName();
  if (!product && !price && !quantity && !region) return null;
  const isPrice = kind === 'MARKET_PRICE';
  const unitOf = ({ value, unit }: { value: string; unit: string }) =>
    Number(value) === 1 ? format.unit(unit) : format.quantity({ value, unit });
  const amount = price && format.money(price);
  return (
    <p className={classes.facts}>
      {isPrice && amount && (
        <strong className={classes.figure}>{quantity ? t('perUnit', { price: amount, unit: unitOf(quantity) }) : amount}</strong>
      )}
      {!isPrice && quantity && <strong className={classes.figure}>{format.quantity(quantity)}</strong>}
      {product && <span>{product}</span>}
      {!isPrice && amount && (
        <span>{quantity ? t('perUnit', { price: amount, unit: format.unit(quantity.unit) }) : t('price', { price: amount })}</span>
      )}
      {region && <span className={classes.muted}>{placeName(region)}</span>}
    </p>
  );
}
