// What falls due is read from the index, however many jobs wait for later or are done: each cluster has one.
CREATE INDEX job_due FOR (n:Job) ON (n.dueAt);
