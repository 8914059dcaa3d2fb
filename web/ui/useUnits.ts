import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';

type UnitCode = 'TNE' | 'KGM' | 'DTN' | 'LTR' | 'MTQ' | 'H87' | 'HAR' | 'MTR' | 'MTK' | 'KMT' | 'TKM' | 'KWH' | 'MWH' | 'HUR' | 'DAY';

/** Units of measure to choose from, each with its full name and its sign. */
export function useUnits(codes: readonly UnitCode[]): Array<{ value: string; label: string }> {
  const names = useTranslations('terms.unitName');
  const format = useFormat();
  return codes.map((value) => ({ value, label: `${names(value)} (${format.unit(value)})` }));
}
