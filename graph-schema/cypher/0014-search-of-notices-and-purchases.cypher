// Notices and joint actions are found as organizations are: by the words of titles and products as they sound, in plain Latin letters. Those that
// are there get the text here as the program writes it (server/src/shared/search-text.ts), but for words that come twice. No word is left out as an
// English stop word: names hold them, in whatever language ("at" is a horse), and a search in which every word must be found would never find them.
DROP INDEX organization_search IF EXISTS;
CREATE FULLTEXT INDEX organization_search FOR (n:Organization) ON EACH [n.searchText]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'standard-no-stop-words' } };
CREATE FULLTEXT INDEX notice_search FOR (n:Notice) ON EACH [n.searchText]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'standard-no-stop-words' } };
CREATE FULLTEXT INDEX initiative_search FOR (n:Initiative) ON EACH [n.searchText]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'standard-no-stop-words' } };
MATCH (n:Notice|Initiative) WHERE n.searchText IS NULL CALL (n) {
  WITH n, {а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'h', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', і: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia', q: 'k', j: 'zh', y: 'i', ı: 'i', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l'} AS latin,
       reduce(text = n.title + ' ' + coalesce(n.product, ''), product IN COLLECT { MATCH (n)<-[:LINE_OF]-(l:Line) RETURN l.product ORDER BY l.position } | text + ' ' + product) AS text
  SET n.searchText = replace(reduce(sound = '', letter IN split(normalize(toLower(normalize(text, NFKC)), NFC), '') | sound + coalesce(latin[letter],
    reduce(plain = '', part IN split(normalize(letter, NFKD), '') | plain + CASE WHEN part =~ '\\p{M}' THEN '' WHEN part =~ '[\\p{L}\\p{N}]' THEN coalesce(latin[part], part) ELSE ' ' END))), 'kh', 'h')
} IN TRANSACTIONS OF 1000 ROWS;
