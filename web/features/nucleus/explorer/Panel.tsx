'use client';

import { Button, CloseButton, Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { OrganizationPlacementDocument } from '@/generated/graphql';
import { useRead } from '@/lib/client';
import { ButtonLink } from '@/ui/ButtonLink';
import { KindMark } from '@/ui/KindMark';
import { organizationPath } from '@/ui/OrganizationName';
import { Trouble } from '@/ui/Trouble';
import type { Picture } from '../picture';
import { WhatIf } from '../what-if/WhatIf';
import type { Question } from './address';
import { Around } from './Around';
import classes from './Panel.module.css';
import { Partners } from './Partners';
import { Questions } from './Questions';
import type { Circle } from './useFocus';
import { Way } from './Way';
import { Why } from './Why';

/** What is known of the selected organization's place, and why it stands there. */
export function Panel({
  cluster,
  on,
  picture,
  place,
  partners,
  linesNote,
  question,
  way,
  circle,
  partial,
  onSteps,
  onAsk,
  onSelect,
  onCentre,
}: {
  cluster: { id: string; slug: string };
  /** The day of the picture. */
  on: string;
  picture: Picture;
  place: number;
  partners: number[];
  /** Said when not all of its lines are drawn. */
  linesNote: string | null;
  question: Question | null;
  /** The way to the one that the question names. */
  way: number[] | null;
  /** Null where nothing is drawn. */
  circle: Circle | null;
  /** Whether the network has more lines than are drawn. */
  partial: boolean;
  onSteps: (steps: number) => void;
  onAsk: (question: Question | null) => void;
  onSelect: (place: number | null) => void;
  onCentre: (() => void) | null;
}) {
  const t = useTranslations('nucleus.panel');
  const terms = useTranslations('terms');
  const heading = useId();
  const id = picture.ids[place] ?? '';
  const { data, failure, again } = useRead(OrganizationPlacementDocument, { organizationId: id, clusterId: cluster.id, on });
  const organization = data?.organization;
  const placement = organization?.placement;
  const kind = picture.kinds[place] ?? 'ENTERPRISE';
  const label = picture.labels[place] ?? 'OUTSIDE';
  return (
    <section className={classes.panel} aria-labelledby={heading}>
      <div className={classes.head}>
        <p className={classes.label} data-label={label}>
          {terms(`nucleusLabel.${label}`)}
        </p>
        <CloseButton aria-label={t('close')} onClick={() => onSelect(null)} />
      </div>
      <h2 id={heading} className={classes.name}>
        {picture.names[place]}
      </h2>
      <p className={classes.kind}>
        <KindMark kind={kind} size={16} /> {terms(`kind.${kind}`)}
        {organization?.city && ` · ${organization.city}`}
      </p>
      {!question && (
        <>
          {failure && <Trouble failure={failure} again={again} />}
          {!data && !failure && <Waiting />}
          {placement && <Why placement={placement} />}
          {data && !placement && <p className={classes.sentence}>{t(organization ? 'unplaced' : 'gone')}</p>}
          {circle && circle.count > 0 && <Around circle={circle} onSteps={onSteps} />}
          <Partners picture={picture} places={partners} note={linesNote} onSelect={onSelect} />
        </>
      )}
      <Questions asked={question} onAsk={onAsk}>
        {question?.kind === 'way' && <Way picture={picture} place={place} way={way} question={question} partial={partial} onAsk={onAsk} onSelect={onSelect} />}
        {question && question.kind !== 'way' && (
          <WhatIf slug={cluster.slug} on={on} picture={picture} place={place} partners={partners} question={question} onAsk={onAsk} />
        )}
      </Questions>
      <div className={classes.acts}>
        <ButtonLink href={organizationPath(id)} variant="light" size="sm">
          {t('profile')}
        </ButtonLink>
        {onCentre && (
          <Button variant="subtle" size="sm" onClick={onCentre}>
            {t('centre')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Waiting() {
  return (
    <div className={classes.waiting} aria-hidden>
      <Skeleton height={14} />
      <Skeleton height={14} />
      <Skeleton height={14} width="60%" />
    </div>
  );
}
