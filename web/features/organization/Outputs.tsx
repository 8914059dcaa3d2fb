import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import classes from './Outputs.module.css';

type Output = { year: number; value: number };

const MOST_YEARS = 10;

/** Output of the last years: bars to see growth, the numbers beside them. */
export function Outputs({ outputs }: { outputs: Output[] }) {
  const t = useTranslations('organization.figures');
  const format = useFormat();
  const shown = [...outputs].sort((one, other) => one.year - other.year).slice(-MOST_YEARS);
  const most = Math.max(...shown.map(({ value }) => value), 1);
  return (
    <table className={classes.outputs} aria-label={t('output')} title={t('outputHelp')}>
      <tbody>
        {shown.map(({ year, value }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td className={classes.bar}>
              <span style={{ width: `${(value / most) * 100}%` }} />
            </td>
            <td className={classes.value}>{format.number(value, { maximumFractionDigits: 1 })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
