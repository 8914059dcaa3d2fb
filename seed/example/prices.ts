import type { Locale } from '../../server/src/generated/schema.js';
import { newestPrice, SOURCE, type ProducerPrice, type RegionalFigures } from './figures.js';
import type { ExampleNotice } from './notices.js';

const TONNE = { value: '1', unit: 'TNE' };

type PriceNotice = { key: string; by: string; language: Locale; region: string; crop: ProducerPrice['crop']; daysAgo: number };

const PRICE_NOTICES: readonly PriceNotice[] = [
  { key: 'price-wheat-kostanay', by: 'association-01', language: 'KK', region: 'KZ-39', crop: 'wheat', daysAgo: 3 },
  { key: 'price-barley-kostanay', by: 'association-01', language: 'RU', region: 'KZ-39', crop: 'barley', daysAgo: 3 },
  { key: 'price-sunflower-kostanay', by: 'trader-01', language: 'RU', region: 'KZ-39', crop: 'sunflower', daysAgo: 9 },
  { key: 'price-wheat-akmola', by: 'trader-02', language: 'KK', region: 'KZ-11', crop: 'wheat', daysAgo: 12 },
  { key: 'price-wheat-north', by: 'exporter-01', language: 'EN', region: 'KZ-59', crop: 'wheat', daysAgo: 12 },
];

const CROPS: Record<ProducerPrice['crop'], Record<Locale, string>> = {
  wheat: { KK: 'Бидай', RU: 'Пшеница', EN: 'Wheat' },
  barley: { KK: 'Арпа', RU: 'Ячмень', EN: 'Barley' },
  sunflower: { KK: 'Күнбағыс', RU: 'Подсолнечник', EN: 'Sunflower seed' },
};

const REGIONS: Record<string, Record<Locale, string>> = {
  'KZ-39': { KK: 'Қостанай облысы', RU: 'Костанайская область', EN: 'Kostanay region' },
  'KZ-11': { KK: 'Ақмола облысы', RU: 'Акмолинская область', EN: 'Akmola region' },
  'KZ-59': { KK: 'Солтүстік Қазақстан облысы', RU: 'Северо-Казахстанская область', EN: 'North Kazakhstan region' },
};

const PRICE_TEXTS: Record<Locale, (price: ProducerPrice) => string> = {
  KK: ({ year, months }) => `Өндірушілердің ${year} жылғы орташа бағасы, ${months} ай бойынша, бір тонна үшін.\n\nДереккөз: ${SOURCE}.`,
  RU: ({ year, months }) => `Средняя цена производителей за ${year} год по данным за ${months} мес., за одну тонну.\n\nИсточник: ${SOURCE}.`,
  EN: ({ year, months }) => `Mean producer price of ${year}, ${months} months observed, for one tonne.\n\nSource: ${SOURCE}.`,
};

function priceNotice({ key, by, language, region, crop, daysAgo }: PriceNotice, figures: RegionalFigures): ExampleNotice {
  const price = newestPrice(figures, region, crop);
  return {
    key,
    by,
    kind: 'MARKET_PRICE',
    language,
    title: `${CROPS[crop][language]}: ${REGIONS[region]?.[language] ?? region}, ${price.year}`,
    body: PRICE_TEXTS[language](price),
    visibility: 'PUBLIC',
    product: CROPS[crop][language],
    price: price.tengePerTonne.toFixed(2),
    quantity: TONNE,
    region,
    daysAgo,
    daysLeft: 45,
  };
}

/** Notices of the real producer prices, with their source. */
export const priceNotices = (figures: RegionalFigures): ExampleNotice[] => PRICE_NOTICES.map((notice) => priceNotice(notice, figures));
