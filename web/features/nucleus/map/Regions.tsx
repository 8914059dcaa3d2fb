'use client';

import { Button, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useFormat } from '@/ui/useFormat';
import { usePlaceName } from '@/ui/usePlaceName';
import { toggled } from '../explorer/filter';
import classes from './Map.module.css';
import type { Whereabouts } from './whereabouts';

const AT_FIRST = 12;

/** How many organizations each region or country has, the largest first; each is a filter. */
export function Regions({ where, chosen, onChoose }: { where: Whereabouts; chosen: string[]; onChoose: (codes: string[]) => void }) {
  const t = useTranslations('nucleus.map');
  const format = useFormat();
  const placeName = usePlaceName();
  const [all, setAll] = useState(false);
  const heading = useId();
  const { regions, known } = where;
  const listed = regions.filter(({ code }, rank) => all || rank < AT_FIRST || chosen.includes(code));
  return (
    <section className={classes.regions} aria-labelledby={heading}>
      <h2 id={heading} className={classes.title}>
        {t('regions')}
      </h2>
      <ul className={classes.list}>
        {listed.map(({ code, members }) => {
          const unknown = members.filter((place) => known[place] === null).length;
          return (
            <li key={code}>
              <UnstyledButton className={classes.region} aria-pressed={chosen.includes(code)} onClick={() => onChoose(toggled(chosen, code))}>
                <span>
                  {placeName(code)}
                  {unknown > 0 && <small>{t('unknown', format.howMany(unknown))}</small>}
                </span>
                <span className={classes.count}>{format.number(members.length)}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {!all && listed.length < regions.length && (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => setAll(true)}>
          {t('all', { n: regions.length })}
        </Button>
      )}
    </section>
  );
}
