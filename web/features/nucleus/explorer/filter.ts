import type { ChainRole, NucleusLabel, OrganizationKind, TieForm } from '@/generated/graphql';
import type { Line, Picture } from '../picture';

/** An empty list lets everything through. */
export type Filter = {
  kinds: OrganizationKind[];
  labels: NucleusLabel[];
  roles: ChainRole[];
  forms: TieForm[];
  /** Regions or countries, as the picture names them. */
  places: string[];
};

export const noFilter: Filter = { kinds: [], labels: [], roles: [], forms: [], places: [] };

export function shownPoints(picture: Picture, { kinds, labels, roles, places }: Filter): boolean[] {
  return picture.ids.map(
    (_, place) =>
      passes(kinds, picture.kinds[place]) &&
      passes(labels, picture.labels[place]) &&
      passes(roles, picture.chainRoles[place]) &&
      passes(places, picture.places[place]),
  );
}

export function showsLine({ forms }: Pick<Filter, 'forms'>, { formal, informal }: Line): boolean {
  return forms.length === 0 || (formal && forms.includes('FORMAL')) || (informal && forms.includes('INFORMAL'));
}

export function isFiltering({ kinds, labels, roles, forms, places }: Filter): boolean {
  return kinds.length + labels.length + roles.length + forms.length + places.length > 0;
}

/** The list with the value added, or taken out if it was in. */
export function toggled<Value>(values: Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

function passes<Value>(wanted: Value[], value: Value | null | undefined): boolean {
  return wanted.length === 0 || (value != null && wanted.includes(value));
}
