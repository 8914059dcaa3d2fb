import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.js';
import { createAuth } from './access/auth/auth.js';
import { readConfig } from './config.js';
import { repeat } from './jobs/loop.js';
import { AnchorFile } from './journal/anchor-file.js';
import { keepHeads } from './journal/anchor.js';
import { startJobs } from './jobs/runner.js';
import { folderCarrier, smtpCarrier } from './mail/carrier.js';
import { deliverDueMail } from './mail/delivery.js';
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
  oidc: config.oidc,
  log: (level, message, details) => signInLog[level]({ details }, message),
});
const { webUrl, trustedProxy, authSecret: secret } = config;
const app = await createApp({ database, auth, webUrl, secret, trustedProxy, log });
const { smtpUrl, from } = config.mail;
const mailFolder = join(config.dataFolder, 'mail');
const carrier = smtpUrl === undefined ? folderCarrier(mailFolder, from) : smtpCarrier(smtpUrl, from);
if (smtpUrl === undefined) log.info({ folder: mailFolder }, 'no mail server is set (OZEK_SMTP_URL): mails are written as files');
const anchors = new AnchorFile(config.dataFolder);
const stopJobs = startJobs(database, app.log, { file: anchors, url: config.anchorUrl });
const stopMail = repeat((stopped) => deliverDueMail(database, carrier, app.log, stopped), app.log, 'the mail was interrupted');
const stopForgetting = repeat(() => auth.forgetOldAttempts(), app.log, 'old counts were not forgotten', 60 * 60 * 1_000);
await app.listen({ port: config.port, host: config.host });

let stopping = false;

/** What was written since the last time is kept outside too, unless the database is gone already. */
async function keepLastHeads(): Promise<void> {
  if (!(await database.answers(1_000))) return;
  await keepHeads(database, anchors).catch((error: unknown) => log.error({ failure: String(error) }, 'the heads of the journals were not kept'));
}

/** Answers what was begun, then closes what it holds. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([stopJobs(), stopMail(), stopForgetting()]);
  carrier.close();
  await app.close();
  await keepLastHeads();
  await database.close();
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
