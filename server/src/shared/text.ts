import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import { repositoryRoot } from '../config.js';
import type { Locale } from '../generated/schema.js';
import { keep } from './keep.js';

export type TextArguments = Record<string, string | number>;

const TAGS: Record<Locale, string> = { KK: 'kk', RU: 'ru', EN: 'en' };
export const LOCALES: Locale[] = ['KK', 'RU', 'EN'];

const read = (locale: Locale): Record<string, string> =>
  JSON.parse(readFileSync(join(repositoryRoot, 'server', 'src', 'messages', `${TAGS[locale]}.json`), 'utf8')) as Record<string, string>;

const texts: Record<Locale, Record<string, string>> = { KK: read('KK'), RU: read('RU'), EN: read('EN') };
const compiled = new Map<string, IntlMessageFormat>();

/** Makes a format once: that takes far longer than to use it. */
function kept<Format, Options>(make: (locale: string, options?: Options) => Format): (locales?: string | string[], options?: Options) => Format {
  const made = new Map<string, Format>();
  return (locales = [], options) => {
    const locale = String(locales);
    return keep(made, `${locale} ${JSON.stringify(options)}`, () => make(locale, options));
  };
}

/** Numbers as the pages write them: Kazakh ones as Russian ones, 24,2 %. */
const formatters: Formatters = {
  getNumberFormat: kept((locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale === TAGS.KK ? TAGS.RU : locale, options)),
  getDateTimeFormat: kept((locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)),
  getPluralRules: kept((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)),
};

/** The text of a key in a language, in ICU message syntax, with its arguments put in. Throws for a key that does not exist. */
export function say(locale: Locale, key: string, arguments_: TextArguments = {}): string {
  const text = texts[locale][key];
  if (text === undefined) throw new Error(`there is no text ${key} in ${locale}`);
  const format = keep(compiled, `${locale}:${key}`, () => new IntlMessageFormat(text, TAGS[locale], undefined, { formatters }));
  return String(format.format(arguments_));
}

/** Whether there is a text with this key. */
export const hasText = (key: string): boolean => texts.EN[key] !== undefined;

/** The language of a request: of those in `Accept-Language` that the platform speaks the one wished for most, else English. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  let best: { locale: Locale; wish: number } = { locale: 'EN', wish: 0 };
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [tag = '', quality] = part.trim().split(/\s*;\s*q=/i);
    const locale = LOCALES.find((known) => known === tag.split('-')[0]?.toUpperCase());
    const wish = quality === undefined ? 1 : Number(quality);
    if (locale !== undefined && wish > best.wish) best = { locale, wish };
  }
  return best.locale;
}

/** The property that holds a name in a language. */
export const NAME_IN = { KK: 'nameKk', RU: 'nameRu', EN: 'nameEn' } as const satisfies Record<Locale, string>;

export type Named = { name: string } & { [name in (typeof NAME_IN)[Locale]]?: string | null | undefined };

/** The name in the language asked for, else the one it was given. */
export const nameIn = (locale: Locale, named: Named): string => named[NAME_IN[locale]] ?? named.name;
