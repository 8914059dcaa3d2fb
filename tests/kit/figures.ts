import { ImportStore } from '../../server/src/modules/import/store.js';
import { newId } from '../../server/src/shared/identifier.js';
import type { World } from './world.js';

/** The sectors of the classification that `loadFigures` writes by. */
const SECTORS = [
  { code: 'F', name: 'Farming', nameKk: 'Егіншілік', nameRu: 'Земледелие' },
  { code: 'M', name: 'Milling', nameKk: 'Ұн тарту', nameRu: 'Мукомольное дело' },
];

/**
 * Loads official figures as the import does.
 * @param jobs by region, year and sector: `{'XA-1': {2020: {F: 10, TOTAL: 30}}}`. Tests run side by side: take codes that no other test takes.
 */
export async function loadFigures(world: World, jobs: Record<string, Record<number, Record<string, number>>>, classification = 'Test sectors'): Promise<void> {
  const store = new ImportStore(world.database, 'test', newId());
  await store.prepare('sectors', SECTORS.map((sector) => ({ classification, ...sector })))();
  const rows = Object.entries(jobs).flatMap(([region, years]) =>
    Object.entries(years).flatMap(([year, sectors]) =>
      Object.entries(sectors).map(([sector, value]) => ({ classification, region, sector, year: Number(year), jobs: value, source: 'Test office', licence: 'CC BY 4.0' })),
    ),
  );
  await store.prepare('regional_figures', rows)();
}

/** Loads the yearly output of a sector of a region as the import does, from a year on. */
export async function loadOutputs(world: World, region: string, sector: string, since: number, outputs: number[], classification = 'NACE test'): Promise<void> {
  const store = new ImportStore(world.database, 'test', newId());
  await store.prepare('sectors', [{ classification, code: sector, name: 'Cereals' }])();
  const rows = outputs.map((output, i) => ({ classification, region, sector, year: since + i, output, unit: 't', source: 'Test office', licence: 'CC BY 4.0' }));
  await store.prepare('regional_outputs', rows)();
}
