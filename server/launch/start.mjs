// @ts-check
/** `npm start`: from a bare checkout to a running Özek. */
import { join } from 'node:path';
import { startHelp, startOptions } from './args.mjs';
import { root } from './files.mjs';
import { announce, claimData, environmentOf, findDatabase } from './installation.mjs';
import { mustBeWritable, mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { haveJars } from './neo4j/jars.mjs';
import { havePackages } from './packages.mjs';
import { mustBeFree } from './port.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { loadExample, migrate, startSite } from './programs.mjs';

/** @typedef {import('./args.mjs').StartOptions} StartOptions */

const exit = await inSession('npm start', async (session) => {
  mustHaveNode();
  const options = startOptions(process.argv.slice(2));
  if (options.help) {
    console.log(startHelp);
    return 0;
  }
  checkMachine(options);
  // Before the port: who starts twice shall learn that it is Özek that runs.
  claimData(session, options.data);
  await mustBeFree(options.port, options.host);

  const startDatabase = await findDatabase(session, options.data);
  const [login] = await Promise.all([startDatabase(), prepare(session, ['server', 'web'])]);
  announce(options.data, { boltUri: login.uri });
  const env = environmentOf(login, options.data);
  await migrate(session, env);
  const accounts = options.example ? await loadExample(session, env) : [];
  const { port, host } = options;
  const address = process.env.OZEK_ORIGIN || `http://localhost:${port}`;
  await startSite(session, { serverUrl: `http://${reachable(host)}:${port}`, address, host, logs: join(options.data, 'logs'), env });
  announce(options.data, { httpAddress: address });
  welcome(address, accounts, options.data);
  return session.stay();
});
process.exit(exit);

/** @param {StartOptions} options */
function checkMachine({ data }) {
  mustBeWritable(data);
  const megabytes = havePackages() && haveJars() ? space.toRun : space.toInstall;
  mustHaveSpace(root, megabytes);
  mustHaveSpace(data, megabytes);
}

/** @param {string} host to listen on @returns {string} to connect to */
function reachable(host) {
  if (['0.0.0.0', '::'].includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * @param {string} address
 * @param {import('./programs.mjs').Account[]} accounts
 * @param {string} data
 */
function welcome(address, accounts, data) {
  console.log(`\nÖzek is ready: ${address}\n`);
  if (accounts.length > 0) console.log('Sign in to the example as');
  for (const { role, email, password, apiKey } of accounts) {
    console.log(`  ${role.padEnd(12)} ${email.padEnd(32)} ${password}${apiKey ? `   API key ${apiKey}` : ''}`);
  }
  console.log(`\nLogs are in ${join(data, 'logs')}. Stop with Ctrl-C.`);
}
