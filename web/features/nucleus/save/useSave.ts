'use client';

import { useLocale, useTranslations } from 'next-intl';
import { saveFile } from '@/lib/file';
import { useFormat } from '@/ui/useFormat';
import { useWords } from '../explorer/useWords';
import type { FileFormat } from './formats';
import type { Showing } from './make';

type Shows = Omit<Showing, 'mapDrawing' | 'locale' | 'words' | 'columnName' | 'sideName' | 'decimal'> & {
  cluster: { slug: string };
  onDate: string;
  mapDrawing: () => SVGSVGElement | null;
};

/** Saves what is shown, and nothing else, as a file. False where that could not be made. */
export function useSave({ cluster, onDate, mapDrawing, ...showing }: Shows): (format: FileFormat) => Promise<boolean> {
  const t = useTranslations('nucleus');
  const locale = useLocale();
  const format = useFormat();
  const words = useWords();

  return async (wanted) => {
    try {
      // Only who saves needs what makes the files.
      const { makeFile } = await import('./make');
      const file = await makeFile(wanted, {
        ...{ ...showing, mapDrawing: mapDrawing(), locale, words },
        columnName: (column) => t(`table.${column}`),
        sideName: (form) => t(`sides.${form}`),
        decimal: (value) => format.number(value, { useGrouping: false, maximumFractionDigits: 3 }),
      });
      saveFile(file, `${cluster.slug}-${t('table.file')}-${onDate}.${wanted}`);
      return true;
    } catch {
      return false;
    }
  };
}
