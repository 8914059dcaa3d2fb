import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsOf } from '../../server/launch/secrets.mjs';
import { emptyFolder } from './programs.js';

const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe('the secrets of a data folder', () => {
  it('are made once, differ between folders, and only their owner may read them', () => {
    const data = emptyFolder();
    const made = secretsOf(data);
    expect(Object.keys(made)).toEqual(['neo4jPassword', 'authSecret']);
    expect(made.neo4jPassword).toMatch(/^[0-9a-f]{64}$/);
    expect(made.authSecret).not.toBe(made.neo4jPassword);
    expect(modeOf(join(data, 'secrets.json'))).toBe(0o600);
    expect(secretsOf(data)).toEqual(made);
    expect(secretsOf(emptyFolder()).authSecret).not.toBe(made.authSecret);
  });

  it('stay when the server has added its own, and what is missing is made', () => {
    const data = emptyFolder();
    const file = join(data, 'secrets.json');
    writeFileSync(file, JSON.stringify({ neo4jPassword: 'old', webhookKey: 'w' }));
    const completed = secretsOf(data);
    expect(completed).toMatchObject({ neo4jPassword: 'old', webhookKey: 'w' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(completed);
  });

  it('are closed again when somebody has opened the file', () => {
    const data = emptyFolder();
    secretsOf(data);
    chmodSync(join(data, 'secrets.json'), 0o644);
    secretsOf(data);
    expect(modeOf(join(data, 'secrets.json'))).toBe(0o600);
  });

  it('a damaged file is named, not overwritten', () => {
    const data = emptyFolder();
    const file = join(data, 'secrets.json');
    writeFileSync(file, '{"neo4jPassword":');
    expect(() => secretsOf(data)).toThrow(`${file} is damaged: it does not hold JSON.`);
    expect(readFileSync(file, 'utf8')).toBe('{"neo4jPassword":');
  });
});
