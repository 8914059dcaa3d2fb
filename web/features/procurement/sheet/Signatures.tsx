import { useTranslations } from 'next-intl';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

/** On paper only: where those who signed for their organizations sign. */
export function Signatures({ purchase }: { purchase: Purchase }) {
  const t = useTranslations('procurement.signatures');
  const own = new Map(
    purchase.lines.flatMap(({ viewerCommitments }) => viewerCommitments.map(({ organization }) => [organization.id, organization.name])),
  );
  const names = [purchase.organizer.name, ...[...own].filter(([id]) => id !== purchase.organizer.id).map(([, name]) => name)];
  return (
    <table className={classes.signatures}>
      <thead>
        <tr>
          <th scope="col">{t('organization')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('signature')}</th>
          <th scope="col">{t('date')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <td>{name}</td>
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
