import { plain } from '../nucleus/figures.js';
import { jobsTable } from './rules/table.js';
import { specialisation } from './rules/specialisation.js';
import type { RegionalTable, SectorRow } from './store.js';

/** What a region is specialised in as plain values, null where one cannot be given; `missing` beside it says why. docs/nucleus.md tells each key. */
export function specialisationFigures({ rows, sectors, parameters, ...table }: RegionalTable) {
  const country = table.region.slice(0, 2);
  const after = jobsTable(rows, country, table.year);
  const before = table.since === null ? null : jobsTable(rows, country, table.since);
  const { sectors: found, regions, countryIsSum, ...whole } = specialisation(after, before, table.region, parameters);
  const names = new Map(sectors.map((row) => [row.code, row]));
  return {
    ...table,
    country,
    regions,
    countryIsSum,
    ...plain(whole),
    sectors: found.map(({ sector, reading, ...figures }) => ({ ...named(names, sector), reading, ...plain(figures) })),
    parameters,
  };
}

export type SpecialisationFigures = ReturnType<typeof specialisationFigures>;

const named = (names: Map<string, SectorRow>, code: string): SectorRow => names.get(code) ?? { code, name: code, nameKk: null, nameRu: null, nameEn: null };
