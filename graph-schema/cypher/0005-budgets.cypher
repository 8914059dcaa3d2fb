// What an actor or a network address may still spend, shared by all servers.
CREATE CONSTRAINT budget_key FOR (n:Budget) REQUIRE n.key IS UNIQUE;
CREATE INDEX budget_full FOR (n:Budget) ON (n.fullAt);
