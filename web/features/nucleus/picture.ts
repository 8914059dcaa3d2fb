import type { NucleusPictureFragment, RingsPictureFragment } from '@/generated/graphql';

export type Line = { a: number; b: number; weight: number; formal: boolean; informal: boolean };
type Drawn<Told extends { lines: ToldLines }> = Omit<Told, 'lines'> & { lines: Line[] };
/** What the explorer knows of a network. */
export type Picture = Drawn<NucleusPictureFragment>;
/** What is drawn of it. */
export type Rings = Drawn<RingsPictureFragment>;
type ToldLines = RingsPictureFragment['lines'];
export type LineStyle = 'formal' | 'informal' | 'both';

export function lineStyle({ formal, informal }: Pick<Line, 'formal' | 'informal'>): LineStyle {
  if (formal && informal) return 'both';
  return informal ? 'informal' : 'formal';
}

/** Where two have ties of both forms, beads sit on their line: dashes so many times as wide. */
const BEADS = 3;

/** What a line is drawn with in an SVG, one over the other. */
export function strokesOf(style: LineStyle, width: number): { width: number; dashes?: string }[] {
  const dashes = '5 4';
  if (style === 'informal') return [{ width, dashes }];
  return style === 'formal' ? [{ width }] : [{ width }, { width: BEADS * width, dashes }];
}

/** A picture with its lines one by one. */
export function drawnOf<Told extends { lines: ToldLines }>(told: Told): Drawn<Told> {
  return { ...told, lines: eachOf(told.lines) };
}

/** The lines one by one, of the lists in parallel that travel. */
export function eachOf({ a, b, weight, formal, informal }: ToldLines): Line[] {
  return a.map((end, n) => ({ a: end, b: b[n] ?? end, weight: weight[n] ?? 0, formal: formal[n] ?? false, informal: informal[n] ?? false }));
}

/** Whether the network has lines beside these. */
export function isPartial({ pairCount }: Pick<Picture, 'pairCount'>, lines: Line[]): boolean {
  return lines.length < pairCount;
}

/** Whether the filters let a line through, and both of its ends. */
export function isDrawn(line: Line, { shown, showsLine }: { shown: boolean[]; showsLine: (line: Line) => boolean }): boolean {
  return Boolean(shown[line.a] && shown[line.b]) && showsLine(line);
}

/** The places of each point's partners, strongest tied first. */
export function partnersOf(count: number, lines: Line[]): number[][] {
  const partners: Array<Array<{ place: number; weight: number }>> = Array.from({ length: count }, () => []);
  for (const { a, b, weight } of lines) {
    partners[a]?.push({ place: b, weight });
    partners[b]?.push({ place: a, weight });
  }
  return partners.map((around) => around.sort((one, other) => other.weight - one.weight).map(({ place }) => place));
}

/**
 * Half the width of a point's mark, in the unit of the picture: area grows with the strength of its ties, and the
 * strongest still leaves air to its nearest neighbour.
 */
export function markSize(strength: number, strongest: number, room: number): number {
  return room * (0.17 + 0.27 * Math.sqrt(strongest > 0 ? strength / strongest : 0));
}
