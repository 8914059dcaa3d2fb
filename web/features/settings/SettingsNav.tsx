import { useTranslations } from 'next-intl';
import { OWN_ORGANIZATIONS } from '@/features/representation/paths';
import { Link } from '@/i18n/navigation';
import classes from './SettingsNav.module.css';

const PAGES = [
  { name: 'general', path: '/settings' },
  { name: 'organizations', path: OWN_ORGANIZATIONS },
  { name: 'security', path: '/settings/security' },
  { name: 'account', path: '/settings/account' },
] as const;

/** The pages of the settings, on each of them. */
export function SettingsNav({ here }: { here: (typeof PAGES)[number]['name'] }) {
  const t = useTranslations('settings.nav');
  return (
    <nav aria-label={t('label')}>
      <ul className={classes.pages}>
        {PAGES.map(({ path, name }) => (
          <li key={path}>
            <Link href={path} aria-current={name === here ? 'page' : undefined}>
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
