// A page of a cluster's members by name is read from the index: the membership holds its organization's sort key.
CREATE INDEX membership_page FOR (n:Membership) ON (n.clusterId, n.sortKey, n.key);
MATCH (m:Membership)-[:OF]->(o:Organization) WHERE m.sortKey IS NULL CALL (m, o) { SET m.sortKey = o.sortKey } IN TRANSACTIONS OF 10000 ROWS;
