import { OrganizationLinesDocument, StrongestLinesDocument, type OrganizationLinesQuery } from '@/generated/graphql';
import { useRead, useReadAll } from '@/lib/client';
import { useMemo } from 'react';
import { eachOf, isPartial, type Line, type Picture } from '../picture';

type Ties = NonNullable<NonNullable<OrganizationLinesQuery['cluster']>['ties']>;

/** Of an organization with more than so many hundred ties the newest are drawn. */
const MOST_PAGES = 20;

type DrawnLines = {
  /** The lines of the network without those that only the selection brings: the same for every selection. */
  kept: Line[];
  lines: Line[];
  /** Of the selected organization. */
  state: 'complete' | 'truncated' | 'failed' | 'past';
  /** Whether lines that are wanted are on their way. */
  pending: boolean;
};

type Wanted = {
  slug: string;
  snapshot: { id: string; onDate: string };
  picture: Picture;
  places: Map<string, number>;
  selected: number | null;
  newest: boolean;
  /** All lines that are kept, not only those that come with the page. */
  many: boolean;
};

/**
 * The lines to draw: the picture's, and of a network too large for all of them those of the selection too. Those are
 * the ties of today, so a picture of an earlier day goes without.
 */
export function useDrawnLines({ slug, snapshot, picture, places, selected, newest, many }: Wanted): DrawnLines {
  const partly = many && isPartial(picture, picture.lines);
  const { data: stored, pending } = useRead(StrongestLinesDocument, { slug, on: snapshot.onDate }, { enabled: partly });
  const nucleus = partly ? stored?.cluster?.nucleus : undefined;
  // A newer picture of the same day numbers its points otherwise.
  const more = nucleus?.id === snapshot.id ? nucleus.picture.lines : null;
  const kept = useMemo(() => (more === null ? picture.lines : eachOf(more)), [more, picture]);
  const lacking = isPartial(picture, kept) && selected !== null;
  const wanted = lacking && newest;
  const { pages, failure } = useReadAll(
    OrganizationLinesDocument,
    { slug, organizationId: picture.ids[selected ?? 0] ?? '' },
    (page) => restOf(page.cluster?.ties),
    { enabled: wanted, most: MOST_PAGES },
  );
  return useMemo(() => {
    if (!wanted || !pages) return { kept, lines: kept, pending, state: lacking && !newest ? 'past' : wanted && failure ? 'failed' : 'complete' };
    const drawn = new Set(kept.map(pairOf));
    return {
      kept,
      lines: [...kept, ...linesOf(pages.flatMap((page) => page.cluster?.ties?.nodes ?? []), places).filter((line) => !drawn.has(pairOf(line)))],
      state: restOf(pages.at(-1)?.cluster?.ties) !== null ? 'truncated' : 'complete',
      pending,
    };
  }, [kept, pending, places, pages, lacking, newest, wanted, failure]);
}

/** Where the next page of ties begins; null where there is none. */
const restOf = (ties: Ties | null | undefined): string | null => (ties?.pageInfo.hasNextPage ? ties.pageInfo.endCursor : null);

/** All ties between two organizations as one line. */
function linesOf(ties: Ties['nodes'], places: Map<string, number>): Line[] {
  const lines = new Map<string, Line>();
  for (const { from, to, form, state, strength, weight } of ties) {
    const [one, other] = [places.get(from.id), places.get(to.id)];
    if (one === undefined || other === undefined) continue;
    const pair = pairOf({ a: one, b: other });
    const line = lines.get(pair) ?? { a: one, b: other, weight: 0, formal: false, informal: false };
    const formal = form === 'FORMAL';
    lines.set(pair, {
      ...line,
      weight: line.weight + (weight ?? (strength / 5) * (formal ? 1 : 0.5)) * (state === 'STALE' ? 0.5 : 1),
      formal: line.formal || formal,
      informal: line.informal || !formal,
    });
  }
  return [...lines.values()];
}

function pairOf({ a, b }: Pick<Line, 'a' | 'b'>): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
