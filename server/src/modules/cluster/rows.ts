import type { ClusterForm } from '../../generated/schema.js';

export type ClusterRow = {
  id: string;
  slug: string;
  sortKey: string;
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
  form: ClusterForm;
  region: string | null;
  leadingProduct: string | null;
  open: boolean;
  example: boolean;
  origin: string | null;
};

/** The cluster `c`, in Cypher. */
export const CLUSTER = `c {.id, .slug, .sortKey, .name, .nameKk, .nameRu, .nameEn, .form, .region, .leadingProduct, .origin,
  open: coalesce(c.open, false), example: coalesce(c.example, false)}`;
