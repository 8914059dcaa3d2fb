/** Weighted sum of the digits, from the left. */
const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

const last = (digits: string): number => Number(digits.slice(-1));

/** The check of Luhn over all digits. */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 7064, mod 11,10. */
function mod1110(digits: string): boolean {
  const product = [...digits.slice(0, -1)].reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10;
    return ((sum === 0 ? 10 : sum) * 2) % 11;
  }, 10);
  return (11 - product) % 10 === last(digits);
}

/** The last digit completes the weighted sum to a multiple of 11. */
const mod11 = (weights: readonly number[]) => (digits: string): boolean => {
  const rest = (11 - (weighted(digits, weights) % 11)) % 11;
  return rest !== 10 && rest === last(digits);
};

type Country = {
  /** What follows the country's two letters. */
  form: RegExp;
  /** Whether the check digits fit; countries whose rule has many branches are known by their form alone. */
  check?: (number: string) => boolean;
};

/** The VAT numbers of the member states of the European Union, by the letters they begin with. */
const COUNTRIES: Record<string, Country> = {
  AT: { form: /^U\d{8}$/ },
  BE: { form: /^[01]\d{9}$/, check: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)) },
  BG: { form: /^\d{9,10}$/ },
  CY: { form: /^\d{8}[A-Z]$/ },
  CZ: { form: /^\d{8,10}$/ },
  DE: { form: /^[1-9]\d{8}$/, check: mod1110 },
  DK: { form: /^[1-9]\d{7}$/, check: (number) => weighted(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { form: /^\d{9}$/, check: (number) => weighted(number, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
  EL: { form: /^\d{9}$/ },
  ES: { form: /^([A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/ },
  FI: { form: /^\d{8}$/, check: mod11([7, 9, 10, 5, 8, 4, 2]) },
  FR: { form: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, check: (number) => !/^\d{2}/.test(number) || (12 + 3 * (Number(number.slice(2)) % 97)) % 97 === Number(number.slice(0, 2)) },
  HR: { form: /^\d{11}$/, check: mod1110 },
  HU: { form: /^\d{8}$/, check: (number) => weighted(number, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
  IE: { form: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/ },
  IT: { form: /^\d{11}$/, check: luhn },
  LT: { form: /^(\d{9}|\d{12})$/ },
  LU: { form: /^\d{8}$/, check: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)) },
  LV: { form: /^\d{11}$/ },
  MT: { form: /^\d{8}$/ },
  NL: { form: /^\d{9}B\d{2}$/ },
  PL: { form: /^\d{10}$/, check: (number) => weighted(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === last(number) },
  PT: { form: /^[1-9]\d{8}$/, check: (number) => (11 - (weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 % 10 === last(number) },
  RO: { form: /^[1-9]\d{1,9}$/ },
  SE: { form: /^\d{10}01$/, check: (number) => luhn(number.slice(0, 10)) },
  SI: { form: /^[1-9]\d{7}$/ },
  SK: { form: /^[1-9]\d{9}$/, check: (number) => BigInt(number) % 11n === 0n },
};

/** What is wrong with a VAT number in its canonical form; null for nothing. */
export function vatProblem(value: string): 'form' | 'check' | null {
  const country = COUNTRIES[value.slice(0, 2)];
  const number = value.slice(2);
  if (country === undefined || !country.form.test(number)) return 'form';
  return country.check === undefined || country.check(number) ? null : 'check';
}
