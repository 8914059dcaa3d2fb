import type { JournalFilter } from '@/generated/graphql';

/** Acts and types of object that the journal of a cluster tells of, to choose from. */
export const acts = [
  'tie.declare', 'tie.confirm', 'tie.reject', 'tie.withdraw', 'tie.reconfirm', 'tie.stale', 'tie.review', 'tie.prove', 'tie.end', 'notice.publish', 'notice.withdraw', 'notice.answer',
  'initiative.propose', 'initiative.cancel', 'initiative.lock', 'initiative.fail', 'commitment.make', 'commitment.withdraw',
  'organization.register', 'membership.apply', 'membership.withdraw', 'membership.leave', 'membership.admit', 'membership.observe', 'membership.reject', 'membership.expire',
  'representation.ask', 'representation.accept', 'representation.reject', 'representation.withdraw',
  'nucleus.compute', 'nucleus.contest', 'nucleus.answer', 'nucleus.parameters', 'cluster.found', 'seat.give', 'seat.end', 'import.run', 'import.batch',
];
export const objectTypes = [
  'Tie', 'Notice', 'NoticeAnswer', 'Initiative', 'Commitment', 'Organization', 'Membership', 'RepresentationRequest', 'NucleusSnapshot',
  'LabelContest', 'Cluster', 'Seat', 'Import',
] as const;

export const ENTRIES_A_PAGE = 25;

/** Kazakhstan has one time zone, in which the days of the filter begin. */
const ZONE = '+05:00';
/** Any act may be asked for, also one that is not offered. */
const ACT = /^[a-z]+\.[a-z]+$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** What the page shows, as its address says it; days are the first and the last one shown. */
export type Shown = { act: string; type: string; by: string; from: string; to: string };
export type Params = Record<string, string | string[] | undefined>;

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');
const day = (value: string | string[] | undefined): string => (DAY.test(text(value)) && !Number.isNaN(Date.parse(text(value))) ? text(value) : '');

/** Reads an address; what it says wrongly counts as not said. */
export function readAddress({ act, type, by, from, to }: Params): Shown {
  return {
    act: ACT.test(text(act)) ? text(act) : '',
    type: (objectTypes as readonly string[]).includes(text(type)) ? text(type) : '',
    by: text(by),
    from: day(from),
    to: day(to),
  };
}

export function writeAddress(shown: Shown): string {
  const params = new URLSearchParams(Object.entries(shown).filter(([, value]) => value !== ''));
  return params.size === 0 ? '' : `?${params.toString()}`;
}

export const isFiltered = (shown: Shown): boolean => Object.values(shown).some((value) => value !== '');

const begins = (date: string): string => new Date(`${date}T00:00:00${ZONE}`).toISOString();
const ends = (date: string): string => new Date(Date.parse(`${date}T00:00:00${ZONE}`) + DAY_MS).toISOString();

export function filterOf({ act, type, by, from, to }: Shown): JournalFilter {
  return {
    ...(act && { actions: [act] }),
    ...(type && { objectTypes: [type] }),
    ...(by && { organizationId: by }),
    ...(from && { from: begins(from) }),
    ...(to && { before: ends(to) }),
  };
}

/** Where the server gives what is shown as a file. */
export function exportPath(slug: string, format: 'csv' | 'jsonl', { act, type, by, from, to }: Shown): string {
  const params = new URLSearchParams({ format });
  if (act) params.set('action', act);
  if (type) params.set('objectType', type);
  if (by) params.set('organization', by);
  if (from) params.set('from', begins(from));
  if (to) params.set('before', ends(to));
  return `/api/journal/${encodeURIComponent(slug)}/export?${params.toString()}`;
}
