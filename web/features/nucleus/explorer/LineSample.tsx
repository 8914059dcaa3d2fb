import type { LineStyle } from '../picture';
import classes from './Legend.module.css';

/** A short line as the picture draws it. */
export function LineSample({ style }: { style: LineStyle }) {
  return (
    <svg className={classes.line} viewBox="0 0 30 12" width={30} height={12} aria-hidden>
      {style !== 'informal' && <path d="M0 6h30" strokeWidth={1.5} />}
      {style !== 'formal' && <path d="M0 6h30" strokeWidth={style === 'both' ? 4.5 : 1.5} strokeDasharray="6 4.5" strokeDashoffset={-2.2} />}
    </svg>
  );
}
