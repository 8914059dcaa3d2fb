import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { startOptions, takeData } from '../../server/launch/args.mjs';
import { command, emptyFolder } from './programs.js';

describe('the command line of npm start', () => {
  it('has defaults', () => {
    const { data, ...others } = startOptions([]);
    expect(others).toEqual({ port: 3000, host: '127.0.0.1', example: true, help: false });
    expect(data).toMatch(/\.data$/);
  });

  it('takes values after a space or an equals sign', () => {
    const wanted = { port: 4000, host: '0.0.0.0', data: resolve('here'), example: false, help: false };
    expect(startOptions(['--port', '4000', '--host', '0.0.0.0', '--data', 'here', '--no-example'])).toEqual(wanted);
    expect(startOptions(['--port=4000', '--host=0.0.0.0', '--data=here', '--no-example'])).toEqual(wanted);
  });

  it.each([
    [['--prot', '4000'], 'Unknown option --prot: npm start -- --help lists them.'],
    [['extra'], 'Unknown option extra: npm start -- --help lists them.'],
    [['--port'], '--port needs a value after it.'],
    [['--data', '--no-example'], '--data needs a value after it.'],
    [['--port', '0'], '--port takes a number from 1 to 65535, not "0".'],
    [['--port', '80a'], '--port takes a number from 1 to 65535, not "80a".'],
    [['--port=65536'], '--port takes a number from 1 to 65535, not "65536".'],
  ])('%j is answered by one sentence and exit code 2', async (args, sentence) => {
    const { code, stdout, stderr } = await command('start.mjs', args).ended;
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('--help lists every flag and starts nothing', async () => {
    const { code, stdout, stderr } = await command('start.mjs', ['--help']).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const flag of ['--port N', '--host H', '--data DIR', '--no-example', '--help']) expect(stdout).toContain(flag);
  });
});

describe('the command line of other commands', () => {
  it('keeps --data for the launcher and leaves the rest to the command', () => {
    const { data, rest } = takeData(['cordis', 'folder', '--data', 'here', '--skip-bad']);
    expect({ data, rest }).toEqual({ data: resolve('here'), rest: ['cordis', 'folder', '--skip-bad'] });
  });

  it.each([
    ['analyse', ['a-cluster', '--on', '2999-01-01'], '2999-01-01 lies in the future; see --help.'],
    ['analyse', ['a-cluster', '--on', '2026-02-30'], '--on takes a day like 2026-03-01, not "2026-02-30"; see --help.'],
    ['analyse', [], 'Name one cluster; see --help.'],
    ['analyse', ['a-cluster', '--pairs'], '--pairs goes with --json; see --help.'],
    ['journal-verify', ['--journl'], "Unknown option '--journl'; see --help."],
  ])('%s %j is answered by one sentence and exit code 2, without a database', (name, args, sentence) => {
    const program = resolve('server', 'dist', 'server', 'src', 'cli', `${name}.js`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('a backup into a folder that is not there is refused before anything is read', async () => {
    const file = join(emptyFolder(), 'not-there', 'ozek.tar');
    const { code, stdout, stderr } = await command('backup.mjs', [file, '--online', '--data', emptyFolder()]).ended;
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `There is no folder ${dirname(file)} for the backup.\n` });
  });

  it('a restore leaves no folder behind when there is nothing to restore', async () => {
    const [folder, file] = [emptyFolder(), join(emptyFolder(), 'ozek.tar')];
    const data = join(folder, 'new');
    const restore = async () => {
      const { code, stdout, stderr } = await command('restore.mjs', [file, '--data', data]).ended;
      return { code, stdout, sentence: stderr.trimEnd().split('\n').at(-1), left: readdirSync(folder) };
    };
    expect(await restore()).toEqual({ code: 2, stdout: '', sentence: `There is no file ${file}.`, left: [] });
    writeFileSync(file, 'no archive');
    expect(await restore()).toEqual({ code: 2, stdout: '', sentence: `${file} is not a backup made by npm run backup.`, left: [] });
    mkdirSync(data);
    expect(await restore()).toMatchObject({ code: 2, left: ['new'] });
  });

  it.each(['test.mjs', 'backup.mjs', 'restore.mjs'])('%s --help tells its usage and runs nothing', async (name) => {
    const { code, stdout, stderr } = await command(name, ['--help']).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: npm (test|run backup|run restore) -- [^]+--help +this text\b/);
  });

  it('an unknown command is answered by one sentence and exit code 2', async () => {
    const { code, stdout, stderr } = await command('run.mjs', ['improt', 'cordis']).ended;
    const sentence = 'There is no command "improt": choose one of import, analyse, operator, journal:verify.\n';
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: sentence });
  });
});
