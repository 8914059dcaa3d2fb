/** What an organization is found by. */
export type Searchable = {
  name: string;
  nameKk?: string | null | undefined;
  nameRu?: string | null | undefined;
  nameEn?: string | null | undefined;
  shortName?: string | null | undefined;
  city?: string | null | undefined;
  leadingProduct?: string | null | undefined;
  identifier?: string | null | undefined;
};

/** The text that the full-text index holds for an organization: its names in all languages, place, product and number, each once. */
export function searchText(organization: Searchable): string {
  const { name, nameKk, nameRu, nameEn, shortName, city, leadingProduct, identifier } = organization;
  const parts = [name, nameKk, nameRu, nameEn, shortName, city, leadingProduct, identifier];
  return [...new Set(parts.filter((part) => part != null && part !== ''))].join(' ');
}
