import { pino, stdTimeFunctions } from 'pino';
import { createApp } from './app.js';
import { createAuth } from './access/auth/auth.js';
import { readConfig } from './config.js';
import { Ending } from './ending.js';
import { startJobs } from './jobs/runner.js';
import { Database } from './neo4j/database.js';
import { serveMetrics } from './observe/metrics-server.js';
import { startTracing } from './observe/tracing.js';

const config = readConfig();
if (config.authSecret === undefined) throw new Error('OZEK_AUTH_SECRET is not set: at least 32 characters that nobody can guess.');

const stopTracing = await startTracing(config.tracing.endpoint, config.tracing.serviceName);
const database = new Database({ ...config.neo4j });
const log = pino({ level: config.logLevel, timestamp: stdTimeFunctions.isoTime });
const signInLog = log.child({ part: 'sign-in' });
const auth = createAuth({
  database,
  origin: config.origin,
  secret: config.authSecret,
  log: (level, message, details) => signInLog[level]({ details }, message),
});
const ending = new Ending(log);
const app = await createApp({ database, auth, webUrl: config.webUrl, isEnding: () => ending.begun, log });
ending.add('the database', () => database.close());
ending.add('the traces', stopTracing);
if (config.metricsPort !== undefined) ending.add('the metrics', await serveMetrics(config.metricsPort, database, config.dataFolder));
ending.add('the answers', () => app.close());
ending.add('the jobs', startJobs(database, app.log));
await app.listen({ port: config.port, host: config.host });

process.on('SIGTERM', () => void ending.begin());
process.on('SIGINT', () => void ending.begin());
