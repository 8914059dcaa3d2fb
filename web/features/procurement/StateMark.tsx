import { useTranslations } from 'next-intl';
import type { InitiativeState } from '@/generated/graphql';
import classes from './StateMark.module.css';

type Tone = 'open' | 'good' | 'ended';

const tones: Partial<Record<InitiativeState, Tone>> = {
  COLLECTING: 'open',
  CANCELLED: 'ended',
  UNSUCCESSFUL: 'ended',
  INCOMPLETE: 'ended',
  DRAFT: 'ended',
};

/** How far a purchase is, as a word. */
export function StateMark({ state }: { state: InitiativeState }) {
  const t = useTranslations('terms.initiativeState');
  return (
    <span className={classes.mark} data-tone={tones[state] ?? 'good'}>
      {t(state)}
    </span>
  );
}
