import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { processIdentity } from '../../server/launch/process/alive.mjs';
import { amendClaim, releaseClaim, takeClaim } from '../../server/launch/process/claim.mjs';
import { command, emptyFolder, script } from './programs.js';

const takes = (file: string): string => `
  const { takeClaim } = await load('process/claim.mjs');
  console.log(JSON.stringify(takeClaim(${JSON.stringify(file)}, 'a test')));
  process.stdin.resume(); setInterval(() => {}, 1000);`;

describe('a claim', () => {
  it('is held by one living process and taken over when that has been killed', async () => {
    const file = join(emptyFolder(), 'claim.json');
    const other = script(takes(file));
    expect(await other.line()).toBe('null');
    expect(takeClaim(file, 'ours')).toMatchObject({ pid: other.pid, command: 'a test' });

    await other.kill('SIGKILL');
    expect(takeClaim(file, 'ours')).toBeNull();
    amendClaim(file, { boltUri: 'bolt://x' });
    const kept = { pid: process.pid, identity: processIdentity(process.pid), command: 'ours', boltUri: 'bolt://x' };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept);
    releaseClaim(file);
    expect(existsSync(file)).toBe(false);
  });

  it('a process that got the number of the dead holder does not hold it', () => {
    const file = join(emptyFolder(), 'claim.json');
    writeFileSync(file, JSON.stringify({ pid: process.ppid, identity: 'of an earlier process', command: 'gone' }));
    expect(takeClaim(file, 'ours')).toBeNull();
  });

  it('of many processes at once one gets it, also over a dead one, and nothing is left lying about', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'claim.json');
    writeFileSync(file, JSON.stringify({ pid: 1, identity: 'of an earlier process', command: 'gone' }));
    const racers = Array.from({ length: 6 }, () => script(takes(file)));
    const answers = await Promise.all(racers.map((racer) => racer.line()));
    const winners = racers.filter((_, index) => answers[index] === 'null');
    expect(winners).toHaveLength(1);
    for (const answer of answers.filter((text) => text !== 'null')) expect(JSON.parse(answer).pid).toBe(winners[0]?.pid);
    await Promise.all(racers.map((racer) => racer.kill('SIGKILL')));
    expect(readdirSync(folder)).toEqual(['claim.json']);
  });

  it('npm start on a folder in use says who uses it, also where that one has the port', async () => {
    const data = emptyFolder();
    const other = script(takes(join(data, 'running.json')));
    await other.line();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await command('start.mjs', ['--data', data, '--port', String(port)]).ended;
    server.close();
    const sentence = `${data} is in use by a test (process ${other.pid}): stop it or choose another with --data.\n`;
    expect({ code, stderr }).toEqual({ code: 11, stderr: sentence });
    await other.kill('SIGKILL');
  });
});
