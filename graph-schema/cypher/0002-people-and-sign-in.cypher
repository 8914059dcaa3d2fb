// The sign-in library's models. The e-mail is stored in lower case, so that it is unique without regard to case.
CREATE CONSTRAINT user_id FOR (n:User) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT user_email FOR (n:User) REQUIRE n.email IS UNIQUE;
CREATE CONSTRAINT session_id FOR (n:Session) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT session_token FOR (n:Session) REQUIRE n.token IS UNIQUE;
CREATE INDEX session_user FOR (n:Session) ON (n.userId);
CREATE CONSTRAINT account_id FOR (n:Account) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT account_issuer FOR (n:Account) REQUIRE (n.issuer, n.accountId) IS UNIQUE;
CREATE INDEX account_user FOR (n:Account) ON (n.userId);
CREATE CONSTRAINT verification_id FOR (n:Verification) REQUIRE n.id IS UNIQUE;
CREATE INDEX verification_identifier FOR (n:Verification) ON (n.identifier);
CREATE CONSTRAINT apikey_id FOR (n:Apikey) REQUIRE n.id IS UNIQUE;
CREATE INDEX apikey_key FOR (n:Apikey) ON (n.key);
CREATE CONSTRAINT rate_limit_id FOR (n:RateLimit) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT rate_limit_key FOR (n:RateLimit) REQUIRE n.key IS UNIQUE;
