import { OrganizationLinesDocument, type OrganizationLinesQuery } from '@/generated/graphql';
import { useRead } from '@/lib/client';
import { useMemo } from 'react';
import type { Line, Picture } from '../picture';

type Tie = NonNullable<NonNullable<OrganizationLinesQuery['cluster']>['ties']>['nodes'][number];

type DrawnLines = { lines: Line[]; state: 'complete' | 'truncated' | 'failed' | 'past' };

/**
 * The lines to draw: the picture's, and of a network too large for all of them those of the selection too. Those are
 * the ties of today, so a picture of an earlier day goes without.
 */
export function useDrawnLines(
  slug: string,
  picture: Picture,
  places: Map<string, number>,
  selected: number | null,
  newest: boolean,
): DrawnLines {
  const lacking = picture.coreLinesOnly && selected !== null;
  const wanted = lacking && newest;
  const { data, failure } = useRead(
    OrganizationLinesDocument,
    { slug, organizationId: picture.ids[selected ?? 0] ?? '' },
    { enabled: wanted },
  );
  const ties = wanted ? data?.cluster?.ties : undefined;
  return useMemo(() => {
    if (!ties) return { lines: picture.lines, state: lacking && !newest ? 'past' : wanted && failure ? 'failed' : 'complete' };
    const drawn = new Set(picture.lines.map(pairOf));
    return {
      lines: [...picture.lines, ...linesOf(ties.nodes, places).filter((line) => !drawn.has(pairOf(line)))],
      state: ties.pageInfo.hasNextPage ? 'truncated' : 'complete',
    };
  }, [picture, places, ties, lacking, newest, wanted, failure]);
}

/** All ties between two organizations as one line. */
function linesOf(ties: Tie[], places: Map<string, number>): Line[] {
  const lines = new Map<string, Line>();
  for (const { from, to, form, strength, weight } of ties) {
    const [one, other] = [places.get(from.id), places.get(to.id)];
    if (one === undefined || other === undefined) continue;
    const pair = pairOf({ a: one, b: other });
    const line = lines.get(pair) ?? { a: one, b: other, weight: 0, formal: false, informal: false };
    const formal = form === 'FORMAL';
    lines.set(pair, {
      ...line,
      weight: line.weight + (weight ?? (strength / 5) * (formal ? 1 : 0.5)),
      formal: line.formal || formal,
      informal: line.informal || !formal,
    });
  }
  return [...lines.values()];
}

function pairOf({ a, b }: Pick<Line, 'a' | 'b'>): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
