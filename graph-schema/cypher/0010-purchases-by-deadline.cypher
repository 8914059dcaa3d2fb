// The purchases of a cluster that close next are read from the index, however many closed before.
CREATE INDEX initiative_closing FOR (n:Initiative) ON (n.clusterId, n.deadlineAt);
