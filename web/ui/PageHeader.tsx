import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

/** The head of a page: its one title, what it is for, and the acts that concern all of it. */
export function PageHeader({
  title,
  lead,
  above,
  actions,
}: {
  title: ReactNode;
  lead?: ReactNode;
  above?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {above && <div className={classes.above}>{above}</div>}
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
