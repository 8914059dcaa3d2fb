import { useFormat } from '@/ui/useFormat';
import { usePlaceName } from '@/ui/usePlaceName';
import classes from './NoticeItem.module.css';
import type { Told } from './NoticeText';
import { useNoticePrice } from './useNoticePrice';

/** The figures of a notice, as its kind asks: a price large with its unit; how much is offered or wanted; where. */
export function NoticeFacts({ told }: { told: Told }) {
  const { kind, product, quantity, region } = told;
  const price = useNoticePrice()(told);
  const format = useFormat();
  const placeName = usePlaceName();
  if (!product && !price && !quantity && !region) return null;
  const isPrice = kind === 'MARKET_PRICE';
  return (
    <p className={classes.facts}>
      {isPrice && price && <strong className={classes.figure}>{price}</strong>}
      {!isPrice && quantity && <strong className={classes.figure}>{format.quantity(quantity)}</strong>}
      {product && <span>{product}</span>}
      {!isPrice && price && <span>{price}</span>}
      {region && <span className={classes.muted}>{placeName(region)}</span>}
    </p>
  );
}
