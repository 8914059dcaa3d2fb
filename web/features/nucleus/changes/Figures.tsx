import { useTranslations } from 'next-intl';
import type { ComparedSnapshotFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { useFigures } from '../diagnosis/useFigures';
import classes from './Changes.module.css';

type Snapshots = { before: ComparedSnapshotFragment; after: ComparedSnapshotFragment };

/** The figures of the whole cluster on both days. */
export function Figures({ before, after }: Snapshots) {
  const t = useTranslations('changes.figure');
  const format = useFormat();
  const { score, share, count } = useFigures();
  const nucleus = ({ labelCounts }: ComparedSnapshotFragment) => labelCounts.find(({ label }) => label === 'NUCLEUS')?.count ?? 0;
  const precise = (value: number | null) => (value === null ? null : format.number(value, { style: 'percent', maximumFractionDigits: 1 }));
  const rows = [
    { name: 'nucleus', told: (one: ComparedSnapshotFragment) => count(nucleus(one)) },
    { name: 'organizations', told: (one: ComparedSnapshotFragment) => count(one.organizationCount) },
    { name: 'ties', told: (one: ComparedSnapshotFragment) => count(one.tieCount) },
    { name: 'density', told: (one: ComparedSnapshotFragment) => precise(one.density) },
    { name: 'coreFit', told: (one: ComparedSnapshotFragment) => score(one.coreFit) },
    { name: 'chainCoverage', told: (one: ComparedSnapshotFragment) => share(one.chainCoverage) },
  ] as const;
  return (
    <table className={classes.figures}>
      <caption className={classes.caption}>{t('caption')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{format.day(before.onDate)}</th>
          <th scope="col">{format.day(after.onDate)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, told }) => (
          <tr key={name}>
            <th scope="row">{t(name)}</th>
            <td>{told(before) ?? t('unknown')}</td>
            <td>{told(after) ?? t('unknown')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
