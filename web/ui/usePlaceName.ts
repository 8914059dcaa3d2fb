import { useTranslations } from 'next-intl';

/** The name of a country (ISO 3166-1) or region (ISO 3166-2); the code itself where we know no name. */
export function usePlaceName(): (code: string) => string {
  const t = useTranslations('places');
  return (code) => (t.has(code as 'KZ') ? t(code as 'KZ') : code);
}
