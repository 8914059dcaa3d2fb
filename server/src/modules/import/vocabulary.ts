import type { ChainRole, ClusterForm, OrganizationKind, ProductGroup, TieForm, TieType, Visibility } from '../../generated/schema.js';

/** The words that files may use. A test compares each list with the schema, so that none is forgotten. */

export const ORGANIZATION_KINDS = [
  'ENTERPRISE',
  'RESEARCH_INSTITUTE',
  'UNIVERSITY',
  'ASSOCIATION',
  'FINANCIAL_INSTITUTION',
  'INFRASTRUCTURE_PROVIDER',
  'PUBLIC_ADMINISTRATION',
] as const satisfies readonly OrganizationKind[];

export const CHAIN_ROLES = [
  'INPUT_SUPPLIER',
  'PRODUCER',
  'PROCESSOR',
  'STORAGE_LOGISTICS',
  'SELLER',
  'BUYER',
  'SERVICE',
  'RESEARCH',
  'FINANCE',
  'GOVERNANCE',
] as const satisfies readonly ChainRole[];

export const PRODUCT_GROUPS = [
  'GRAIN',
  'OILSEEDS',
  'SUGAR',
  'FRUIT_VEGETABLES',
  'MEAT',
  'DAIRY',
  'FISH',
  'BEVERAGES',
  'TEXTILES',
  'WOOD_PAPER',
  'FUEL_ENERGY',
  'CHEMICALS',
  'PHARMACEUTICALS',
  'CONSTRUCTION_MATERIALS',
  'METALS',
  'MACHINERY',
  'VEHICLES',
  'ELECTRONICS',
  'SOFTWARE',
  'TOURISM',
] as const satisfies readonly ProductGroup[];

export const CLUSTER_FORMS = ['RESEARCH_CENTRED', 'CHAIN', 'AGGREGATE'] as const satisfies readonly ClusterForm[];

export const TIE_FORMS = ['FORMAL', 'INFORMAL'] as const satisfies readonly TieForm[];

export const TIE_TYPES = [
  'SUPPLY_CONTRACT',
  'SERVICE_CONTRACT',
  'OWNERSHIP',
  'JOINT_VENTURE',
  'LICENCE',
  'LOAN',
  'LEASE',
  'ASSOCIATION_MEMBERSHIP',
  'RD_PROJECT',
  'SECONDMENT',
  'INFORMATION_EXCHANGE',
  'ADVICE',
  'MENTORING',
  'PERSONNEL_MOVEMENT',
  'SHARED_FACILITY',
  'SOCIAL',
] as const satisfies readonly TieType[];

export const VISIBILITIES = ['PARTIES', 'COUNCIL', 'MEMBERS', 'PUBLIC'] as const satisfies readonly Visibility[];
