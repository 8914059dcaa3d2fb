import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import classes from './FilterLinks.module.css';

type FilterLink = { href: string; name: ReactNode; active: boolean };

/** A row of choices, each an address: works without a script, and Back undoes it. */
export function FilterLinks({ label, links }: { label: string; links: FilterLink[] }) {
  return (
    <nav aria-label={label} className={classes.links}>
      {links.map(({ href, name, active }) => (
        <Link key={href} href={href} scroll={false} className={classes.link} aria-current={active ? 'true' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
