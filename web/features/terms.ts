import type { ChainRole, Locale, NucleusLabel, OrganizationKind, ProductGroup } from '@/generated/graphql';

/** What is chosen from in several places, in the order in which it is shown. */
export const kinds: OrganizationKind[] = [
  'ENTERPRISE', 'RESEARCH_INSTITUTE', 'UNIVERSITY', 'ASSOCIATION', 'FINANCIAL_INSTITUTION', 'INFRASTRUCTURE_PROVIDER',
  'PUBLIC_ADMINISTRATION',
];
export const chainRoles: ChainRole[] = [
  'INPUT_SUPPLIER', 'PRODUCER', 'PROCESSOR', 'STORAGE_LOGISTICS', 'SELLER', 'BUYER', 'SERVICE', 'RESEARCH', 'FINANCE', 'GOVERNANCE',
];
export const productGroups: ProductGroup[] = [
  'GRAIN', 'OILSEEDS', 'SUGAR', 'FRUIT_VEGETABLES', 'MEAT', 'DAIRY', 'FISH',
  'BEVERAGES', 'TEXTILES', 'WOOD_PAPER', 'FUEL_ENERGY', 'CHEMICALS', 'PHARMACEUTICALS', 'CONSTRUCTION_MATERIALS',
  'METALS', 'MACHINERY', 'VEHICLES', 'ELECTRONICS', 'SOFTWARE', 'TOURISM',
];
/** From the heart outwards. */
export const nucleusLabels: NucleusLabel[] = ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'RING_1', 'RING_2', 'OUTSIDE'];
export const currencies = ['KZT', 'RUB', 'USD', 'EUR', 'CNY'];
export const languages: Locale[] = ['KK', 'RU', 'EN'];
export const colourSchemes = ['auto', 'light', 'dark'] as const;
