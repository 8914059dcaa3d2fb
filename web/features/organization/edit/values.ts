import type { EditableProfileFragment, FigureVisibility, OrganizationUpdateInput, ProductGroup } from '@/generated/graphql';

type YearRow = { year: number | ''; value: number | '' };

/** The form's fields. */
export type ProfileValues = {
  mainName: string;
  nameKk: string;
  nameRu: string;
  nameEn: string;
  description: string;
  leadingProduct: string;
  productGroup: ProductGroup | '';
  sectors: string[];
  city: string;
  region: string;
  website: string;
  contactEmail: string;
  contactPhone: string;
  employees: number | '';
  employeesVisibility: FigureVisibility;
  outputs: YearRow[];
  outputsVisibility: FigureVisibility;
};
type ProfileField = keyof ProfileValues;

export function toValues(profile: EditableProfileFragment): ProfileValues {
  return {
    mainName: profile.names.name,
    nameKk: profile.names.kk ?? '',
    nameRu: profile.names.ru ?? '',
    nameEn: profile.names.en ?? '',
    description: profile.description ?? '',
    leadingProduct: profile.leadingProduct ?? '',
    productGroup: profile.productGroup ?? '',
    sectors: profile.sectors,
    city: profile.city ?? '',
    region: profile.region ?? '',
    website: profile.website ?? '',
    contactEmail: profile.contact?.email ?? '',
    contactPhone: profile.contact?.phone ?? '',
    employees: profile.employees ?? '',
    employeesVisibility: profile.employeesVisibility,
    outputs: [...(profile.outputs ?? [])].sort((one, other) => one.year - other.year),
    outputsVisibility: profile.outputsVisibility,
  };
}

export function differing(base: ProfileValues, values: ProfileValues): ProfileField[] {
  return (Object.keys(base) as ProfileField[]).filter((field) => JSON.stringify(base[field]) !== JSON.stringify(values[field]));
}

type Change = Omit<OrganizationUpdateInput, 'organizationId' | 'expectedVersion' | 'idempotencyKey'>;

/** Only what was changed is sent: what is left out stays as it is. */
export function toChange(base: ProfileValues, values: ProfileValues): Change {
  const { mainName, nameKk: kk, nameRu: ru, nameEn: en, productGroup, employees, outputs, ...plain } = values;
  const changed = new Set(differing(base, values));
  const names = {
    ...(changed.has('mainName') && { name: mainName.trim() }),
    ...(changed.has('nameKk') && { kk: kk.trim() }),
    ...(changed.has('nameRu') && { ru: ru.trim() }),
    ...(changed.has('nameEn') && { en: en.trim() }),
  };
  const kept = Object.entries(plain).filter(([field]) => changed.has(field as ProfileField));
  return {
    ...Object.fromEntries(kept.map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value])),
    ...(Object.keys(names).length > 0 && { names }),
    ...(changed.has('productGroup') && { productGroup: productGroup === '' ? null : productGroup }),
    ...(changed.has('employees') && { employees: employees === '' ? null : employees }),
    ...(changed.has('outputs') && { outputs: statedYears(outputs) }),
  };
}

function statedYears(rows: YearRow[]): Array<{ year: number; value: number }> {
  return rows.flatMap(({ year, value }) => (year === '' || value === '' ? [] : [{ year, value }]));
}

export type Merged = { values: ProfileValues; both: Array<{ field: ProfileField; theirs: string }> };

/**
 * When somebody else saved meanwhile: fields that only they changed take their value, one's own stay, and those that
 * both changed are named with what the other wrote.
 */
export function mergeProfile(base: ProfileValues, mine: ProfileValues, theirs: ProfileValues): Merged {
  const own = new Set(differing(base, mine));
  const clashing = differing(base, theirs).filter((field) => own.has(field) && differing(mine, theirs).includes(field));
  const kept = Object.fromEntries([...own].map((field) => [field, mine[field]]));
  return {
    values: { ...theirs, ...kept },
    both: clashing.map((field) => ({ field, theirs: inWords(theirs[field]) })),
  };
}

function inWords(value: ProfileValues[ProfileField]): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((one) => (typeof one === 'string' ? one : `${one.year}: ${one.value}`)).join(', ');
}

const fields: Record<string, ProfileField> = {
  'names.name': 'mainName',
  'names.kk': 'nameKk',
  'names.ru': 'nameRu',
  'names.en': 'nameEn',
};

/** The form's field for a field of the input. */
export function fieldOf(path: string): string {
  return fields[path] ?? path.replace(/^sectors\..*/, 'sectors');
}
