// An organization that its people registered is on the platform once, by its identifier; imported ones may share theirs.
CREATE CONSTRAINT organization_identifier_key FOR (n:Organization) REQUIRE n.identifierKey IS UNIQUE;
CREATE INDEX organization_identifier FOR (n:Organization) ON (n.identifier);
// One open wish of a person for an organization, one open invitation of an address, one mandate of a holder: what is over has no key.
CREATE CONSTRAINT representation_request_id FOR (n:RepresentationRequest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT representation_request_open_key FOR (n:RepresentationRequest) REQUIRE n.openKey IS UNIQUE;
CREATE INDEX representation_request_page FOR (n:RepresentationRequest) ON (n.clusterId, n.id);
CREATE CONSTRAINT invitation_id FOR (n:Invitation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT invitation_token_hash FOR (n:Invitation) REQUIRE n.tokenHash IS UNIQUE;
CREATE CONSTRAINT invitation_open_key FOR (n:Invitation) REQUIRE n.openKey IS UNIQUE;
CREATE CONSTRAINT mandate_id FOR (n:Mandate) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mandate_key FOR (n:Mandate) REQUIRE n.key IS UNIQUE;
CREATE INDEX commitment_holder FOR (n:Commitment) ON (n.holderId);
// A key names its organization where it can be looked for; earlier ones have it in their permissions alone.
CREATE INDEX apikey_organization FOR (n:Apikey) ON (n.organizationId);
MATCH (k:Apikey) WHERE k.organizationId IS NULL AND k.permissions IS NOT NULL SET k.organizationId = split(k.permissions, '"')[3];
