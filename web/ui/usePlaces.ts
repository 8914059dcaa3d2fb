import { useMessages } from 'next-intl';
import { usePlaceName } from './usePlaceName';

type Place = { value: string; label: string };

/** Countries, and the regions of one, to choose from by name; `present` stands among them even where we know no name for it. */
export function usePlaces(): { countries: () => Place[]; regions: (country: string, present?: string) => Place[] } {
  const name = usePlaceName();
  const known = Object.keys(useMessages().places ?? {});
  const named = (codes: string[]) =>
    [...new Set(codes)]
      .filter(Boolean)
      .map((value) => ({ value, label: name(value) }))
      .sort((one, other) => one.label.localeCompare(other.label));
  return {
    countries: () => named(known.filter((code) => code.length === 2)),
    regions: (country, present = '') => named([...known.filter((code) => code.startsWith(`${country}-`)), present]),
  };
}
