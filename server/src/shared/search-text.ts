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

/** Letters that sound alike become one, in Latin: a Kazakh name is found as it is typed on a Russian or an English keyboard. */
const LATIN: Record<string, string> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', қ: 'k', л: 'l', м: 'm',
  н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'h', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh',
  щ: 'sh', ъ: '', ы: 'i', і: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia', q: 'k', j: 'zh', y: 'i', ı: 'i', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l',
};

/** A text as it sounds, in plain Latin letters and digits: both what is searched and what is looked for go through it. */
export function soundOf(text: string): string {
  // Signs for other letters first, such as № and 𝐀: what they stand for has a case of its own.
  const letters = [...text.normalize('NFKC').toLowerCase().normalize('NFC')].map((letter) => LATIN[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, ''));
  return letters
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .replaceAll('kh', 'h')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The text that the full-text index holds for an organization: the words of its names in all languages, place, product and number. */
export function searchText(organization: Searchable): string {
  const { name, nameKk, nameRu, nameEn, shortName, city, leadingProduct, identifier } = organization;
  return wordsIn([name, nameKk, nameRu, nameEn, shortName, city, leadingProduct, identifier]);
}

/** What a cluster is found by. */
export type SearchableCluster = {
  slug: string;
  name: string;
  nameKk?: string | null | undefined;
  nameRu?: string | null | undefined;
  nameEn?: string | null | undefined;
  leadingProduct?: string | null | undefined;
  leadingProductKk?: string | null | undefined;
  leadingProductRu?: string | null | undefined;
  leadingProductEn?: string | null | undefined;
};

/** The text that the full-text index holds for a cluster: the words of its names and of its product in all languages, and of its address. */
export function clusterText(cluster: SearchableCluster): string {
  const { slug, name, nameKk, nameRu, nameEn, leadingProduct, leadingProductKk, leadingProductRu, leadingProductEn } = cluster;
  return wordsIn([name, nameKk, nameRu, nameEn, leadingProduct, leadingProductKk, leadingProductRu, leadingProductEn, slug]);
}

/** The same for texts of any kind: each word once, as it sounds. */
export function wordsIn(parts: readonly (string | null | undefined)[]): string {
  const words = parts.flatMap((part) => (part == null ? [] : soundOf(part).split(' ')));
  return [...new Set(words)].filter((word) => word !== '').join(' ');
}
