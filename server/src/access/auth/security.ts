import type { Database } from '../../neo4j/database.js';
import type { Library } from './auth.js';
import { OIDC_PROVIDER } from './plugins.js';

export type SessionRow = { id: string; current: boolean; createdAt: string; expiresAt: string; userAgent: string | null; ipAddress: string | null };

/** How a person signs in, and where they are signed in. Nothing of it opens anything: no token, no secret, no public key. */
export type SecurityView = {
  email: string;
  hasPassword: boolean;
  twoFactorEnabled: boolean;
  /** Whether the account is linked to the configured provider. */
  linked: boolean;
  passkeys: { id: string; name: string | null; createdAt: string }[];
  /** The newest first. */
  sessions: SessionRow[];
};

type Session = { id: string; userId: string };

/** The session of a cookie; null for a visitor. */
async function sessionOf(auth: Library, cookie: string | undefined): Promise<Session | null> {
  if (cookie === undefined) return null;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  return found === null ? null : { id: found.session.id, userId: found.user.id };
}

/** What the person behind the cookie may know of their own sign-in; null for a visitor. */
export async function securityOf(auth: Library, database: Database, cookie: string | undefined): Promise<SecurityView | null> {
  const session = await sessionOf(auth, cookie);
  if (session === null) return null;
  const [view] = await database.read<SecurityView>(
    `MATCH (u:User {id: $userId})
     RETURN u.email AS email, coalesce(u.twoFactorEnabled, false) AS twoFactorEnabled,
            EXISTS { MATCH (a:Account {userId: $userId, providerId: 'credential'}) WHERE a.password IS NOT NULL } AS hasPassword,
            EXISTS { MATCH (:Account {userId: $userId, providerId: $provider}) } AS linked,
            COLLECT { MATCH (p:Passkey {userId: $userId}) RETURN p {.id, .name, .createdAt} ORDER BY p.id } AS passkeys,
            COLLECT {
              MATCH (s:Session {userId: $userId}) WHERE s.expiresAt > datetime.realtime()
              RETURN s {.id, .createdAt, .expiresAt, .userAgent, .ipAddress, current: s.id = $id} ORDER BY s.createdAt DESC, s.id DESC LIMIT 100
            } AS sessions`,
    { userId: session.userId, id: session.id, provider: OIDC_PROVIDER },
  );
  return view ?? null;
}

/**
 * Ends one session of the person behind the cookie. Ending one that is over already, or that is somebody else's, changes nothing and
 * tells nothing. Gives false for a visitor.
 */
export async function revokeSession(auth: Library, database: Database, cookie: string | undefined, id: string): Promise<boolean> {
  const session = await sessionOf(auth, cookie);
  if (session === null) return false;
  await database.write((transaction) => transaction.run('MATCH (s:Session {id: $id, userId: $userId}) DETACH DELETE s', { id, userId: session.userId }));
  return true;
}

/** None of the limits for network addresses looks back further than a minute. */
const ADDRESS_KEPT_MS = 10 * 60 * 1_000;

/** Forgets how often network addresses asked, once no limit goes by it any more: the library leaves the counts, and the addresses in them, where they are. */
export async function forgetAddresses(database: Database): Promise<void> {
  await database.write((transaction) =>
    transaction.run('MATCH (r:RateLimit) WHERE r.lastRequest < datetime.realtime().epochMillis - $keptMs WITH r LIMIT 10000 DELETE r', { keptMs: ADDRESS_KEPT_MS }),
  );
}

/** Forgets sessions that nobody can use any more: who signs in again gets a new one, and the library leaves the old ones where they are. */
export async function forgetExpiredSessions(database: Database): Promise<void> {
  await database.write((transaction) =>
    transaction.run('MATCH (s:Session) WHERE s.expiresAt < datetime.realtime() WITH s LIMIT 10000 DETACH DELETE s'),
  );
}
