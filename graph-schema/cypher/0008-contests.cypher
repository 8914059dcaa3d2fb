// One open contest of an organization's label in a cluster: one that is answered has no key.
CREATE CONSTRAINT contest_id FOR (n:Contest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT contest_open_key FOR (n:Contest) REQUIRE n.openKey IS UNIQUE;
CREATE INDEX contest_page FOR (n:Contest) ON (n.clusterId, n.id);
