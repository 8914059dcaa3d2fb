import { useTranslations } from 'next-intl';
import { ObjectHistory } from '@/features/journal/ObjectHistory';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

/** The states that a purchase went through, the next that has a date, and what the journal tells of it. */
export function History({ purchase: { id, publishedAt, deadlineAt, deadlinePassed, state } }: { purchase: Purchase }) {
  const t = useTranslations('procurement.history');
  const states = useTranslations('terms.initiativeState');
  return (
    <Section title={t('title')}>
      <ol className={classes.history}>
        {publishedAt && (
          <li data-past>
            {t('opened')} <Time at={publishedAt} />
          </li>
        )}
        {state !== 'CANCELLED' && (
          <li data-past={deadlinePassed || undefined}>
            {deadlinePassed ? t('closed') : t('closes')} <Time at={deadlineAt} />
          </li>
        )}
        {state !== 'COLLECTING' && state !== 'DRAFT' && <li data-past>{states(state)}</li>}
      </ol>
      <ObjectHistory objectId={id} />
    </Section>
  );
}
