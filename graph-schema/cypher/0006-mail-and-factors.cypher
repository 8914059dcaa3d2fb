// Mails wait here until they are sent, oldest first.
CREATE CONSTRAINT mail_id FOR (n:Mail) REQUIRE n.id IS UNIQUE;
CREATE INDEX mail_due FOR (n:Mail) ON (n.dueAt);

// Tries to sign in are counted per account, whatever network address they come from.
CREATE CONSTRAINT sign_in_attempts_key FOR (n:SignInAttempts) REQUIRE n.key IS UNIQUE;
CREATE INDEX sign_in_attempts_age FOR (n:SignInAttempts) ON (n.expiresAt);

// The sign-in library's models of second factors: one code generator a person, one passkey a key of an authenticator.
CREATE CONSTRAINT two_factor_id FOR (n:TwoFactor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT two_factor_user FOR (n:TwoFactor) REQUIRE n.userId IS UNIQUE;
CREATE CONSTRAINT passkey_id FOR (n:Passkey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT passkey_credential FOR (n:Passkey) REQUIRE n.credentialID IS UNIQUE;
CREATE INDEX passkey_user FOR (n:Passkey) ON (n.userId);
CREATE INDEX apikey_reference FOR (n:Apikey) ON (n.referenceId);
CREATE INDEX verification_value FOR (n:Verification) ON (n.value);

// What a person agreed to show of themselves, apart from the account.
CREATE CONSTRAINT contact_id FOR (n:Contact) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT contact_user FOR (n:Contact) REQUIRE n.userId IS UNIQUE;
CREATE INDEX entry_actor FOR (n:Entry) ON (n.actorId);
