import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { repositoryRoot } from '../config.js';
import type { Locale } from '../generated/schema.js';

export type TextArguments = Record<string, string | number>;

const TAGS: Record<Locale, string> = { KK: 'kk', RU: 'ru', EN: 'en' };
export const LOCALES: Locale[] = ['KK', 'RU', 'EN'];

const read = (locale: Locale): Record<string, string> =>
  JSON.parse(readFileSync(join(repositoryRoot, 'server', 'src', 'messages', `${TAGS[locale]}.json`), 'utf8')) as Record<string, string>;

const texts: Record<Locale, Record<string, string>> = { KK: read('KK'), RU: read('RU'), EN: read('EN') };
const compiled = new Map<string, IntlMessageFormat>();

/** The text of a key in a language, in ICU message syntax, with its arguments put in. Throws for a key that does not exist. */
export function say(locale: Locale, key: string, arguments_: TextArguments = {}): string {
  const text = texts[locale][key];
  if (text === undefined) throw new Error(`there is no text ${key} in ${locale}`);
  const cacheKey = `${locale}:${key}`;
  const format = compiled.get(cacheKey) ?? new IntlMessageFormat(text, TAGS[locale]);
  compiled.set(cacheKey, format);
  return String(format.format(arguments_));
}

/** Whether there is a text with this key. */
export const hasText = (key: string): boolean => texts.EN[key] !== undefined;

/** The language of a request: the first of `Accept-Language` that the platform speaks, else English. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toUpperCase());
  return wanted.map((tag) => LOCALES.find((locale) => locale === tag)).find((locale) => locale !== undefined) ?? 'EN';
}

/** The property that holds a name in a language. */
export const NAME_IN = { KK: 'nameKk', RU: 'nameRu', EN: 'nameEn' } as const satisfies Record<Locale, string>;

export type Named = { name: string } & { [name in (typeof NAME_IN)[Locale]]?: string | null | undefined };

/** The name in the language asked for, else the one it was given. */
export const nameIn = (locale: Locale, named: Named): string => named[NAME_IN[locale]] ?? named.name;
