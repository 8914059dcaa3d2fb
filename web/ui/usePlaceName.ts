import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

/** The name of a country (ISO 3166-1) or region (ISO 3166-2); the code itself where we know no name. */
export function usePlaceName(): (code: string) => string {
  const t = useTranslations('places');
  return useCallback((code: string) => (t.has(code as 'KZ') ? t(code as 'KZ') : code), [t]);
}
