'use client';

import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { KindMark } from '@/ui/KindMark';
import { useFormat } from '@/ui/useFormat';
import type { Picture } from '../picture';
import classes from './Panel.module.css';

const MOST_PARTNERS = 8;

/** The partners that lines lead to, the strongest first: each is a way to walk on. */
export function Partners({
  picture,
  places,
  note,
  onSelect,
}: {
  picture: Picture;
  places: number[];
  note: string | null;
  onSelect: (place: number) => void;
}) {
  const t = useTranslations('nucleus.panel');
  const format = useFormat();
  if (places.length === 0) return note && <p className={classes.note}>{note}</p>;
  return (
    <div>
      <h3 className={classes.partnersTitle}>{t('partners')}</h3>
      <ul className={classes.partners}>
        {places.slice(0, MOST_PARTNERS).map((place) => (
          <li key={place}>
            <UnstyledButton className={classes.partner} onClick={() => onSelect(place)}>
              <KindMark kind={picture.kinds[place] ?? 'ENTERPRISE'} size={15} /> {picture.names[place]}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {places.length > MOST_PARTNERS && <p className={classes.note}>{t('morePartners', format.howMany(places.length - MOST_PARTNERS))}</p>}
      {note && <p className={classes.note}>{note}</p>}
    </div>
  );
}
