// Names are in the order of the reader's language: a sort key for each, by the name that is shown in it. The names in a language get theirs here as
// the program writes it: lower case, the Kazakh alphabet by its places, other letters without accents, words by one space.
MATCH (n:Organization|Cluster) WHERE n.sortKeyKk IS NULL CALL (n) {
  SET n.sortKeyKk = n.sortKey, n.sortKeyRu = n.sortKey, n.sortKeyEn = n.sortKey
  WITH n, {а: 'я\u5000', ә: 'я\u5001', б: 'я\u5002', в: 'я\u5003', г: 'я\u5004', ғ: 'я\u5005', д: 'я\u5006', е: 'я\u5007', ё: 'я\u5008', ж: 'я\u5009', з: 'я\u500a', и: 'я\u500b', й: 'я\u500c', к: 'я\u500d', қ: 'я\u500e', л: 'я\u500f', м: 'я\u5010', н: 'я\u5011', ң: 'я\u5012', о: 'я\u5013', ө: 'я\u5014', п: 'я\u5015', р: 'я\u5016', с: 'я\u5017', т: 'я\u5018', у: 'я\u5019', ұ: 'я\u501a', ү: 'я\u501b', ф: 'я\u501c', х: 'я\u501d', һ: 'я\u501e', ц: 'я\u501f', ч: 'я\u5020', ш: 'я\u5021', щ: 'я\u5022', ъ: 'я\u5023', ы: 'я\u5024', і: 'я\u5025', ь: 'я\u5026', э: 'я\u5027', ю: 'я\u5028', я: 'я\u5029'} AS places
  UNWIND ['Kk', 'Ru', 'En'] AS language
  WITH n, places, language, n['name' + language] AS name WHERE name IS NOT NULL
  WITH n, language, reduce(key = '', letter IN split(normalize(toLower(name), NFC), '') | key + coalesce(places[letter],
    reduce(plain = '', part IN split(normalize(letter, NFKD), '') | plain + CASE WHEN part =~ '\\p{M}' THEN '' WHEN part =~ '[\\p{L}\\p{N}]' THEN part ELSE ' ' END))) AS key
  WITH n, language, reduce(words = '', word IN split(key, ' ') | words + CASE WHEN word = '' THEN '' WHEN words = '' THEN word ELSE ' ' + word END) AS key
  SET n['sortKey' + language] = key
} IN TRANSACTIONS OF 1000 ROWS;
MATCH (n:Membership)-[:OF]->(o:Organization) WHERE n.sortKeyKk IS NULL CALL (n, o) {
  SET n.sortKeyKk = o.sortKeyKk, n.sortKeyRu = o.sortKeyRu, n.sortKeyEn = o.sortKeyEn
} IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX organization_page_kk FOR (n:Organization) ON (n.sortKeyKk, n.id);
CREATE INDEX organization_page_ru FOR (n:Organization) ON (n.sortKeyRu, n.id);
CREATE INDEX organization_page_en FOR (n:Organization) ON (n.sortKeyEn, n.id);
CREATE INDEX cluster_page_kk FOR (n:Cluster) ON (n.sortKeyKk, n.id);
CREATE INDEX cluster_page_ru FOR (n:Cluster) ON (n.sortKeyRu, n.id);
CREATE INDEX cluster_page_en FOR (n:Cluster) ON (n.sortKeyEn, n.id);
CREATE INDEX membership_page_kk FOR (n:Membership) ON (n.clusterId, n.sortKeyKk, n.key);
CREATE INDEX membership_page_ru FOR (n:Membership) ON (n.clusterId, n.sortKeyRu, n.key);
CREATE INDEX membership_page_en FOR (n:Membership) ON (n.clusterId, n.sortKeyEn, n.key);
DROP INDEX organization_page IF EXISTS;
DROP INDEX cluster_page IF EXISTS;
DROP INDEX membership_page IF EXISTS;
MATCH (n:Organization|Cluster|Membership) WHERE n.sortKey IS NOT NULL CALL (n) { REMOVE n.sortKey } IN TRANSACTIONS OF 10000 ROWS;
