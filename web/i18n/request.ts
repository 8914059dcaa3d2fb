import { hasLocale, type AbstractIntlMessages } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { HOME_ZONE } from '@/ui/own-zone';
import { namespaces } from './namespaces';
import { routing } from './routing';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  const files = await Promise.all(
    namespaces.map(async (namespace): Promise<[string, AbstractIntlMessages]> => {
      const file: { default: AbstractIntlMessages } = await import(`../messages/${locale}/${namespace}.json`);
      return [namespace, file.default];
    }),
  );
  return { locale, messages: Object.fromEntries(files), timeZone: HOME_ZONE };
});
