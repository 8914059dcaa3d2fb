import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';

/** The real figures of the region that the example follows. */
export type RegionalFigures = {
  /** Wheat harvest of the Kostanay region in tonnes, by year. */
  harvest: ReadonlyMap<number, number>;
  /** Producer prices of the newest year, tenge a tonne. */
  prices: readonly ProducerPrice[];
};

export type ProducerPrice = { region: string; crop: 'wheat' | 'barley' | 'sunflower'; year: number; tengePerTonne: number; months: number };

/** To be named wherever the figures are shown. */
export const SOURCE = 'Bureau of National Statistics of Kazakhstan (stat.gov.kz); compilation: A. Kumarov, CC BY 4.0';

const REGION = 'KZ-39';
const CROPS = ['wheat', 'barley', 'sunflower'] as const;

const harvestRow = z.object({ year: z.coerce.number(), region_code: z.string(), crop: z.string(), production_t: z.coerce.number() });
const priceRow = z.object({
  year: z.coerce.number(),
  region_code: z.string(),
  crop: z.string(),
  price_mean_kzt_per_t: z.coerce.number(),
  months_observed: z.coerce.number(),
});

function rowsOf<Row>(path: string, row: z.ZodType<Row>): Row[] {
  return z.array(row).parse(Papa.parse(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data);
}

/** Reads the figures from the folder of the data set `kazakhstan-grain`. */
export function readFigures(folder: string): RegionalFigures {
  const harvest = rowsOf(join(folder, 'crop_production_by_oblast.csv'), harvestRow).filter((row) => row.region_code === REGION && row.crop === 'wheat');
  const prices = rowsOf(join(folder, 'producer_prices_by_oblast.csv'), priceRow).flatMap((row): ProducerPrice[] => {
    const crop = CROPS.find((known) => known === row.crop);
    const { year, region_code: region, price_mean_kzt_per_t: tengePerTonne, months_observed: months } = row;
    return crop === undefined ? [] : [{ region, crop, year, tengePerTonne, months }];
  });
  return { harvest: new Map(harvest.map((row) => [row.year, row.production_t])), prices };
}

/** The newest price of a crop in a region. */
export function newestPrice({ prices }: RegionalFigures, region: string, crop: ProducerPrice['crop']): ProducerPrice {
  const [newest] = prices.filter((price) => price.region === region && price.crop === crop).sort((a, b) => b.year - a.year);
  if (newest === undefined) throw new Error(`no price of ${crop} in ${region}`);
  return newest;
}
