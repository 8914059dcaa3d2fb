import type { OrganizationKind } from '@/generated/graphql';
import { marks, type Mark } from '@/ui/mark';
import { isDrawn, lineStyle, type Line, type Picture } from '../picture';
import { standingOf, type Standing } from '../standing';
import type { MarkData } from './mark-program';
import type { Palette } from './palette';
import { TIE_STYLE, type TieData } from './tie-program';

/** What the picture shows now. Points go by their place in the picture's lists. */
export type View = {
  /** Whether the filters let a point through. */
  shown: boolean[];
  /** Whether the filters let a line of this form through. */
  showsLine: (line: Line) => boolean;
  selected: number | null;
  /** Reached by the keyboard. */
  pointed: number | null;
  /** The selected point and those around it, or those on the way; null while nothing is selected. */
  lit: Set<number> | null;
  /** How far from the selected one those that are lit may be. */
  steps: number;
  /** From one point to another; null while no way is asked for. */
  way: number[] | null;
};

type MarkLook = MarkData & { color: string; size: number; zIndex: number };
type TieLook = TieData & { color: string; size: number; zIndex: number; hidden: boolean };

const NONE = '#00000000';
/** So many lines would be a grey ball. */
const MANY = 6000;

export function markLook(
  picture: Picture,
  place: number,
  size: number,
  view: View,
  hovered: number | null,
  palette: Palette,
): MarkLook {
  const { fill, ...shape } = markOf(picture.kinds[place]);
  if (!view.shown[place]) {
    return { ...shape, color: palette.hairline, outline: NONE, halo: NONE, dashed: false, size: Math.min(size, 2.2), zIndex: 0 };
  }
  const chosen = place === view.selected || place === view.pointed || place === hovered;
  const faded = view.lit !== null && !view.lit.has(place) && !chosen;
  const label = picture.labels[place];
  const ringed = label === 'NUCLEUS' || label === 'GROWTH_POLE';
  return {
    ...shape,
    color: faded ? withOpacity(fill, 0.28) : fill,
    outline: faded ? withOpacity(palette['mark-outline'], 0.25) : palette['mark-outline'],
    halo: chosen ? palette.ink : ringed ? withOpacity(palette.gold, faded ? 0.4 : 1) : NONE,
    dashed: !chosen && label === 'GROWTH_POLE',
    size: chosen ? size + 1.5 : size,
    zIndex: chosen ? 3 : faded ? 1 : 2,
  };
}

/** Of a line that neither stands out nor is pointed to. */
function usualOpacity(line: Line, standing: Standing, around: number, crowd: number): number {
  if (standing === 'back') return 0.05;
  if (standing) return clamp(30 / around, crowd > MANY ? 0.03 : 0.12, 0.4);
  const [share, least] = crowd > MANY ? [600, 0.03] : [60, 0.1];
  return clamp(share / crowd, least, 0.34) * (0.6 + 0.4 * line.weight);
}

/** `crowd`: how many lines are drawn; the more, the fainter each. */
export function tieLook(line: Line, view: View, hovered: number | null, palette: Palette, crowd: number): TieLook {
  const touches = (place: number | null) => place === line.a || place === line.b;
  const standing = standingOf(line, view);
  const strong = standing === 'out' || touches(view.pointed) || touches(hovered);
  const around = view.lit?.size ?? 1;
  const opacity = strong ? clamp(30 / around, 0.4, 0.85) : usualOpacity(line, standing, around, crowd);
  return {
    style: TIE_STYLE[lineStyle(line)],
    color: withOpacity(palette.ink, Math.min(1, opacity)),
    size: (strong ? 1.5 : 1) * (0.8 + 0.5 * Math.min(1, line.weight)),
    zIndex: strong ? 1 : 0,
    hidden: !isDrawn(line, view),
  };
}

function markOf(kind: OrganizationKind | undefined): Mark {
  return marks[kind ?? 'ENTERPRISE'];
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** A colour #rrggbb with an opacity, as #rrggbbaa. */
function withOpacity(colour: string, opacity: number): string {
  return `${colour.slice(0, 7)}${Math.round(opacity * 255).toString(16).padStart(2, '0')}`;
}
