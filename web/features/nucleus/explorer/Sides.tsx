'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { TieForm } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { isDrawn, partnersOf, type Line } from '../picture';
import { forms } from './address';
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
  const picture = useMemo(() => ({ ...network.picture, lines: linesOf(form, network.picture.lines) }), [network.picture, form]);
  const ofForm = useMemo(() => linesOf(form, lines), [lines, form]);
  const partners = useMemo(() => partnersOf(picture.ids.length, ofForm), [picture, ofForm]);
  const own = useMemo(
    () => ({
      ...view,
      showsLine: () => true,
      lit: view.selected === null || view.way || view.steps > 1 ? view.lit : new Set([view.selected, ...(partners[view.selected] ?? [])]),
    }),
    [view, partners],
  );
  const drawn = ofForm.filter((line) => isDrawn(line, own));
  const tied = new Set(drawn.flatMap(({ a, b }) => [a, b]));
  const shown = view.shown.filter(Boolean).length;
  const alone = lines.filter((line) => line.formal !== line.informal && showsLine({ forms: [form] }, line) && isDrawn(line, own)).length;
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
      <Network {...network} picture={picture} lines={ofForm} partners={partners} view={own} label={`${label}: ${name}`} />
    </figure>
  );
}

/** The lines with a tie of this form, drawn as such alone. */
function linesOf(form: TieForm, lines: Line[]): Line[] {
  return lines
    .filter((line) => showsLine({ forms: [form] }, line))
    .map((line) => ({ ...line, formal: form === 'FORMAL', informal: form === 'INFORMAL' }));
}
