import type { TieForm } from '@/generated/graphql';
import { isDrawn, partnersOf, type Line } from '../picture';
import type { View } from '../stage/look';
import type { ViewKind } from './address';
import { showsLine } from './filter';

type Drawn = { lines: Line[]; view: View };

/** What is drawn in each view of the explorer: on the screen, on paper and in files. */
export function drawnIn(kind: ViewKind, { lines, view }: Drawn): Drawn {
  return kind === 'map' ? { lines: aroundSelection(lines, view), view } : { lines, view };
}

/** One of the two sides: the lines with a tie of this form, drawn as such alone, and the partners by them. */
export function sideOf(form: TieForm, points: number, { lines, view }: Drawn): Drawn & { partners: number[][] } {
  const ofForm = lines
    .filter((line) => showsLine({ forms: [form] }, line))
    .map((line) => ({ ...line, formal: form === 'FORMAL', informal: form === 'INFORMAL' }));
  const partners = partnersOf(points, ofForm);
  const lit = view.selected === null || view.way || view.steps > 1 ? view.lit : new Set([view.selected, ...(partners[view.selected] ?? [])]);
  return { lines: ofForm, partners, view: { ...view, showsLine: () => true, lit } };
}

/** The lines among those that stand out around the selection; without one the map stays clear of them. */
function aroundSelection(lines: Line[], view: View): Line[] {
  const { selected, lit } = view;
  if (selected === null || lit === null) return [];
  return lines.filter((line) => isDrawn(line, view) && lit.has(line.a) && lit.has(line.b) && (view.steps > 1 || line.a === selected || line.b === selected));
}
