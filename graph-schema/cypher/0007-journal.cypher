// The journal is read newest first, about one object or as a whole, and checked in the order of its numbers. Ids order by time.
CREATE INDEX entry_page FOR (n:Entry) ON (n.journalId, n.id);
CREATE INDEX entry_history FOR (n:Entry) ON (n.objectId, n.id);
CREATE INDEX entry_chain FOR (n:Entry) ON (n.journalId, n.number);
DROP INDEX entry_object IF EXISTS;
