import { useFormat } from '@/ui/useFormat';

type Known = number | null | undefined;

/** How the numbers behind a finding are written; null where there is none. */
export function useFigures() {
  const format = useFormat();
  return {
    score: (value: Known) => (value == null ? null : format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })),
    share: (value: Known) => (value == null ? null : format.number(value, { style: 'percent', maximumFractionDigits: 0 })),
    count: (value: Known) => (value == null ? null : format.number(value, { maximumFractionDigits: 0 })),
  };
}
