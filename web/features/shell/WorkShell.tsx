import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AccountMenu } from './AccountMenu';
import { ClusterSwitch } from './ClusterSwitch';
import { Footer } from './Footer';
import { LanguageSwitch } from './LanguageSwitch';
import { Navigation } from './Navigation';
import { SearchButton } from './SearchButton';
import type { CouncilWaiting, ShellData } from './shell';
import { Wordmark } from './Wordmark';
import classes from './WorkShell.module.css';

/** The frame of every page at work: one bar at the side, at the bottom on a phone. */
export function WorkShell({
  data,
  slug,
  council,
  children,
}: {
  data: ShellData;
  slug: string | null;
  /** Null for those who do not sit in the cluster's council. */
  council: CouncilWaiting | null;
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <header className={classes.side}>
        <div className={classes.mark}>
          <Wordmark />
        </div>
        <div className={classes.cluster}>
          <ClusterSwitch slug={slug} mine={data.mine} others={data.others} />
        </div>
        <div className={classes.search}>
          <SearchButton slug={slug} />
        </div>
        {slug && <Navigation slug={slug} council={council} />}
        <div className={classes.tools}>
          <LanguageSwitch />
          <AccountMenu viewer={data.viewer} />
        </div>
      </header>
      <div className={classes.page}>
        <main id="content" className={classes.main} tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </div>
    </div>
  );
}
