import classes from './Figures.module.css';
import { useFormat } from './useFormat';

export function NumberText({ value }: { value: string | number }) {
  return <span className={classes.figure}>{useFormat().number(value)}</span>;
}

export function QuantityText({ value, unit }: { value: string; unit: string }) {
  return <span className={classes.figure}>{useFormat().quantity({ value, unit })}</span>;
}

export function MoneyText({ amount, currency }: { amount: string; currency: string }) {
  return <span className={classes.figure}>{useFormat().money({ amount, currency })}</span>;
}

/** A calendar day as the API gives it. */
export function DayText({ date }: { date: string }) {
  return <time dateTime={date}>{useFormat().day(date)}</time>;
}
