import { createNavigation } from 'next-intl/navigation';
import { routing } from './routing';

/** Navigation that keeps the language, as it comes; the pages use `navigation.ts`. */
export const localeNavigation = createNavigation(routing);
