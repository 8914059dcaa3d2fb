// Clusters are found as organizations are. Those that are there get the text here as the program writes it (server/src/shared/search-text.ts).
CREATE FULLTEXT INDEX cluster_search FOR (n:Cluster) ON EACH [n.searchText]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'standard-no-stop-words' } };
MATCH (c:Cluster) WHERE c.searchText IS NULL CALL (c) {
  WITH c, {а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'h', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', і: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia', q: 'k', j: 'zh', y: 'i', ı: 'i', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l'} AS latin,
       reduce(text = '', part IN [c.name, c.nameKk, c.nameRu, c.nameEn, c.leadingProduct, c.leadingProductKk, c.leadingProductRu, c.leadingProductEn, c.slug] | text + ' ' + coalesce(part, '')) AS text
  WITH c, replace(reduce(sound = '', letter IN split(normalize(toLower(normalize(text, NFKC)), NFC), '') | sound + coalesce(latin[letter],
    reduce(plain = '', part IN split(normalize(letter, NFKD), '') | plain + CASE WHEN part =~ '\\p{M}' THEN '' WHEN part =~ '[\\p{L}\\p{N}]' THEN coalesce(latin[part], part) ELSE ' ' END))), 'kh', 'h') AS sound
  WITH c, reduce(words = [], word IN split(sound, ' ') | CASE WHEN word = '' OR word IN words THEN words ELSE words + word END) AS words
  SET c.searchText = reduce(text = head(words), word IN tail(words) | text + ' ' + word)
} IN TRANSACTIONS OF 1000 ROWS;
