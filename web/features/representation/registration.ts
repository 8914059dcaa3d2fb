import type { ClusterChoice } from '@/features/membership/ClusterField';
import type { ChainRole, OrganizationKind, OrganizationRegisterInput } from '@/generated/graphql';
import { tidyIdentifier, type IdentifierScheme } from '@/lib/identifier';

/** The form's fields. */
export type Registration = {
  cluster: ClusterChoice | null;
  kind: OrganizationKind;
  name: string;
  nameKk: string;
  nameRu: string;
  nameEn: string;
  scheme: IdentifierScheme;
  identifier: string;
  country: string;
  region: string | null;
  city: string;
  chainRoles: ChainRole[];
  evidence: string;
};

export function emptyRegistration(cluster: ClusterChoice): Registration {
  return {
    cluster,
    kind: 'ENTERPRISE',
    name: '',
    nameKk: '',
    nameRu: '',
    nameEn: '',
    scheme: 'KZ-BIN',
    identifier: '',
    country: 'KZ',
    region: null,
    city: '',
    chainRoles: [],
    evidence: '',
  };
}

/** What is sent: empty fields are left out. */
export function toInput(values: Registration, cluster: ClusterChoice): Omit<OrganizationRegisterInput, 'idempotencyKey'> {
  const { kind, scheme, identifier, country, region, chainRoles: roles } = values;
  const [kk, ru, en, city] = [values.nameKk, values.nameRu, values.nameEn, values.city].map((text) => text.trim());
  return {
    clusterId: cluster.id,
    kind,
    names: { name: values.name.trim(), ...(kk && { kk }), ...(ru && { ru }), ...(en && { en }) },
    identifierScheme: scheme,
    identifier: tidyIdentifier(scheme, identifier),
    country,
    ...(region && { region }),
    ...(city && { city }),
    chainRoles: roles,
    evidence: values.evidence.trim(),
  };
}

const fields: Record<string, keyof Registration> = {
  clusterId: 'cluster',
  names: 'name',
  'names.name': 'name',
  'names.kk': 'nameKk',
  'names.ru': 'nameRu',
  'names.en': 'nameEn',
  identifierScheme: 'scheme',
};

/** The form's field for a field of the input. */
export function fieldOf(path: string): string {
  return fields[path] ?? path.replace(/^chainRoles\..*/, 'chainRoles');
}
