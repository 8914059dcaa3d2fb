import { useTranslations } from 'next-intl';
import type { PurchaseLineFragment } from '@/generated/graphql';
import type { Acting } from '@/ui/acting';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { LineProgress } from '../LineProgress';
import { OwnCommitment } from './OwnCommitment';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

/** One line of a purchase: how near its minimum, and beside it what one's own organizations promised. */
export function LineSheet({
  purchase,
  line,
  acting,
  open,
  onAnswer,
}: {
  purchase: Purchase;
  line: PurchaseLineFragment;
  /** The organizations that the reader acts for. */
  acting: Acting[];
  /** Whether they can commit now. */
  open: boolean;
  onAnswer: (purchase: Purchase) => void;
}) {
  const t = useTranslations('procurement.line');
  const format = useFormat();
  const { product, description, pack, minimum, progress, viewerCommitments } = line;
  const organizations = [
    ...acting,
    ...viewerCommitments.map(({ organization }) => organization).filter(({ id }) => !acting.some((one) => one.id === id)),
  ];
  return (
    <div className={classes.line}>
      <div>
        <h3 className={classes.product}>{product}</h3>
        <p className={classes.about}>
          {description && `${description} · `}
          {t('pack', { pack: format.quantity(pack) })} · {t('minimum', { minimum: format.quantity(minimum) })}
        </p>
        <LineProgress line={line} state={purchase.state} />
        {progress.toldAt && progress.firm && (
          <p className={classes.told}>
            {t('told')} <Time at={progress.toldAt} as="ago" />
          </p>
        )}
      </div>
      {organizations.length > 0 && (
        <div>
          {organizations.map((organization) => (
            <OwnCommitment
              key={organization.id}
              purchase={purchase}
              line={line}
              organization={organization}
              named={organizations.length > 1}
              acting={acting.find(({ id }) => id === organization.id) ?? null}
              open={open}
              onAnswer={onAnswer}
            />
          ))}
        </div>
      )}
    </div>
  );
}
