import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AccountMenu } from './AccountMenu';
import { Footer } from './Footer';
import classes from './FrontShell.module.css';
import { LanguageSwitch } from './LanguageSwitch';
import type { ShellViewer } from './shell';
import { Wordmark } from './Wordmark';

/** The frame of the pages before one is in a cluster. */
export function FrontShell({ viewer, children }: { viewer: ShellViewer | null; children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <header className={classes.bar} data-front>
        <Wordmark />
        <div className={classes.tools}>
          <LanguageSwitch />
          <AccountMenu viewer={viewer} />
        </div>
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        {children}
      </main>
      <div className={classes.foot}>
        <Footer />
      </div>
    </div>
  );
}
