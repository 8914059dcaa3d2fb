import type { AllocationRule } from '../../server/src/generated/schema.js';

export type ExampleLine = { product: string; description: string; unit: string; pack: string; minimum: string };

/** Quantities in the unit of the line, the ceiling in tenge a unit. */
export type ExampleCommitment = { by: string; line: number; firm: string; flexible: string; ceiling?: string };

/** A joint purchase of the example; its days are counted from the day on which the example is loaded. */
export type ExamplePurchase = {
  key: string;
  by: string;
  title: string;
  description: string;
  allocationRule: AllocationRule;
  minimumParticipants: number;
  publishedDaysAgo: number;
  /** Below 0 when the deadline has passed: the clock then locks the purchase or tells why it did not come about. */
  deadlineInDays: number;
  lines: ExampleLine[];
  commitments: ExampleCommitment[];
  cancelled?: string;
};

export const CURRENCY = 'KZT';
export const TIME_ZONE = 'Asia/Qostanay';

export const PURCHASES: readonly ExamplePurchase[] = [
  {
    key: 'diesel',
    by: 'farm-01',
    title: 'Дизель для весенних работ',
    description: 'Летнее дизельное топливо, доставка бензовозом на склад хозяйства двумя партиями. Оплата после приёмки, паспорт качества к каждой партии.',
    allocationRule: 'PROPORTIONAL',
    minimumParticipants: 3,
    publishedDaysAgo: 9,
    deadlineInDays: 12,
    lines: [{ product: 'Дизельное топливо, летнее', description: 'Евро-5, партия не меньше бензовоза', unit: 'LTR', pack: '1000', minimum: '80000' }],
    commitments: [
      { by: 'farm-01', line: 0, firm: '40000', flexible: '10000' },
      { by: 'farm-09', line: 0, firm: '12000', flexible: '4000', ceiling: '330.00' },
      { by: 'farm-12', line: 0, firm: '8000', flexible: '2000', ceiling: '335.00' },
      { by: 'farm-14', line: 0, firm: '6000', flexible: '0' },
    ],
  },
  {
    key: 'seed',
    by: 'farm-10',
    title: 'Жаздық бидайдың элита тұқымы',
    description: 'Құрғақшылыққа төзімді сорт, өңделген, биг-бэгте. Жеткізу наурыз айында. Сапа куәлігі міндетті.',
    allocationRule: 'EQUAL',
    minimumParticipants: 4,
    publishedDaysAgo: 3,
    deadlineInDays: 24,
    lines: [{ product: 'Жаздық бидай тұқымы, элита', description: 'Өңгіштігі 92 %-дан жоғары', unit: 'TNE', pack: '1', minimum: '120' }],
    commitments: [
      { by: 'farm-10', line: 0, firm: '30', flexible: '10' },
      { by: 'farm-21', line: 0, firm: '15', flexible: '0', ceiling: '240000.00' },
    ],
  },
  {
    key: 'fertilizer',
    by: 'farm-12',
    title: 'Аммофос, совместная закупка',
    description: 'Аммофос 12:52 в биг-бэгах, самовывоз со станции или доставка в пределах района. Счёт каждому участнику отдельно.',
    allocationRule: 'PROPORTIONAL',
    minimumParticipants: 3,
    publishedDaysAgo: 34,
    deadlineInDays: -6,
    lines: [{ product: 'Аммофос 12:52', description: 'Биг-бэг 1 т', unit: 'TNE', pack: '1', minimum: '200' }],
    commitments: [
      { by: 'farm-01', line: 0, firm: '150', flexible: '20', ceiling: '385000.00' },
      { by: 'farm-02', line: 0, firm: '90', flexible: '0' },
      { by: 'farm-12', line: 0, firm: '12', flexible: '4', ceiling: '390000.00' },
      { by: 'seed-01', line: 0, firm: '20', flexible: '0' },
    ],
  },
  {
    key: 'spare-parts',
    by: 'service-02',
    title: 'Ножи и подшипники для жаток',
    description: 'Расходные части к жаткам, оригинал или аналог с гарантией сезон. Доставка до районного центра.',
    allocationRule: 'FIRST_COMMITTED',
    minimumParticipants: 5,
    publishedDaysAgo: 40,
    deadlineInDays: -15,
    lines: [{ product: 'Ножи режущего аппарата', description: 'Комплект на жатку 9 м', unit: 'H87', pack: '10', minimum: '100' }],
    commitments: [
      { by: 'farm-13', line: 0, firm: '30', flexible: '10' },
      { by: 'farm-16', line: 0, firm: '20', flexible: '0' },
    ],
  },
  {
    key: 'fuel-transport',
    by: 'fuel-01',
    title: 'Жанармай тасымалын бірге жалдау',
    description: 'Маусымға бір тасымалдаушы: кесте бойынша аптасына екі рет, аудан орталықтарына дейін.',
    allocationRule: 'PROPORTIONAL',
    minimumParticipants: 3,
    publishedDaysAgo: 22,
    deadlineInDays: 5,
    lines: [{ product: 'Жанармай тасымалы', description: 'Қауіпті жүк рұқсаты бар көлік', unit: 'LTR', pack: '5000', minimum: '100000' }],
    commitments: [
      { by: 'farm-18', line: 0, firm: '20000', flexible: '0' },
      { by: 'farm-20', line: 0, firm: '15000', flexible: '5000' },
      { by: 'farm-22', line: 0, firm: '10000', flexible: '0' },
    ],
    cancelled: 'Тасымалдаушы бағаны маусым ортасында өзгертті, шарттарды қайта келісеміз.',
  },
  {
    key: 'sieves',
    by: 'mill-04',
    title: 'Сита и вальцы для мельниц',
    description: 'Капроновые сита и нарезка вальцов к весенней остановке. Замеры и монтаж по отдельной договорённости.',
    allocationRule: 'PROPORTIONAL',
    minimumParticipants: 3,
    publishedDaysAgo: 6,
    deadlineInDays: 16,
    lines: [
      { product: 'Сито капроновое', description: 'Рулон 30 м, номера 7–13', unit: 'H87', pack: '1', minimum: '40' },
      { product: 'Вальцы, нарезка', description: 'Диаметр 250 мм', unit: 'H87', pack: '2', minimum: '20' },
    ],
    commitments: [
      { by: 'mill-01', line: 0, firm: '14', flexible: '4', ceiling: '58000.00' },
      { by: 'mill-04', line: 0, firm: '10', flexible: '0' },
      { by: 'mill-05', line: 0, firm: '8', flexible: '2' },
      { by: 'mill-06', line: 0, firm: '6', flexible: '0' },
      { by: 'mill-04', line: 1, firm: '8', flexible: '0' },
      { by: 'mill-06', line: 1, firm: '4', flexible: '2' },
    ],
  },
  {
    key: 'bags',
    by: 'mill-02',
    title: 'Полипропиленовые мешки 50 кг',
    description: 'Мешки с печатью участника, плотность от 80 г. Поставка раз в месяц в течение полугода.',
    allocationRule: 'EQUAL',
    minimumParticipants: 3,
    publishedDaysAgo: 4,
    deadlineInDays: 19,
    lines: [{ product: 'Мешок полипропиленовый 50 кг', description: 'С логотипом, вкладыш по заказу', unit: 'H87', pack: '1000', minimum: '60000' }],
    commitments: [
      { by: 'mill-02', line: 0, firm: '25000', flexible: '5000', ceiling: '96.00' },
      { by: 'mill-06', line: 0, firm: '8000', flexible: '0' },
      { by: 'feed-03', line: 0, firm: '12000', flexible: '3000', ceiling: '95.00' },
    ],
  },
];
