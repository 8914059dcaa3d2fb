// @ts-check
/** Names that sound like names, as many different ones as there are in a country of that size. */
import { pick } from './random.mjs';

const consonants = [...'бвгғджзкқлмнпрстхш'];
const vowels = [...'аәеиоөуүы'];

export const kinds = ['ENTERPRISE', 'ENTERPRISE', 'ENTERPRISE', 'ENTERPRISE', 'ENTERPRISE', 'ENTERPRISE', 'ASSOCIATION', 'RESEARCH_INSTITUTE', 'UNIVERSITY', 'FINANCIAL_INSTITUTION'];
export const roles = ['INPUT_SUPPLIER', 'PRODUCER', 'PRODUCER', 'PROCESSOR', 'STORAGE_LOGISTICS', 'SELLER', 'BUYER', 'SERVICE'];
export const products = ['бидай', 'ұн', 'сүт', 'ет', 'рапс', 'арпа', 'зығыр', 'жем'];
export const cities = ['Қостанай', 'Рудный', 'Лисаков', 'Арқалық', 'Тобыл', 'Денисов', 'Федоров', 'Сарыкөл', 'Қарабалық', 'Әулиекөл'];
export const regions = ['KZ-39', 'KZ-11', 'KZ-59', 'KZ-15', 'KZ-10'];
const forms = ['ТОО', 'КХ', 'АО', 'СПК'];
const branches = ['Агро', 'Астық', 'Диірмен', 'Сүт', 'Жер', 'Наубай', 'Транс', 'Құрылыс'];

/**
 * New words become rarer as a collection grows: 10 times the 0.7th power of its size (Heaps' law).
 * @param {() => number} random
 * @param {number} size organizations
 * @returns {string[]}
 */
export function vocabulary(random, size) {
  const words = new Set();
  const count = Math.round(10 * size ** 0.7);
  while (words.size < count) words.add([1, 2, 3].map(() => pick(random, consonants) + pick(random, vowels)).join(''));
  return [...words];
}

const capital = (/** @type {string} */ word) => `${word[0]?.toUpperCase()}${word.slice(1)}`;

/** @param {() => number} random @param {string} word */
export const nameWith = (random, word) => `${pick(random, forms)} «${capital(word)} ${pick(random, branches)}»`;
