// @ts-check
/**
 * Any other command: `node server/launch/run.mjs import cordis FOLDER --data DIR`. It uses the database that runs on
 * the data folder, or starts one for as long as the command takes. What the launcher says goes to stderr, so that stdout
 * is the command's alone; the exit code is the command's, or 10 and above from the launcher (failure.mjs).
 */
import { takeData } from './args.mjs';
import { Failure, exitCode } from './failure.mjs';
import { environmentOf, findSharedDatabase } from './installation.mjs';
import { mustBeWritable, mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { migrate, tool } from './programs.mjs';

const commands = ['import', 'analyse', 'operator', 'journal:verify'];
const [command = '', ...args] = process.argv.slice(2);

const exit = await inSession(`npm run ${command}`, async (session) => {
  mustHaveNode();
  if (!commands.includes(command)) {
    throw new Failure(`There is no command "${command}": choose one of ${commands.join(', ')}.`, exitCode.usage);
  }
  const { data, rest } = takeData(args);
  if (rest.includes('--help')) {
    await prepare(session, ['server']);
    return session.processes.runInFront(tool(command, rest, {}));
  }
  mustBeWritable(data);
  mustHaveSpace(data, space.toRun);
  const startDatabase = await findSharedDatabase(session, data);
  const [login] = await Promise.all([startDatabase(), prepare(session, ['server'])]);
  const env = environmentOf(login, data);
  await migrate(session, env);
  return session.processes.runInFront(tool(command, rest, env));
});
process.exit(exit);
