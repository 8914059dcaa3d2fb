import { useLocale, useMessages } from 'next-intl';
import { useMemo } from 'react';
import { usePlaceName } from './usePlaceName';

type Place = { value: string; label: string };

/** Countries, and the regions of one, to choose from in the order of the reader's alphabet; `present` stands among them even where we know no name for it. */
export function usePlaces(): { countries: () => Place[]; regions: (country: string, present?: string) => Place[] } {
  const locale = useLocale();
  const name = usePlaceName();
  const { places } = useMessages();
  return useMemo(() => {
    const known = Object.keys(places ?? {});
    const { compare } = new Intl.Collator(locale);
    const named = (codes: string[]) =>
      [...new Set(codes)]
        .filter(Boolean)
        .map((value) => ({ value, label: name(value) }))
        .sort((one, other) => compare(one.label, other.label));
    return {
      countries: () => named(known.filter((code) => code.length === 2)),
      regions: (country, present = '') => named([...known.filter((code) => code.startsWith(`${country}-`)), present]),
    };
  }, [locale, name, places]);
}
