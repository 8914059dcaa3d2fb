import { IconFlask } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './Origin.module.css';

/** Says that a cluster is invented, or where its data come from. */
export function Origin({ example, origin }: { example: boolean; origin: string | null }) {
  const t = useTranslations('shell');
  if (example) {
    return (
      <p className={classes.example}>
        <IconFlask size={18} stroke={1.7} aria-hidden />
        {t('example')}
      </p>
    );
  }
  if (!origin) return null;
  return (
    <p className={classes.origin}>
      {t('origin')}: {origin}
    </p>
  );
}
