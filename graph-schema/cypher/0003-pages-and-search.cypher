// One composite index per way of paging: the keyset condition starts on its first property. Ids are uuid v7, so they order by time.
CREATE INDEX organization_page FOR (n:Organization) ON (n.sortKey, n.id);
CREATE INDEX cluster_page FOR (n:Cluster) ON (n.sortKey, n.id);
CREATE INDEX tie_page FOR (n:Tie) ON (n.clusterId, n.id);
CREATE INDEX notice_page FOR (n:Notice) ON (n.clusterId, n.id);
CREATE INDEX initiative_page FOR (n:Initiative) ON (n.clusterId, n.id);
CREATE INDEX initiative_deadline FOR (n:Initiative) ON (n.state, n.deadlineAt);
CREATE INDEX snapshot_cluster FOR (n:Snapshot) ON (n.clusterId, n.takenAt);
CREATE INDEX operation_age FOR (n:Operation) ON (n.createdAt);
CREATE INDEX entry_object FOR (n:Entry) ON (n.objectId);

// Cyrillic and Latin alike: split at word boundaries, fold case and accents.
CREATE FULLTEXT INDEX organization_search FOR (n:Organization) ON EACH [n.searchText]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'standard-folding' } };
