import type { FigureVisibility } from '../../server/src/generated/schema.js';
import type { MembershipRow, OrganizationRow, OutputRow } from '../../server/src/modules/import/rows.js';
import type { RegionalFigures } from './figures.js';
import { PLACES } from './places.js';
import type { Random } from './random.js';
import { TRADES, type Trade, type TradeName } from './trades.js';

/**
 * What a member is in the example's story: a large one that the others gather around, one whom these lean on, a large one that grows and
 * is not tied in, a large one that shrinks, a loner, or one of the many.
 */
export type Standing = 'heart' | 'partner' | 'pole' | 'fading' | 'loner' | 'common';

export type Member = {
  trade: TradeName;
  standing: Standing;
  organization: OrganizationRow;
  membership: MembershipRow;
  outputs: OutputRow[];
};

/** Kazakh words for "pattern", "sketch", "specimen" …: whoever reads such a name with a number sees that it is an example. */
const WORDS = [
  { kk: 'Өрнек', ru: 'Орнек', latin: 'Ornek' },
  { kk: 'Нақыш', ru: 'Накыш', latin: 'Naqysh' },
  { kk: 'Бедер', ru: 'Бедер', latin: 'Beder' },
  { kk: 'Нобай', ru: 'Нобай', latin: 'Nobai' },
  { kk: 'Сұлба', ru: 'Сулба', latin: 'Sulba' },
  { kk: 'Нұсқа', ru: 'Нуска', latin: 'Nusqa' },
  { kk: 'Кесте', ru: 'Кесте', latin: 'Keste' },
  { kk: 'Бейне', ru: 'Бейне', latin: 'Beine' },
  { kk: 'Мысал', ru: 'Мысал', latin: 'Mysal' },
  { kk: 'Қалып', ru: 'Калып', latin: 'Qalyp' },
];

/** Who is not one of the many, by trade and number. */
const STANDINGS: Partial<Record<TradeName, Partial<Record<number, Standing>>>> = {
  farm: { 1: 'heart', 2: 'heart', 3: 'heart', 4: 'pole', 5: 'pole', 6: 'pole', 7: 'fading', 8: 'fading', 32: 'loner', 33: 'loner', 34: 'loner' },
  mill: { 1: 'heart', 2: 'heart', 3: 'fading', 8: 'loner' },
  pasta: { 1: 'heart' },
  feed: { 1: 'pole' },
  trader: { 6: 'loner' },
  retailer: { 6: 'loner' },
  service: { 5: 'loner' },
  bakery: { 4: 'loner' },
  elevator: { 1: 'partner' },
  exporter: { 1: 'partner' },
  institute: { 1: 'partner' },
  university: { 1: 'partner' },
};

/** How many times as large, and how much it gains on the others in a year. */
const SCALE: Record<Standing, { employees: number; tonnes: number; gain: number }> = {
  heart: { employees: 4.6, tonnes: 9, gain: 0.035 },
  pole: { employees: 4.4, tonnes: 7, gain: 0.05 },
  fading: { employees: 4.2, tonnes: 6, gain: -0.24 },
  partner: { employees: 1, tonnes: 1.5, gain: 0.01 },
  loner: { employees: 1, tonnes: 1, gain: 0 },
  common: { employees: 1, tonnes: 1, gain: 0 },
};

const FIRST_YEAR = 2021;
const LAST_YEAR = 2025;

const numbered = (name: TradeName, number: number): string => `${name}-${String(number).padStart(2, '0')}`;

function names(index: number, { noun }: Trade): Pick<OrganizationRow, 'name' | 'nameKk' | 'nameRu' | 'nameEn' | 'shortName'> {
  const word = WORDS[index % WORDS.length] ?? { kk: '', ru: '', latin: '' };
  const number = index + 1;
  const nameKk = `«${word.kk}-${number}» ${noun.kk} (үлгі)`;
  return {
    name: nameKk,
    nameKk,
    nameRu: `${noun.ru} «${word.ru}-${number}» (пример)`,
    nameEn: `${word.latin}-${number} ${noun.en} (example)`,
    shortName: `${word.kk}-${number}`,
  };
}

function figuresLevel(random: Random): FigureVisibility {
  return random.pick<[FigureVisibility, number]>([['MEMBERS', 76], ['PUBLIC', 10], ['OWN', 14]], ([, weight]) => weight)[0];
}

/**
 * Yearly outputs in tonnes. A farm's go with the region's real harvest; who processes or trades feels it by a quarter, because stocks
 * carry over. Some gave only a few years, some none.
 */
function outputs(id: string, trade: Trade, standing: Standing, random: Random, { harvest }: RegionalFigures): OutputRow[] {
  if (trade.tonnes === null) return [];
  const { tonnes, gain } = SCALE[standing];
  const start = random.integer(...trade.tonnes) * tonnes;
  const silent = standing === 'common' && random.chance(0.2);
  const firstGiven = standing === 'common' && random.chance(0.15) ? LAST_YEAR - 1 : FIRST_YEAR;
  const follows = trade.roles.includes('PRODUCER') ? 1 : 0.25;
  const reference = harvest.get(FIRST_YEAR) ?? 1;
  const rows = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, step): OutputRow => {
    const year = FIRST_YEAR + step;
    const course = ((harvest.get(year) ?? reference) / reference) ** follows;
    const own = (1 + gain) ** step * (0.96 + random.next() * 0.08);
    return { organization: id, year, value: Math.round(start * course * own) };
  });
  return silent ? [] : rows.filter(({ year }) => year >= firstGiven);
}

function employees(trade: Trade, standing: Standing, random: Random): number | null {
  const [least, most] = trade.employees;
  const large = SCALE[standing].employees;
  const count = large === 1 ? random.integer(least, most) : Math.max(265, Math.round(most * large * (0.9 + random.next() * 0.3)));
  return standing === 'common' && random.chance(0.1) ? null : count;
}

function member(cluster: string, tradeName: TradeName, number: number, index: number, random: Random, figures: RegionalFigures): Member {
  const trade: Trade = TRADES[tradeName];
  const standing = STANDINGS[tradeName]?.[number] ?? 'common';
  const id = numbered(tradeName, number);
  const place = random.pick(PLACES, ({ weight, region }) => (standing === 'heart' && region !== 'KZ-39' ? 0 : weight));
  const level = figuresLevel(random);
  const address = `${WORDS[index % WORDS.length]?.latin.toLowerCase() ?? ''}-${index + 1}.example`;
  return {
    trade: tradeName,
    standing,
    organization: {
      id,
      ...names(index, trade),
      kind: trade.kind,
      employees: employees(trade, standing, random),
      sectors: [...trade.sectors],
      leadingProduct: trade.product,
      country: 'KZ',
      region: place.region,
      city: place.city,
      latitude: Number((place.latitude + (random.next() - 0.5) * 0.08).toFixed(4)),
      longitude: Number((place.longitude + (random.next() - 0.5) * 0.12).toFixed(4)),
      identifierScheme: 'EXAMPLE',
      identifier: `EX-${String(index + 1).padStart(4, '0')}`,
      website: `https://${address}/`,
      contactEmail: `info@${address}`,
      profile: 'PUBLIC',
      employeesVisibility: standing === 'heart' ? 'MEMBERS' : level,
      outputsVisibility: standing === 'heart' ? 'MEMBERS' : level,
    },
    membership: { cluster, organization: id, chainRoles: [...trade.roles], since: `${random.integer(2018, 2025)}-0${random.integer(1, 9)}-01` },
    outputs: outputs(id, trade, standing, random, figures),
  };
}

/** The 120 members of the example's cluster. */
export function members(cluster: string, random: Random, figures: RegionalFigures): Member[] {
  const all: Member[] = [];
  for (const name of Object.keys(TRADES) as TradeName[]) {
    for (let number = 1; number <= TRADES[name].count; number++) all.push(member(cluster, name, number, all.length, random, figures));
  }
  return all;
}
