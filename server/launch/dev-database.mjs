// @ts-check
/**
 * A database for developers: `node server/launch/dev-database.mjs --data DIR` starts a Neo4j on that folder, prints one
 * line of JSON {"uri","username","password"} and runs until Ctrl-C or SIGTERM. Commands with the same --data use it.
 */
import { takeData } from './args.mjs';
import { Failure, exitCode } from './failure.mjs';
import { announce, claimData, findDatabase } from './installation.mjs';
import { mustBeWritable, mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { inSession } from './process/session.mjs';

const exit = await inSession('the database for developers', async (session) => {
  mustHaveNode();
  const { data, rest } = takeData(process.argv.slice(2));
  if (rest.length > 0) throw new Failure('The only option is --data DIR.', exitCode.usage);
  mustBeWritable(data);
  mustHaveSpace(data, space.toRun);
  claimData(session, data);
  const startDatabase = await findDatabase(session, data);
  const { uri, username, password } = await startDatabase();
  announce(data, { boltUri: uri });
  console.log(JSON.stringify({ uri, username, password }));
  return session.stay();
});
process.exit(exit);
