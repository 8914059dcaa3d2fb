/**
 * Finds the newest snapshot `s` of a cluster by its id, or the newest of those for which a condition on `s` holds: that of the last day, of a
 * day the last one taken.
 */
export const newestSnapshot = (clusterId: string, condition = 'true'): string =>
  `MATCH (s:Snapshot {clusterId: ${clusterId}}) WHERE ${condition} WITH s ORDER BY s.onDate DESC, s.takenAt DESC LIMIT 1`;
