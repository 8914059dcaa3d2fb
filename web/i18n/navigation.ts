import { localeNavigation } from './locale-navigation';

export { Link } from './Link';
export { useRouter } from './useRouter';
export const { redirect, permanentRedirect, usePathname, getPathname } = localeNavigation;
