import type { ChainRole, NucleusLabel, OrganizationKind, TieForm } from '@/generated/graphql';
import { marks } from '@/ui/mark';
import type { Filter } from './filter';

export const columns = ['name', 'kind', 'role', 'place', 'label', 'strength'] as const;
export type Column = (typeof columns)[number];
export type Sorting = { column: Column; descending: boolean };

/** What the page shows, as its address says it. */
export type Shown = {
  view: 'picture' | 'table';
  /** Global id of the selected organization. */
  selected: string | null;
  filter: Filter;
  sorting: Sorting;
};

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
    view: params.get('view') === 'table' ? 'table' : 'picture',
    selected: params.get('sel'),
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
export function writeAddress({ view, selected, filter, sorting }: Shown): string {
  const params = new URLSearchParams();
  if (view === 'table') params.set('view', view);
  if (selected) params.set('sel', selected);
  for (const [name, values] of [
    ['kind', filter.kinds], ['label', filter.labels], ['role', filter.roles], ['form', filter.forms],
  ] as const) {
    if (values.length > 0) params.set(name, values.join(','));
  }
  if (sorting.column !== heartFirst.column || sorting.descending) params.set('sort', sorting.column);
  if (sorting.descending) params.set('desc', '');
  return params.toString();
}

function listed<Value extends string>(params: URLSearchParams, name: string, known: Value[]): Value[] {
  const said = params.get(name)?.split(',') ?? [];
  return known.filter((value) => said.includes(value));
}
