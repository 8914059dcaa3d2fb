import { useMemo } from 'react';
import { isDrawn, partnersOf, type Line, type Picture } from '../picture';
import type { View } from '../stage/look';
import { MOST_STEPS, type Shown } from './address';
import { stepsFrom, within } from './around';
import { shownPoints, showsLine } from './filter';
import { shortestWay } from './way';

/** How far the selection is told around. */
export type Circle = {
  steps: number;
  /** So many steps lead everywhere that lines lead. */
  most: number;
  /** Organizations within the steps, the selected one not counted. */
  count: number;
};

type Selected = {
  selected: number | null;
  /** The other one of a question. */
  asked: number | null;
  pointed: number | null;
};

/** What passes the filters, and what of it stands out around the selection. */
export function useFocus(picture: Picture, lines: Line[], shown: Shown, { selected, asked, pointed }: Selected) {
  const partners = useMemo(() => partnersOf(picture.ids.length, lines), [picture, lines]);
  const passing = useMemo(() => shownPoints(picture, shown.filter), [picture, shown.filter]);
  const showing = useMemo(
    () => ({ shown: passing, showsLine: (line: Line) => showsLine(shown.filter, line) }),
    [passing, shown.filter],
  );
  const way = useMemo(
    () => (shown.question?.kind === 'way' && selected !== null && asked !== null ? shortestWay(lines, showing, selected, asked) : null),
    [shown.question, lines, showing, selected, asked],
  );
  const around = useMemo(() => {
    if (selected === null) return null;
    const drawn = lines.filter((line) => isDrawn(line, { ...showing, shown: passing.with(selected, true) }));
    return stepsFrom(partnersOf(passing.length, drawn), selected);
  }, [lines, showing, passing, selected]);
  const circle = useMemo<Circle | null>(() => {
    if (!around) return null;
    const most = Math.min(MOST_STEPS, Math.max(1, ...around.values()));
    const steps = Math.min(shown.steps, most);
    return { steps, most, count: within(around, steps).size - 1 };
  }, [around, shown.steps]);
  const view = useMemo<View>(
    () => ({
      ...showing,
      selected,
      pointed,
      lit: around && circle ? new Set([...(way ?? within(around, circle.steps)), ...(asked === null ? [] : [asked])]) : null,
      steps: circle?.steps ?? 1,
      way,
    }),
    [showing, selected, asked, pointed, around, circle, way],
  );
  return { view, partners, circle, way };
}
