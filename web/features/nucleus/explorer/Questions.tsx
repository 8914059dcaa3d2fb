'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId, useRef, type ReactNode } from 'react';
import { questionKinds, type Question } from './address';
import classes from './Panel.module.css';

/** What can be asked about the selected organization. The answer stands below the question, with a way back. */
export function Questions({
  asked,
  onAsk,
  children,
}: {
  asked: Question | null;
  onAsk: (question: Question | null) => void;
  children: ReactNode;
}) {
  const t = useTranslations('what-if');
  const heading = useId();
  const group = useRef<HTMLDivElement>(null);
  const goBack = () => {
    // The button that goes back goes away itself.
    group.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    onAsk(null);
  };
  return (
    <section className={classes.questions} aria-labelledby={heading}>
      <h3 id={heading} className={classes.partnersTitle}>
        {t('title')}
      </h3>
      <div className={classes.asks} ref={group}>
        {questionKinds.map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant={asked?.kind === kind ? 'light' : 'default'}
            aria-pressed={asked?.kind === kind}
            onClick={() => onAsk(asked?.kind === kind ? null : { kind, partner: null, form: 'FORMAL' })}
          >
            {t(`ask.${kind}`)}
          </Button>
        ))}
      </div>
      {children}
      {asked && (
        <div>
          <Button size="xs" variant="subtle" onClick={goBack}>
            {t('back')}
          </Button>
        </div>
      )}
    </section>
  );
}
