/** `npm run test:crash` runs the large size with all that belongs to an installation; the usual tests a small one, for which Neo4j starts quicker. */
export const SIZE =
  process.env['OZEK_CRASH'] === 'large'
    ? { clients: 50, each: 20, serverKills: 10, neo4jKills: 3, isWhole: true }
    : { clients: 10, each: 10, serverKills: 2, neo4jKills: 1, isWhole: false };
