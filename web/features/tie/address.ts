import type { TieFilter, TieForm, TieState, TieType } from '@/generated/graphql';
import { formalTypes, informalTypes } from './types';

export const forms: TieForm[] = ['FORMAL', 'INFORMAL'];
export const types: TieType[] = [...formalTypes, ...informalTypes];
export const states: TieState[] = ['PROPOSED', 'CONFIRMED', 'STALE', 'ENDED', 'REJECTED', 'WITHDRAWN'];

/** What the page of ties shows, as its address says it. */
export type Shown = { view: 'mine' | 'all'; form: TieForm | null; type: TieType | null; state: TieState | null };
export type Params = Record<string, string | string[] | undefined>;

/** Reads an address; what it says wrongly counts as not said. */
export function readAddress(params: Params, canBeMine: boolean): Shown {
  const one = <Value extends string>(name: string, known: Value[]) => known.find((value) => value === params[name]) ?? null;
  return {
    view: canBeMine && params['view'] !== 'all' ? 'mine' : 'all',
    form: one('form', forms),
    type: one('type', types),
    state: one('state', states),
  };
}

export function filterOf({ view, form, type, state }: Shown, organizationId: string | null): TieFilter {
  return {
    ...(form && { form }),
    ...(type && { types: [type] }),
    ...(state && { states: [state] }),
    ...(view === 'mine' && organizationId && { organizationId }),
  };
}

export function isFiltered({ form, type, state }: Shown): boolean {
  return form !== null || type !== null || state !== null;
}
