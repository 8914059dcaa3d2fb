import { isScheme, readIdentifier, SCHEMES, type Scheme } from '../../../server/src/modules/organization/identifiers.js';

/** Published numbers of well-known bodies and of the examples in the standards. */
const GOOD: [Scheme, string][] = [
  ['KZ-BIN', '971240001315'],
  ['LEI', '5493001KJTIIGC8Y1R12'],
  ['LEI', '529900T8BM49AURSDO55'],
  ['ROR', '02mhbdp94'],
  ['ROR', '00cvxb145'],
  ['VAT', 'BE0403019261'],
  ['VAT', 'DE136695976'],
  ['VAT', 'DK13585628'],
  ['VAT', 'EE100931558'],
  ['VAT', 'FI20774740'],
  ['VAT', 'FR40303265045'],
  ['VAT', 'HR33392005961'],
  ['VAT', 'HU12892312'],
  ['VAT', 'IT00743110157'],
  ['VAT', 'LU15027442'],
  ['VAT', 'PL8567346215'],
  ['VAT', 'PT501964843'],
  ['VAT', 'SE123456789701'],
  ['VAT', 'SK2022749619'],
];

it.each(GOOD)('takes a true %s %s, and not the same with one digit changed', (scheme, value) => {
  expect(readIdentifier(scheme, value)).toEqual({ value, problem: null });
  const at = value.length - 1;
  const wrong = value.slice(0, at) + ((Number(value[at]) + 1) % 10).toString();
  expect(readIdentifier(scheme, wrong).problem).not.toBeNull();
});

it.each([
  ['KZ-BIN', ' 971240-001315 ', '971240001315'],
  ['LEI', '5493 001K JTII GC8Y 1R12', '5493001KJTIIGC8Y1R12'],
  ['ROR', 'https://ror.org/02MHBDP94', '02mhbdp94'],
  ['VAT', 'be 0403.019.261', 'BE0403019261'],
] as [Scheme, string, string][])('reads %s %s as it is written for the eye', (scheme, written, value) => {
  expect(readIdentifier(scheme, written)).toEqual({ value, problem: null });
});

it.each([
  ['KZ-BIN', '97124000131', 'form'],
  ['KZ-BIN', '971340001315', 'form'],
  ['KZ-BIN', '97124000131X', 'form'],
  ['KZ-BIN', '', 'form'],
  ['LEI', '5493001KJTIIGC8Y1R1', 'form'],
  ['LEI', '5493001KJTIIGC8Y1R1A', 'form'],
  ['LEI', '5493001KJTIIGC8Y1R21', 'check'],
  ['ROR', '12mhbdp94', 'form'],
  ['ROR', '02mhbdl94', 'form'],
  ['ROR', '02mhbdp95', 'check'],
  ['VAT', '0403019261', 'form'],
  ['VAT', 'US123456789', 'form'],
  ['VAT', 'NL123456789', 'form'],
  ['VAT', 'DE136695977', 'check'],
] as [Scheme, string, string][])('refuses %s “%s” for its %s', (scheme, value, problem) => {
  expect(readIdentifier(scheme, value).problem).toBe(problem);
});

it.each(['ATU12345678', 'BG123456789', 'CY12345678X', 'CZ12345678', 'EL123456789', 'ESX1234567X', 'IE1234567T', 'LT123456789', 'LV12345678901', 'MT12345678', 'NL123456789B01', 'RO18547290', 'SI12345678'])(
  'knows %s by its form',
  (value) => {
    expect(readIdentifier('VAT', value)).toEqual({ value, problem: null });
  },
);

it.each([
  ['97124000191', ['971240001911']],
  ['97124000190', []],
])('weighs %s by the second row where the first gives ten, and takes no number where that gives ten too', (stem, taken) => {
  const all = Array.from({ length: 10 }, (_, digit) => `${stem}${digit}`);
  expect(all.filter((value) => readIdentifier('KZ-BIN', value).problem === null)).toEqual(taken);
});

it('knows its schemes', () => {
  expect(SCHEMES.every(isScheme)).toBe(true);
  expect(isScheme('EXAMPLE')).toBe(false);
});
