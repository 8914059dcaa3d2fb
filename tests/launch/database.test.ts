import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { isAlive } from '../../server/launch/process/alive.mjs';
import { signIn } from '../../server/launch/neo4j/bolt.mjs';
import { mustTakePassword } from '../../server/launch/neo4j/database.mjs';
import { freePort } from '../../server/launch/port.mjs';
import { command, emptyFolder, freshFlags, neo4jOn, until } from './programs.js';

const { NEO4J_URI: uri = '', NEO4J_USERNAME: username = '', NEO4J_PASSWORD: password = '' } = process.env;
const nowhere = async () => `bolt://127.0.0.1:${await freePort()}`;

describe('a Neo4j named by NEO4J_URI', () => {
  it('is signed in to, or refuses, or does not answer', async () => {
    expect(await signIn(uri, { username, password })).toBe('ready');
    expect(await signIn(uri, { username, password: `${password}x` })).toBe('refused');
    expect(await signIn(await nowhere(), { username, password })).toBe('silent');
  });

  it('that refuses the password is named', async () => {
    const login = { uri, username, password: '', database: 'neo4j' };
    const sentence = `Neo4j at ${uri} refuses ${username}: set NEO4J_USERNAME and NEO4J_PASSWORD.`;
    await expect(mustTakePassword(login)).rejects.toThrow(sentence);
  });

  it('that does not answer is named', async () => {
    const uri = await nowhere();
    const { code, stderr } = await command('start.mjs', await freshFlags(), { NEO4J_URI: uri }).ended;
    expect(code).toBe(12);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`No Neo4j 5 answers at ${uri}: start it, or correct NEO4J_URI.`);
  });

  it('is not guessed from an address of another kind', async () => {
    const env = { NEO4J_URI: 'http://user:secret@localhost:7474' };
    const { code, stderr } = await command('start.mjs', await freshFlags(), env).ended;
    const sentence = 'NEO4J_URI must look like bolt://host:7687 or neo4j+s://host, with the password in NEO4J_PASSWORD.\n';
    expect({ code, stderr }).toEqual({ code: 2, stderr: sentence });
  });
});

describe('the embedded Neo4j', () => {
  const start = async (data: string) => {
    const launcher = command('dev-database.mjs', ['--data', data]);
    const login: { uri: string; username: string; password: string } = JSON.parse(await launcher.line());
    const pid = neo4jOn(data);
    expect(isAlive(pid)).toBe(true);
    return { launcher, login, pid };
  };

  const run = async ({ uri, username, password }: { uri: string; username: string; password: string }, cypher: string) => {
    const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
    try {
      return (await driver.executeQuery(cypher)).records.map((record) => record.toObject());
    } finally {
      await driver.close();
    }
  };

  it('starts with GDS, is not started twice, ends with its launcher even when that is killed, and keeps its data', async () => {
    const data = emptyFolder();
    const first = await start(data);
    expect(await run(first.login, 'CREATE (:Kept) RETURN gds.version() AS gds')).toEqual([{ gds: '2.13.9' }]);

    const second = await command('dev-database.mjs', ['--data', data]).ended;
    const sentence = `${data} is in use by the database for developers (process ${first.launcher.pid}): stop it or choose another with --data.\n`;
    expect(second).toMatchObject({ code: 11, stderr: sentence });

    await first.launcher.kill('SIGKILL');
    await until(() => !isAlive(first.pid));

    const again = await start(data);
    expect(again.login.password).toBe(first.login.password);
    expect(await run(again.login, 'MATCH (kept:Kept) RETURN count(kept) AS kept')).toEqual([{ kept: 1 }]);
    expect(await again.launcher.kill('SIGTERM')).toMatchObject({ code: 0 });
    expect(isAlive(again.pid)).toBe(false);
    expect(existsSync(join(data, 'running.json'))).toBe(false);
  }, 300_000);
});

describe('Neo4j in a container, where there is no Java', () => {
  it('is the official image on a loopback port, its password not on the command line, and its failure is shown', async () => {
    const programs = emptyFolder();
    const said = join(programs, 'said');
    const engine = `#!/bin/sh\necho "$@" >> ${said}\n[ "$1" = run ] || exit 0\necho 'no such image' >&2\nexit 125\n`;
    writeFileSync(join(programs, 'docker'), engine, { mode: 0o755 });
    const data = emptyFolder();
    const env = { PATH: programs, JAVA_HOME: undefined };
    const { code, stderr } = await command('dev-database.mjs', ['--data', data], env).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/ {4}no such image\nNeo4j ended unexpectedly \(with exit code 125\)\.\n$/);

    const run = readFileSync(said, 'utf8').trim().split('\n').at(-1);
    expect(run).toMatch(/^run --rm --name ozek-\w{12} --publish 127\.0\.0\.1:\d+:7687 .+ docker\.io\/library\/neo4j:5\.26-community$/);
    expect(run).toContain('--env NEO4J_AUTH --env NEO4J_PLUGINS=["graph-data-science"] ');
    expect(run).toContain('--env NEO4J_db_tx__log_preallocate=false ');
    expect(run).not.toContain(JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')).neo4jPassword);
  });
});
