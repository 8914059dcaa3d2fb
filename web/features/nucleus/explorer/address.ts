import type { ChainRole, NucleusLabel, OrganizationKind, TieForm } from '@/generated/graphql';
import { marks } from '@/ui/mark';
import { readDay } from '../changes/address';
import type { Filter } from './filter';

export const columns = ['name', 'kind', 'role', 'place', 'label', 'strength'] as const;
export type Column = (typeof columns)[number];
export type Sorting = { column: Column; descending: boolean };

export const questionKinds = ['leaves', 'tied', 'way'] as const;

/** What is asked about the selected organization, with the other one that it takes; null while that is not chosen. */
export type Question = { kind: (typeof questionKinds)[number]; partner: string | null; form: TieForm };

/** What the page shows, as its address says it. */
export type Shown = {
  view: (typeof viewKinds)[number];
  /** The day asked for; null for the newest. */
  day: string | null;
  /** Global id of the selected organization. */
  selected: string | null;
  /** Null while nothing is asked or nobody selected. */
  question: Question | null;
  filter: Filter;
  sorting: Sorting;
};

/** One picture; two, of the formal and of the informal ties; or a table. */
export const viewKinds = ['picture', 'sides', 'table'] as const;

export const kinds = Object.keys(marks) as OrganizationKind[];
export const labels: NucleusLabel[] = ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'RING_1', 'RING_2', 'OUTSIDE'];
export const roles: ChainRole[] = [
  'INPUT_SUPPLIER', 'PRODUCER', 'PROCESSOR', 'STORAGE_LOGISTICS', 'SELLER', 'BUYER',
  'SERVICE', 'RESEARCH', 'FINANCE', 'GOVERNANCE',
];
export const forms: TieForm[] = ['FORMAL', 'INFORMAL'];

const heartFirst: Sorting = { column: 'label', descending: false };

/** Reads an address; what it says wrongly counts as not said. */
export function readAddress(params: URLSearchParams): Shown {
  const column = columns.find((one) => one === params.get('sort'));
  return {
    view: viewKinds.find((one) => one === params.get('view')) ?? 'picture',
    day: readDay(params.get('on') ?? undefined),
    selected: params.get('sel'),
    question: params.has('sel') ? questionOf(params) : null,
    filter: {
      kinds: listed(params, 'kind', kinds),
      labels: listed(params, 'label', labels),
      roles: listed(params, 'role', roles),
      forms: listed(params, 'form', forms),
    },
    sorting: column ? { column, descending: params.has('desc') } : heartFirst,
  };
}

/** The query part of the address that says this; what is usual is left out. */
export function writeAddress({ view, day, selected, question, filter, sorting }: Shown): string {
  const params = new URLSearchParams();
  if (view !== 'picture') params.set('view', view);
  if (day) params.set('on', day);
  if (selected) params.set('sel', selected);
  if (selected && question) {
    params.set('ask', question.kind);
    if (question.partner) params.set('with', question.partner);
    if (question.form !== 'FORMAL') params.set('as', question.form);
  }
  for (const [name, values] of [
    ['kind', filter.kinds], ['label', filter.labels], ['role', filter.roles], ['form', filter.forms],
  ] as const) {
    if (values.length > 0) params.set(name, values.join(','));
  }
  if (sorting.column !== heartFirst.column || sorting.descending) params.set('sort', sorting.column);
  if (sorting.descending) params.set('desc', '');
  return params.toString();
}

function questionOf(params: URLSearchParams): Question | null {
  const kind = questionKinds.find((one) => one === params.get('ask'));
  const form = forms.find((one) => one === params.get('as')) ?? 'FORMAL';
  return kind ? { kind, partner: params.get('with'), form } : null;
}

function listed<Value extends string>(params: URLSearchParams, name: string, known: Value[]): Value[] {
  const said = params.get(name)?.split(',') ?? [];
  return known.filter((value) => said.includes(value));
}
