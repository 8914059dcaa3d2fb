import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../server/launch/process/alive.mjs';
import { emptyFolder, fixture, script, until } from './programs.js';

const startLauncher = async (manners: Array<'polite' | 'stubborn'>) => {
  const folder = emptyFolder();
  const launcher = fixture('launcher.mjs', [folder, ...manners]);
  const pids: number[] = JSON.parse(await launcher.line());
  expect(pids.map(isAlive)).toEqual(manners.map(() => true));
  return { launcher, pids, notes: () => readFileSync(join(folder, 'notes'), 'utf8') };
};

describe('what a launcher has started ends with it', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('at %s, last started first, and that is a regular end', async (signal) => {
    const { launcher, pids, notes } = await startLauncher(['polite', 'polite', 'polite']);
    expect(await launcher.kill(signal)).toMatchObject({ code: 0, stderr: '' });
    expect(pids.map(isAlive)).toEqual([false, false, false]);
    expect(notes()).toBe('program2 program1 program0 ');
  });

  it('when the launcher is killed: the guard ends it in the same order', async () => {
    const { launcher, pids, notes } = await startLauncher(['polite', 'polite', 'polite']);
    await launcher.kill('SIGKILL');
    await until(() => !pids.some(isAlive));
    expect(notes()).toBe('program2 program1 program0 ');
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('at %s by force when it does not obey', async (signal) => {
    const { launcher, pids, notes } = await startLauncher(['polite', 'stubborn']);
    await launcher.kill(signal);
    await until(() => !pids.some(isAlive));
    expect(notes()).toBe('program1 program0 ');
  });

  it('when one of them ends by itself, and that one is named', async () => {
    const { launcher, pids } = await startLauncher(['polite', 'polite']);
    process.kill(Number(pids[0]), 'SIGKILL');
    const { code, stderr } = await launcher.ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: '    ready\nProgram 0 ended unexpectedly (by SIGKILL).\n' });
    expect(pids.map(isAlive)).toEqual([false, false]);
  });
});

describe('a program in front', () => {
  const inFront = (code: string): string => `
    const { inSession } = await load('process/session.mjs');
    const args = ['-e', ${JSON.stringify(code)}];
    process.exitCode = await inSession('test', ({ processes }) =>
      processes.runInFront({ name: 'It', command: process.execPath, args }));`;

  it('gets Ctrl-C, ends as it likes, and its exit code is the launcher\'s', async () => {
    const program = script(inFront(`process.on('SIGINT', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready')`));
    expect(await program.line()).toBe('ready');
    expect(await program.kill('SIGINT')).toEqual({ code: 7, signal: null, stdout: 'ready\n', stderr: '' });
  });

  it('is ended when it ignores Ctrl-C', async () => {
    const program = script(inFront(`process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('ready')`));
    await program.line();
    expect(await program.kill('SIGINT')).toMatchObject({ code: 130, stderr: 'Stopped by SIGINT.\n' });
  });
});
