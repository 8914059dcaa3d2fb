import type { NoticeFilter, NoticeKind } from '@/generated/graphql';

export const kinds: NoticeKind[] = [
  'NEWS', 'MARKET_PRICE', 'OFFER', 'REQUEST', 'FORECAST', 'MARKET_RESEARCH', 'TECHNOLOGY', 'VACANCY', 'TRAINING', 'DOCUMENT',
];

/** What the feed shows, as its address says it. */
export type Shown = {
  kinds: NoticeKind[];
  /** Global id of the only publisher. */
  by: string | null;
  /** Those whose time is over too. */
  expired: boolean;
};
export type Params = Record<string, string | string[] | undefined>;

/** Reads an address; what it says wrongly counts as not said. */
export function readAddress({ kind, by, expired }: Params): Shown {
  const said = typeof kind === 'string' ? kind.split(',') : [];
  return {
    kinds: kinds.filter((one) => said.includes(one)),
    by: typeof by === 'string' && by !== '' ? by : null,
    expired: expired === '1',
  };
}

export function writeAddress({ kinds: chosen, by, expired }: Shown): string {
  const params = new URLSearchParams();
  if (chosen.length > 0) params.set('kind', chosen.join(','));
  if (by) params.set('by', by);
  if (expired) params.set('expired', '1');
  const query = params.toString();
  return query && `?${query}`;
}

export function filterOf({ kinds: chosen, by, expired }: Shown): NoticeFilter {
  return {
    ...(chosen.length > 0 && { kinds: chosen }),
    ...(by && { organizationId: by }),
    includeExpired: expired,
  };
}

export function isFiltered({ kinds: chosen, by }: Shown): boolean {
  return chosen.length > 0 || by !== null;
}
