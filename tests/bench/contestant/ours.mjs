// @ts-check
/** This server, whole: budgets are kept too, only so large that the measuring does not spend them. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createApp } from '../../../server/dist/server/src/app.js';
import { createAuth } from '../../../server/dist/server/src/access/auth/auth.js';
import { Database } from '../../../server/dist/server/src/neo4j/database.js';
import { newId } from '../../../server/dist/server/src/shared/identifier.js';
import { login, serve } from './child.mjs';

const secret = randomBytes(32).toString('hex');
const origin = 'http://localhost:3000';
const size = { capacity: 1e12, perSecond: 1e9 };

const database = new Database(login());
const auth = createAuth({ database, origin, secret });
const app = await createApp({ database, auth, secret, budgets: { visitor: size, person: size, key: size }, log: pino({ level: 'error' }) });

/**
 * Somebody who administers the organization and is signed in, as the sign-in library stores it.
 * @param {string} organizationId
 * @returns {Promise<string>} the cookie
 */
async function cookieFor(organizationId) {
  const [userId, token] = [newId(), randomUUID()];
  await database.runOnce(
    `MATCH (o:Organization {id: $organizationId})
     CREATE (u:User {id: $userId, email: $email, name: 'Somebody', emailVerified: true, createdAt: datetime(), updatedAt: datetime()})
     CREATE (u)-[:REPRESENTS {role: 'ADMIN', since: date('2024-01-01')}]->(o)
     CREATE (:Session {id: $sessionId, userId: $userId, token: $token, createdAt: datetime(), updatedAt: datetime(), expiresAt: datetime() + duration({days: 1})})`,
    { organizationId, userId, sessionId: newId(), token, email: `${userId}@bench.example` },
  );
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `ozek.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

const writers = /** @type {string[]} */ (JSON.parse(process.env.BENCH_WRITERS ?? '[]'));
await serve(app, { cookies: await Promise.all(writers.map(cookieFor)) });
