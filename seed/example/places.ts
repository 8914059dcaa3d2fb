/** A real town or district centre, with the share of the example's organizations that sit there. */
export type Place = { city: string; region: 'KZ-39' | 'KZ-11' | 'KZ-59'; latitude: number; longitude: number; weight: number };

/** Places of the Kostanay region and its neighbours; coordinates are approximate. */
export const PLACES: readonly Place[] = [
  { city: 'Қостанай', region: 'KZ-39', latitude: 53.21, longitude: 63.63, weight: 14 },
  { city: 'Рудный', region: 'KZ-39', latitude: 52.97, longitude: 63.12, weight: 6 },
  { city: 'Тобыл', region: 'KZ-39', latitude: 53.2, longitude: 63.7, weight: 4 },
  { city: 'Лисаков', region: 'KZ-39', latitude: 52.55, longitude: 62.49, weight: 3 },
  { city: 'Жітіқара', region: 'KZ-39', latitude: 52.19, longitude: 61.2, weight: 2 },
  { city: 'Арқалық', region: 'KZ-39', latitude: 50.25, longitude: 66.91, weight: 2 },
  { city: 'Қарабалық', region: 'KZ-39', latitude: 53.75, longitude: 62.05, weight: 6 },
  { city: 'Фёдоров', region: 'KZ-39', latitude: 53.64, longitude: 62.7, weight: 6 },
  { city: 'Боровской', region: 'KZ-39', latitude: 53.8, longitude: 64.15, weight: 5 },
  { city: 'Ұзынкөл', region: 'KZ-39', latitude: 54.0, longitude: 65.35, weight: 4 },
  { city: 'Сарыкөл', region: 'KZ-39', latitude: 53.32, longitude: 65.54, weight: 5 },
  { city: 'Қарасу', region: 'KZ-39', latitude: 52.66, longitude: 65.48, weight: 4 },
  { city: 'Әулиекөл', region: 'KZ-39', latitude: 52.37, longitude: 64.1, weight: 4 },
  { city: 'Денисов', region: 'KZ-39', latitude: 52.45, longitude: 61.75, weight: 4 },
  { city: 'Қарамеңді', region: 'KZ-39', latitude: 51.66, longitude: 64.21, weight: 2 },
  { city: 'Есіл', region: 'KZ-11', latitude: 51.96, longitude: 66.4, weight: 3 },
  { city: 'Көкшетау', region: 'KZ-11', latitude: 53.28, longitude: 69.38, weight: 2 },
  { city: 'Атбасар', region: 'KZ-11', latitude: 51.81, longitude: 68.36, weight: 1 },
  { city: 'Петропавл', region: 'KZ-59', latitude: 54.87, longitude: 69.15, weight: 3 },
  { city: 'Тайынша', region: 'KZ-59', latitude: 53.85, longitude: 69.77, weight: 1 },
  { city: 'Сергеевка', region: 'KZ-59', latitude: 53.88, longitude: 67.42, weight: 1 },
];
