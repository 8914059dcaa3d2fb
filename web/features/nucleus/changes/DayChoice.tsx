import { Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import classes from './Changes.module.css';

/** Which two days are compared: an ordinary form, so that the address says it. */
export function DayChoice({ days, from, to }: { days: string[]; from: string; to: string }) {
  const t = useTranslations('changes');
  const format = useFormat();
  const data = days.map((day) => ({ value: day, label: format.day(day) }));
  return (
    <form className={classes.choice}>
      <NativeSelect name="from" label={t('from')} data={data} defaultValue={from} />
      <NativeSelect name="to" label={t('to')} data={data} defaultValue={to} />
      <Button type="submit" variant="light">
        {t('compare')}
      </Button>
    </form>
  );
}
