import { isStep } from './explorer/way';
import type { Line } from './picture';
import type { View } from './stage/look';

/** How a line stands beside the selection: out as one of its lines or a step of the way, among those around it, or back; null without one. */
export type Standing = 'out' | 'among' | 'back' | null;

export function standingOf(line: Line, { selected, lit, steps, way }: View): Standing {
  if (lit === null) return null;
  if (way ? isStep(way, line) : line.a === selected || line.b === selected) return 'out';
  return steps > 1 && way === null && lit.has(line.a) && lit.has(line.b) ? 'among' : 'back';
}
