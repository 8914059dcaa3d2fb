import { pino } from 'pino';
import { createApp } from './app.js';
import { createAuth } from './access/auth/auth.js';
import { readConfig } from './config.js';
import { startJobs } from './jobs/runner.js';
import { Database } from './neo4j/database.js';

const config = readConfig();
if (config.authSecret === undefined) throw new Error('OZEK_AUTH_SECRET is not set: at least 32 characters that nobody can guess.');

const database = new Database({ ...config.neo4j });
const log = pino({ level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization', 'req.headers["x-api-key"]'] });
const signInLog = log.child({ part: 'sign-in' });
const auth = createAuth({
  database,
  origin: config.origin,
  secret: config.authSecret,
  log: (level, message, details) => signInLog[level]({ details }, message),
});
const { webUrl, trustedProxy, authSecret: secret } = config;
const app = await createApp({ database, auth, webUrl, secret, trustedProxy, log });
const stopJobs = startJobs(database, app.log);
await app.listen({ port: config.port, host: config.host });

let stopping = false;

/** Answers what was begun, then closes what it holds. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await stopJobs();
  await app.close();
  await database.close();
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
