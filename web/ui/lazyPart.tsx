'use client';

import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Component, useState, type ComponentType, type ReactNode } from 'react';
import { warn } from './Toasts';

type Lazy = {
  /** Takes back the wish for the part, which is then told in passing; without it, word of it stands in the part's place. */
  onMissing?: () => void;
};

/**
 * A part whose code is loaded when it is shown. Where that does not arrive, the rest of the page stays as it is, with what was typed into
 * it: the reader is told, and it is loaded anew when the part is wanted again. `make` makes the part for `lazy` or `dynamic`.
 */
export function lazyPart<TProps extends object>(make: () => ComponentType<TProps>): ComponentType<TProps & Lazy> {
  const current = { Part: make() };
  return function LazyPart({ onMissing, ...props }: TProps & Lazy) {
    const t = useTranslations('ui');
    const [attempt, setAttempt] = useState(0);
    const missing = () => {
      current.Part = make();
      if (!onMissing) return;
      warn(t('missing'));
      onMissing();
    };
    const { Part } = current;
    return (
      <Arrival key={attempt} onMissing={missing} instead={!onMissing && <Missing again={() => setAttempt(attempt + 1)} />}>
        <Part {...(props as TProps)} />
      </Arrival>
    );
  };
}

function Missing({ again }: { again: () => void }) {
  const t = useTranslations('ui');
  return (
    <Alert color="danger" variant="light" role="alert">
      <p style={{ margin: '0 0 0.9rem' }}>{t('missing')}</p>
      <Button size="xs" variant="default" onClick={again}>
        {t('retry')}
      </Button>
    </Alert>
  );
}

type ArrivalProps = { children: ReactNode; instead: ReactNode; onMissing: () => void };

/** Stops the failure of code to arrive, and no other. */
class Arrival extends Component<ArrivalProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (isMissing(error)) this.props.onMissing();
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (isMissing(error)) return this.props.instead;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && error.name === 'ChunkLoadError';
