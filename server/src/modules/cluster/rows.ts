import type { ClusterForm, Locale } from '../../generated/schema.js';
import { once, properties, rowOf, type Fields } from '../../neo4j/table.js';

export type ClusterRow = {
  id: string;
  slug: string;
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
  form: ClusterForm;
  region: string | null;
  leadingProduct: string | null;
  leadingProductKk: string | null;
  leadingProductRu: string | null;
  leadingProductEn: string | null;
  open: boolean;
  example: boolean;
  origin: string | null;
};

/** The property that holds what it is known for in a language. */
export const PRODUCT_IN = { KK: 'leadingProductKk', RU: 'leadingProductRu', EN: 'leadingProductEn' } as const satisfies Record<Locale, keyof ClusterRow>;

/** The cluster `c`, in Cypher. */
export const CLUSTER: Fields = {
  ...properties('c', 'id', 'slug', 'name', 'nameKk', 'nameRu', 'nameEn', 'form', 'region', 'origin'),
  ...properties('c', 'leadingProduct', 'leadingProductKk', 'leadingProductRu', 'leadingProductEn'),
  open: 'coalesce(c.open, false)',
  example: 'coalesce(c.example, false)',
};

/** The same in a list by name; `key` is the property that the list goes by. */
export const sortedCluster = once((key: string): string => rowOf({ ...CLUSTER, sortKey: key }));

/** How well a cluster fits what is searched for. */
export type Found = { relevance: number };

/** The cluster `c` that a search found with the `score`. */
export const FOUND_CLUSTER = rowOf({ ...CLUSTER, relevance: 'score' });
