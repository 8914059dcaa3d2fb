import type { OrganizationKind, TieForm } from '@/generated/graphql';
import { chainRoles, nucleusLabels } from '@/features/terms';
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
  view: ViewKind;
  /** The day asked for; null for the newest. */
  day: string | null;
  /** Global id of the selected organization. */
  selected: string | null;
  /** How many steps over the lines stand out around the selected one, 1 or more. */
  steps: number;
  /** Null while nothing is asked or nobody selected. */
  question: Question | null;
  filter: Filter;
  sorting: Sorting;
};

/** The rings; the pull of the ties; the places on the map; two pictures, of the formal and of the informal ties; a table. */
export const viewKinds = ['picture', 'force', 'map', 'sides', 'table'] as const;
export type ViewKind = (typeof viewKinds)[number];

/** As many as there are digit keys. */
export const MOST_STEPS = 9;

export const kinds = Object.keys(marks) as OrganizationKind[];
export const forms: TieForm[] = ['FORMAL', 'INFORMAL'];

/** ISO 3166-1 or 3166-2. */
const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

const heartFirst: Sorting = { column: 'label', descending: false };

/** Reads an address; what it says wrongly counts as not said. */
export function readAddress(params: URLSearchParams): Shown {
  const column = columns.find((one) => one === params.get('sort'));
  const view = viewKinds.find((one) => one === params.get('view')) ?? 'picture';
  return {
    view,
    day: readDay(params.get('on') ?? undefined),
    selected: params.get('sel'),
    steps: params.has('sel') ? stepsOf(params) : 1,
    question: params.has('sel') ? questionOf(params) : null,
    filter: {
      kinds: listed(params, 'kind', kinds),
      labels: listed(params, 'label', nucleusLabels),
      roles: listed(params, 'role', chainRoles),
      // Side by side both are shown.
      forms: view === 'sides' ? [] : listed(params, 'form', forms),
      places: (params.get('place')?.split(',') ?? []).filter((code) => PLACE.test(code)),
    },
    sorting: column ? { column, descending: params.has('desc') } : heartFirst,
  };
}

/** The query part of the address that says this; what is usual is left out. */
export function writeAddress({ view, day, selected, steps, question, filter, sorting }: Shown): string {
  const params = new URLSearchParams();
  if (view !== 'picture') params.set('view', view);
  if (day) params.set('on', day);
  if (selected) params.set('sel', selected);
  if (selected && steps > 1) params.set('steps', String(steps));
  if (selected && question) {
    params.set('ask', question.kind);
    if (question.partner) params.set('with', question.partner);
    if (question.form !== 'FORMAL') params.set('as', question.form);
  }
  for (const [name, values] of [
    ['kind', filter.kinds], ['label', filter.labels], ['role', filter.roles], ['form', view === 'sides' ? [] : filter.forms],
    ['place', filter.places],
  ] as const) {
    if (values.length > 0) params.set(name, values.join(','));
  }
  if (sorting.column !== heartFirst.column || sorting.descending) params.set('sort', sorting.column);
  if (sorting.descending) params.set('desc', '');
  return params.toString();
}

function stepsOf(params: URLSearchParams): number {
  const said = Number(params.get('steps'));
  return Number.isInteger(said) && said >= 1 && said <= MOST_STEPS ? said : 1;
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
