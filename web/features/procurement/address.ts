import type { InitiativeFilter, InitiativeOrder } from '@/generated/graphql';

/** Which purchases the list shows: those open to commitments, the viewer's own, those that ended so, or all. */
export const views = ['open', 'mine', 'met', 'failed', 'cancelled', 'all'] as const;
export type PurchaseView = (typeof views)[number];

const filters: Record<PurchaseView, InitiativeFilter> = {
  open: { states: ['COLLECTING'] },
  mine: { viewerCommitted: true },
  met: {
    states: [
      'LOCKED', 'QUOTING', 'EVALUATING', 'AWARD_PROPOSED', 'COUNCIL_REVIEW', 'STANDSTILL',
      'ORDERED', 'RECEIVING', 'SETTLING', 'CLOSED', 'INCOMPLETE',
    ],
  },
  failed: { states: ['UNSUCCESSFUL'] },
  cancelled: { states: ['CANCELLED'] },
  all: {},
};

/** Reads an address; what it says wrongly counts as not said. */
export function readView(said: string | string[] | undefined): PurchaseView {
  return views.find((view) => view === said) ?? 'open';
}

/** What the list asks for: what closes next first where more may join, else the newest. */
export function queryOf(view: PurchaseView): { filter: InitiativeFilter; orderBy: InitiativeOrder } {
  return { filter: { ...filters[view], kinds: ['JOINT_PROCUREMENT'] }, orderBy: view === 'open' ? 'DEADLINE' : 'NEWEST' };
}
