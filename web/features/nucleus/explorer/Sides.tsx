'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { TieForm } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { isDrawn } from '../picture';
import { forms } from './address';
import { sideOf } from './drawn';
import { showsLine } from './filter';
import { Network, type NetworkProps } from './Network';
import classes from './Sides.module.css';

type Side = Omit<NetworkProps, 'partners'>;

/** The formal and the informal ties of the same organizations beside each other, with one selection. */
export function Sides(network: Side) {
  return (
    <div className={classes.sides}>
      {forms.map((form) => (
        <OneForm key={form} form={form} {...network} />
      ))}
    </div>
  );
}

function OneForm({ form, ...network }: Side & { form: TieForm }) {
  const t = useTranslations('nucleus.sides');
  const format = useFormat();
  const { lines, label, view } = network;
  const { picture } = network;
  const side = useMemo(() => sideOf(form, picture.ids.length, { lines, view }), [form, picture, lines, view]);
  const drawn = side.lines.filter((line) => isDrawn(line, side.view));
  const tied = new Set(drawn.flatMap(({ a, b }) => [a, b]));
  const shown = view.shown.filter(Boolean).length;
  const alone = lines.filter((line) => line.formal !== line.informal && showsLine({ forms: [form] }, line) && isDrawn(line, side.view)).length;
  const name = t(form);
  return (
    <figure className={classes.side}>
      <figcaption className={classes.caption}>
        <strong>{name}</strong>
        <span>
          {t('told', {
            pairs: drawn.length,
            pairsText: format.number(drawn.length),
            alone: format.number(alone),
            tied: format.number(tied.size),
            shown: format.number(shown),
          })}
        </span>
      </figcaption>
      <Network {...network} {...side} label={`${label}: ${name}`} />
    </figure>
  );
}
