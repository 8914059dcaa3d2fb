import type { AllocationRule, InitiativeProposeInput, PurchaseSheetFragment } from '@/generated/graphql';
import { retyped, typedDecimal } from '@/lib/decimal';
import { instantOf } from './zone';

/** Units of UN/CEFACT Recommendation 20 that members buy in, the usual ones first. */
export const units = [
  'TNE', 'KGM', 'DTN', 'LTR', 'MTQ', 'H87', 'HAR', 'MTR', 'MTK', 'KMT', 'TKM', 'KWH', 'MWH', 'HUR', 'DAY',
] as const;
export const rules: AllocationRule[] = ['PROPORTIONAL', 'EQUAL', 'FIRST_COMMITTED'];

/** How far ahead a deadline is, at least and at most. */
export const LEAST_HOURS = 48;
export const MOST_DAYS = 365;
export const MOST_LINES = 20;

type ProposedLine = { key: string; product: string; description: string; unit: string; pack: string; minimum: string };

/** The form's fields, as typed. */
export type Proposal = {
  organizationId: string;
  title: string;
  description: string;
  lines: ProposedLine[];
  /** What the clock of `timeZone` shows: 2026-03-01 18:00:00. */
  deadlineAt: string | null;
  timeZone: string;
  currency: string;
  allocationRule: AllocationRule;
  minimumParticipants: number | string;
};

export function emptyLine(key: string): ProposedLine {
  return { key, product: '', description: '', unit: 'TNE', pack: '1', minimum: '' };
}

export function emptyProposal(organizationId: string, timeZone: string): Proposal {
  return {
    organizationId,
    title: '',
    description: '',
    lines: [emptyLine('first')],
    deadlineAt: null,
    timeZone,
    currency: 'KZT',
    allocationRule: 'PROPORTIONAL',
    minimumParticipants: 3,
  };
}

/** The terms of a purchase that did not come about, to propose it anew; for when is asked again. */
export function proposalAgain({ organizer, title, description, lines, currency, allocationRule, minimumParticipants }: PurchaseSheetFragment): Partial<Proposal> {
  return {
    organizationId: organizer.id,
    title,
    description,
    currency,
    allocationRule,
    minimumParticipants,
    lines: lines.map(({ id: key, product, description: about, unit, pack, minimum }) => ({
      key,
      product,
      description: about ?? '',
      unit,
      pack: pack.value,
      minimum: minimum.value,
    })),
  };
}

/** What was kept, with its numbers as they are typed in another language. */
export function retypedProposal(proposal: Proposal, from: string, to: string): Proposal {
  const lines = proposal.lines.map((line) => ({ ...line, pack: retyped(line.pack, from, to), minimum: retyped(line.minimum, from, to) }));
  return { ...proposal, lines };
}

/** What is sent; the fields were checked before. */
export function toInput(clusterId: string, proposal: Proposal, locale: string): Omit<InitiativeProposeInput, 'idempotencyKey'> {
  const { organizationId, title, description, deadlineAt, timeZone, currency, allocationRule } = proposal;
  return {
    clusterId,
    organizationId,
    title: title.trim(),
    description: description.trim(),
    deadlineAt: deadlineAt ? instantOf(deadlineAt, timeZone) : '',
    timeZone,
    currency,
    allocationRule,
    minimumParticipants: Number(proposal.minimumParticipants),
    lines: proposal.lines.map(({ product, description: about, unit, pack, minimum }) => ({
      product: product.trim(),
      ...(about.trim() && { description: about.trim() }),
      unit,
      pack: typedDecimal(pack, locale),
      minimum: typedDecimal(minimum, locale),
    })),
  };
}
