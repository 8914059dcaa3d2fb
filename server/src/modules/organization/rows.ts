import { figureVisible } from '../../access/visibility.js';
import type { FigureVisibility, OrganizationKind, ProductGroup } from '../../generated/schema.js';
import { once, properties, rowOf, type Fields } from '../../neo4j/table.js';

/** What names an organization. */
export type OrganizationName = {
  id: string;
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
};

/** What every list and most references show of it. */
export type OrganizationCard = OrganizationName & {
  kind: OrganizationKind;
  shortName: string | null;
  nameKnown: boolean;
  country: string | null;
  region: string | null;
  city: string | null;
  leadingProduct: string | null;
  /** Relevance to a search, 0 or more; null without one. */
  relevance: number | null;
};

/** What its own page shows beside that. */
export type OrganizationDetails = {
  sourceKey: string | null;
  source: string | null;
  sourceId: string | null;
  latitude: number | null;
  longitude: number | null;
  sectors: string[];
  productGroup: ProductGroup | null;
  identifierScheme: string | null;
  identifier: string | null;
  website: string | null;
  description: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  employees: number | null;
  employeesVisibility: FigureVisibility;
  outputsVisibility: FigureVisibility;
  version: number;
};

export type OrganizationRow = OrganizationCard & OrganizationDetails;

/** An organization as far as it was read: a reference brings the card or the name alone, and the rest is read when it is asked for. */
export type OrganizationSeen = OrganizationName & Partial<OrganizationCard & OrganizationDetails>;

/** What names the organization `o`, in Cypher. */
export const nameFields = once((o: string): Fields => properties(o, 'id', 'name', 'nameKk', 'nameRu', 'nameEn'));

/** A card of it. */
export const cardFields = once(
  (o: string, relevance = 'null'): Fields => ({
    ...nameFields(o),
    ...properties(o, 'kind', 'shortName', 'country', 'region', 'city', 'leadingProduct'),
    nameKnown: `coalesce(${o}.nameKnown, true)`,
    relevance,
  }),
);

/**
 * A figure of the organization where it is shown, else null. "last" because the planner makes a join of a subquery in it: one in "CASE" or
 * "head" it runs by itself, and then keeps no property of the whole statement that it has read once (5.26).
 */
export const figure = (o: string, level: 'employeesVisibility' | 'outputsVisibility', value: string): string =>
  `last(COLLECT { WITH ${o} WHERE ${figureVisible(o, level)} RETURN ${value} })`;

/** Figures at the level that the organization chose. */
const detailFields = (o: string): Fields => ({
  ...properties(o, 'sourceKey', 'source', 'sourceId', 'latitude', 'longitude', 'productGroup', 'identifierScheme', 'identifier', 'website', 'description'),
  ...properties(o, 'contactEmail', 'contactPhone', 'version'),
  sectors: `coalesce(${o}.sectors, [])`,
  employeesVisibility: `coalesce(${o}.employeesVisibility, 'OWN')`,
  outputsVisibility: `coalesce(${o}.outputsVisibility, 'OWN')`,
  employees: figure(o, 'employeesVisibility', `${o}.employees`),
});

/** One card. */
export const card = (o: string, relevance = 'null'): string => rowOf(cardFields(o, relevance));

/** The same of `o` in a list by name; `key` is the property that the list goes by. */
export const sortedCard = once((key: string): string => rowOf({ ...cardFields('o'), sortKey: key }));

/** Details with the id. */
export const details = once((o: string): string => rowOf({ ...properties(o, 'id'), ...detailFields(o) }));

/** All of it. */
export const row = once((o: string): string => rowOf({ ...cardFields(o), ...detailFields(o) }));
