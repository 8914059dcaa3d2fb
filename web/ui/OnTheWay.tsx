'use client';

import { useTranslations } from 'next-intl';
import { createPortal } from 'react-dom';
import classes from './OnTheWay.module.css';

/** Says at the top of the screen that another page is on its way. */
export function OnTheWay() {
  const t = useTranslations('ui');
  return createPortal(<div className={classes.bar} role="progressbar" aria-label={t('loading')} />, document.body);
}
