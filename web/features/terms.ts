import type { ChainRole, Locale, NucleusLabel, OrganizationKind } from '@/generated/graphql';

/** What is chosen from in several places, in the order in which it is shown. */
export const kinds: OrganizationKind[] = [
  'ENTERPRISE', 'RESEARCH_INSTITUTE', 'UNIVERSITY', 'ASSOCIATION', 'FINANCIAL_INSTITUTION', 'INFRASTRUCTURE_PROVIDER',
  'PUBLIC_ADMINISTRATION',
];
export const chainRoles: ChainRole[] = [
  'INPUT_SUPPLIER', 'PRODUCER', 'PROCESSOR', 'STORAGE_LOGISTICS', 'SELLER', 'BUYER', 'SERVICE', 'RESEARCH', 'FINANCE', 'GOVERNANCE',
];
/** From the heart outwards. */
export const nucleusLabels: NucleusLabel[] = ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'RING_1', 'RING_2', 'OUTSIDE'];
export const currencies = ['KZT', 'RUB', 'USD', 'EUR', 'CNY'];
export const languages: Locale[] = ['KK', 'RU', 'EN'];
export const colourSchemes = ['auto', 'light', 'dark'] as const;
