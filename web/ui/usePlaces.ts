import { useMessages } from 'next-intl';
import { useMemo } from 'react';
import { usePlaceName } from './usePlaceName';

type Place = { value: string; label: string };

/** Countries, and the regions of one, to choose from in the order of the reader's alphabet; last `present`, where we know no name for it. */
export function usePlaces(): { countries: () => Place[]; regions: (country: string, present?: string) => Place[] } {
  const name = usePlaceName();
  const { places } = useMessages();
  return useMemo(() => {
    // In the order in which the messages have them: what browsers know of alphabets takes long to load, and Kazakh is not among it everywhere.
    const known = Object.keys(places ?? {});
    const named = (codes: string[]) => [...new Set(codes)].filter(Boolean).map((value) => ({ value, label: name(value) }));
    return {
      countries: () => named(known.filter((code) => code.length === 2)),
      regions: (country, present = '') => named([...known.filter((code) => code.startsWith(`${country}-`)), present]),
    };
  }, [name, places]);
}
