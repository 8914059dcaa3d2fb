import { once } from 'node:events';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { asFailure } from '../../server/launch/failure.mjs';
import { mustBeWritable, mustHaveNode, mustHaveSpace } from '../../server/launch/machine.mjs';
import { command, emptyFolder, freshFlags, script } from './programs.js';

describe('what the machine lacks is said in one sentence', () => {
  it('Node', () => {
    for (const version of ['20.19.0', '22.0.0', '24.1.2']) expect(() => mustHaveNode(version)).not.toThrow();
    const sentence = 'This needs Node 20.19 or newer and found 20.18.3: install one from https://nodejs.org.';
    expect(() => mustHaveNode('20.18.3')).toThrow(sentence);
    expect(() => mustHaveNode('18.20.8')).toThrow('found 18.20.8');
  });

  it('a free port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await command('start.mjs', ['--data', emptyFolder(), '--port', String(port)]).ended;
    server.close();
    const sentence = `Port ${port} is in use by another program: choose another with --port.\n`;
    expect({ code, stderr }).toEqual({ code: 11, stderr: sentence });
  });

  it('a data folder', async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    const { code, stderr } = await command('start.mjs', ['--data', file]).ended;
    const sentence = `The folder ${file} cannot be written (EEXIST): choose another with --data.\n`;
    expect({ code, stderr }).toEqual({ code: 10, stderr: sentence });
  });

  it('a data folder below a folder that takes none, whatever the command', async () => {
    const folder = process.platform === 'linux' ? '/proc/ozek/data' : '/dev/null/ozek/data';
    const told = /^The folder .+ cannot be written \(E[A-Z]+\): choose another with --data\.\n$/;
    for (const [name, args] of [['start.mjs', []], ['run.mjs', ['operator', 'suspend', 'a@b.kz']], ['backup.mjs', [join(emptyFolder(), 'ozek.tar')]]] as const) {
      const { code, stderr } = await command(name, [...args, '--data', folder]).ended;
      expect([name, code, stderr]).toEqual([name, 10, expect.stringMatching(told)]);
    }
  });

  it('a data folder, made with those above it', () => {
    const folder = join(emptyFolder(), 'a', 'b');
    mustBeWritable(folder);
    mustBeWritable(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('space on the disk, before anything is written', () => {
    const folder = emptyFolder();
    expect(() => mustHaveSpace(folder, 1)).not.toThrow();
    expect(() => mustHaveSpace(folder, 1e9)).toThrow(/^The disk of .+ has \d+ MB free and 1000000000 MB are needed: free some space\.$/);
  });

  it('space on the disk, when a program finds none', async () => {
    const { stderr } = await script(`
      const { inSession } = await load('process/session.mjs');
      const say = 'console.error("write failed: No space left on device"); process.exit(1)';
      await inSession('test', ({ processes }) => processes.run({ name: 'A build', command: process.execPath, args: ['-e', say] }));
    `).ended;
    expect(stderr).toBe('The disk is full: free some space and run the command again.\n');
    expect(asFailure(Object.assign(new Error('ENOSPC: no space left on device, write'))).code).toBe(10);
  });

  it.each([
    ['openjdk version "11.0.2" 2019-01-15', 'Neo4j needs Java 17 or newer and found Java 11'],
    ['java version "1.8.0_392"', 'Neo4j needs Java 17 or newer and found Java 8'],
    ['', 'Neo4j needs Java and there is none'],
  ])('Java: %j', async (version, beginning) => {
    const programs = emptyFolder();
    const java = join(programs, 'java');
    writeFileSync(java, `#!/bin/sh\necho '${version}' >&2\n`);
    chmodSync(java, 0o755);
    // Nothing else is on this path: no Maven, no container engine.
    const env = { PATH: programs, JAVA_HOME: undefined };
    const { code, stderr } = await command('start.mjs', await freshFlags(), env).ended;
    const sentence = `${beginning}: install Java 17 or newer and Maven, start Docker or Podman, or set NEO4J_URI.\n`;
    expect({ code, stderr }).toEqual({ code: 10, stderr: sentence });
  });
});
