import { figureVisible } from '../../access/visibility.js';
import type { FigureVisibility, OrganizationKind } from '../../generated/schema.js';

/** What every list and every reference shows of an organization. */
export type OrganizationCard = {
  id: string;
  kind: OrganizationKind;
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
  shortName: string | null;
  nameKnown: boolean;
  sortKey: string;
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

/** An organization as far as it was read: a reference brings the card alone, and the details are read when they are asked for. */
export type OrganizationSeen = OrganizationCard & Partial<OrganizationDetails>;

const cardFields = (o: string, relevance: string): string =>
  `.id, .kind, .name, .nameKk, .nameRu, .nameEn, .shortName, .sortKey, .country, .region, .city, .leadingProduct,
   nameKnown: coalesce(${o}.nameKnown, true), relevance: ${relevance}`;

const detailFields = (o: string): string =>
  `.sourceKey, .source, .sourceId, .latitude, .longitude, .identifierScheme, .identifier, .website, .description, .contactEmail, .contactPhone,
   .version, sectors: coalesce(${o}.sectors, []),
   employeesVisibility: coalesce(${o}.employeesVisibility, 'OWN'), outputsVisibility: coalesce(${o}.outputsVisibility, 'OWN'),
   employees: CASE WHEN ${figureVisible(o, 'employeesVisibility')} THEN ${o}.employees END`;

/** A card, in Cypher. */
export const card = (o: string, relevance = 'null'): string => `${o} {${cardFields(o, relevance)}}`;

/** Details with the id, figures at the level that the organization chose. */
export const details = (o: string): string => `${o} {.id, ${detailFields(o)}}`;

/** All of it. */
export const row = (o: string): string => `${o} {${cardFields(o, 'null')}, ${detailFields(o)}}`;
