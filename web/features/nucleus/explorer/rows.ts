import type { ChainRole, NucleusLabel, OrganizationKind } from '@/generated/graphql';
import { nucleusLabels } from '@/features/terms';
import { comparerOf } from '@/ui/alphabet';
import type { Picture } from '../picture';
import type { Sorting } from './address';

/** One organization as the table shows it. */
export type Row = {
  at: number;
  id: string;
  name: string;
  kind: OrganizationKind;
  role: ChainRole | null;
  place: string | null;
  label: NucleusLabel;
  strength: number;
};

export type Words = {
  kind: (kind: OrganizationKind) => string;
  role: (role: ChainRole) => string;
  label: (label: NucleusLabel) => string;
  place: (code: string) => string;
};

export function rowsOf(picture: Picture, shown: boolean[]): Row[] {
  return picture.ids.flatMap((id, at) =>
    shown[at]
      ? [
          {
            at,
            id,
            name: picture.names[at] ?? '',
            kind: picture.kinds[at] ?? 'ENTERPRISE',
            role: picture.chainRoles[at] ?? null,
            place: picture.places[at] ?? null,
            label: picture.labels[at] ?? 'OUTSIDE',
            strength: picture.strengths[at] ?? 0,
          },
        ]
      : [],
  );
}

/** Sorted as a reader of the language expects; what is not stated comes last, equals go by strength and name. */
export function sorted(rows: Row[], { column, descending }: Sorting, locale: string, words: Words): Row[] {
  const alphabetical = comparerOf(locale);
  const text = (row: Row): string | null => {
    if (column === 'name') return row.name;
    if (column === 'kind') return words.kind(row.kind);
    if (column === 'role') return row.role && words.role(row.role);
    return row.place && words.place(row.place);
  };
  const compare = (one: Row, other: Row): number => {
    if (column === 'strength') return one.strength - other.strength;
    if (column === 'label') return nucleusLabels.indexOf(one.label) - nucleusLabels.indexOf(other.label);
    return alphabetical(text(one) ?? '', text(other) ?? '');
  };
  const unstated = (row: Row) => (column === 'role' && !row.role) || (column === 'place' && !row.place);
  return rows.toSorted(
    (one, other) =>
      Number(unstated(one)) - Number(unstated(other)) ||
      (descending ? compare(other, one) : compare(one, other)) ||
      other.strength - one.strength ||
      alphabetical(one.name, other.name),
  );
}

/** The cells of a row, in the order of the table's columns. */
export function cellsOf({ name, kind, role, place, label, strength }: Row, words: Words, decimal: (value: number) => string): string[] {
  return [
    name,
    words.kind(kind),
    role ? words.role(role) : '',
    place ? words.place(place) : '',
    words.label(label),
    decimal(strength),
  ];
}
