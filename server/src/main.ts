import { join } from 'node:path';
import { pino, stdTimeFunctions } from 'pino';
import { createApp } from './app.js';
import { createAuth } from './access/auth/auth.js';
import { readConfig } from './config.js';
import { Ending } from './ending.js';
import { repeat } from './jobs/loop.js';
import { AnchorFile } from './journal/anchor-file.js';
import { keepHeads } from './journal/anchor.js';
import { startAnalyses, startJobs } from './jobs/runner.js';
import { folderCarrier, smtpCarrier } from './mail/carrier.js';
import { deliverDueMail } from './mail/delivery.js';
import { openDatabases } from './neo4j/analytics.js';
import { serveMetrics } from './observe/metrics-server.js';
import { startTracing } from './observe/tracing.js';

const config = readConfig();
if (config.authSecret === undefined) throw new Error('OZEK_AUTH_SECRET is not set: at least 32 characters that nobody can guess.');

const stopTracing = await startTracing(config.tracing.endpoint, config.tracing.serviceName);
const databases = openDatabases(config);
const { database } = databases;
const log = pino({ level: config.logLevel, timestamp: stdTimeFunctions.isoTime });
const signInLog = log.child({ part: 'sign-in' });
const auth = createAuth({
  database,
  origin: config.origin,
  secret: config.authSecret,
  oidc: config.oidc,
  log: (level, message, details) => signInLog[level]({ details }, message),
});
const { smtpUrl, from } = config.mail;
const mailFolder = join(config.dataFolder, 'mail');
const carrier = smtpUrl === undefined ? folderCarrier(mailFolder, from) : smtpCarrier(smtpUrl, from);
if (smtpUrl === undefined) log.info({ folder: mailFolder }, 'no mail server is set (OZEK_SMTP_URL): mails are written as files');
const anchors = new AnchorFile(config.dataFolder);

/** What was written since the last time is kept outside too, unless the database is gone already. */
async function keepLastHeads(): Promise<void> {
  if (await database.answers(1_000)) await keepHeads(database, anchors);
}

const ending = new Ending(log);
const { webUrl, trustedProxy, authSecret: secret } = config;
const app = await createApp({ database, auth, webUrl, secret, trustedProxy, isEnding: () => ending.begun, log });
ending.add('the database', () => databases.close());
// Answered and kept first is what people wait for: the analysis in hand may take longer than a program that ends has.
if (config.jobs === 'on') ending.add('the analyses', startAnalyses(databases, log));
// A server that leaves the anchors to another one would note as kept what goes away with its folder.
if (config.jobs === 'on') ending.add('the heads of the journals', keepLastHeads);
ending.add('the traces', stopTracing);
if (config.metricsPort !== undefined) ending.add('the metrics', await serveMetrics(config.metricsPort, database, config.dataFolder));
ending.add('the answers', () => app.close());
ending.add('the mail server', async () => carrier.close());
if (config.jobs === 'on') ending.add('the jobs', startJobs(database, app.log, { origin: config.origin, anchors: { file: anchors, url: config.anchorUrl } }));
if (config.jobs !== 'off') ending.add('the mail', repeat((stopped) => deliverDueMail(database, carrier, app.log, stopped), app.log, 'the mail was interrupted'));
ending.add('the old sign-ins', repeat(() => auth.forgetOld(), app.log, 'old sign-ins were not forgotten', 60 * 60 * 1_000));
await app.listen({ port: config.port, host: config.host });

process.on('SIGTERM', () => void ending.begin());
process.on('SIGINT', () => void ending.begin());
