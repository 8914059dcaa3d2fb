'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { Paragraphs } from '@/ui/Paragraphs';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { typedDecimal } from '@/lib/decimal';
import type { Proposal } from './proposal';
import classes from './Review.module.css';
import { instantOf } from './zone';

/** The proposal as members will read it, before it binds the organizer. */
export function Review({
  proposal,
  organizer,
  pending,
  onBack,
  onPublish,
}: {
  proposal: Proposal;
  organizer: string;
  pending: boolean;
  onBack: () => void;
  onPublish: () => void;
}) {
  const t = useTranslations('procurement');
  const terms = useTranslations('terms.allocationRule');
  const format = useFormat();
  const locale = useLocale();
  const { title, description, lines, deadlineAt, timeZone, currency, allocationRule, minimumParticipants } = proposal;
  const instant = deadlineAt ? instantOf(deadlineAt, timeZone) : null;
  return (
    <section aria-labelledby="review" className={classes.review}>
      <h2 id="review" className={classes.heading}>
        {t('new.reviewTitle')}
      </h2>
      <p className={classes.lead}>{t('new.reviewText')}</p>
      <h3 className={classes.title}>{title}</h3>
      <Paragraphs text={description} />
      <ul className={classes.lines}>
        {lines.map(({ key, product, description: about, unit, pack, minimum }) => (
          <li key={key}>
            <strong>{product}</strong>
            {about && <span className={classes.about}> · {about}</span>}
            <br />
            {t('line.minimum', { minimum: format.quantity({ value: typedDecimal(minimum, locale), unit }) })} ·{' '}
            {t('line.pack', { pack: format.quantity({ value: typedDecimal(pack, locale), unit }) })}
          </li>
        ))}
      </ul>
      <dl className={classes.facts}>
        <dt>{t('organizer')}</dt>
        <dd>{organizer}</dd>
        <dt>{t('deadline')}</dt>
        <dd>
          {instant && (
            <>
              {format.instant(instant, timeZone)}, {timeZone} – <Time at={instant} as="left" />
            </>
          )}
        </dd>
        <dt>{t('participants.title')}</dt>
        <dd>{t('participants.least', format.howMany(Number(minimumParticipants)))}</dd>
        <dt>{t('rule.title')}</dt>
        <dd>{terms(allocationRule)}</dd>
        <dt>{t('new.currency')}</dt>
        <dd>{currency}</dd>
      </dl>
      <Stack mt="lg">
        <Group>
          <Button size="md" loading={pending} onClick={onPublish}>
            {t('new.publish')}
          </Button>
          <Button size="md" variant="default" onClick={onBack}>
            {t('new.back')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
