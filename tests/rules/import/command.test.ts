import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HELP, readArguments } from '../../../server/src/modules/import/arguments.js';
import { jointProjectsId, tieKey } from '../../../server/src/modules/import/keys.js';
import { Report } from '../../../server/src/modules/import/report.js';
import { summary } from '../../../server/src/modules/import/summary.js';
import { forEachSheet } from '../../../server/src/modules/import/survey.js';
import { folderWith } from './files.js';

describe('the command line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await folderWith({});
  });

  test('what is not said has its default', () => {
    expect(readArguments(['csv', folder])).toMatchObject({
      format: 'csv',
      folder,
      settings: { source: 'csv', cluster: null, open: undefined, figures: undefined },
      report: 'import-report.csv',
      skipBad: false,
      dryRun: false,
    });
    expect(readArguments(['cordis', folder])).toMatchObject({ settings: { source: 'CORDIS', cluster: 'cordis-h2020-agrifood' } });
  });

  test('what is said', () => {
    expect(readArguments(['xlsx', folder, '--cluster', 'Grain', '--open', '--figures', 'members', '--skip-bad', '--report', 'bad.csv', '--dry-run'])).toMatchObject({
      settings: { source: 'grain', cluster: 'grain', open: true, figures: 'MEMBERS' },
      report: 'bad.csv',
      skipBad: true,
      dryRun: true,
    });
    expect(readArguments(['csv', folder, '--cluster', 'grain', '--source', 'ERP 7'])).toMatchObject({ settings: { source: 'ERP 7', cluster: 'grain' } });
  });

  test('help names the exit codes', () => {
    expect(readArguments(['--help'])).toBeNull();
    expect(HELP).toMatch(/0 {2}done[^]*1 {2}did not run to its end[^]*2 {2}there are bad rows: nothing was changed/);
  });

  test.each([
    [[], 'Give a format and a folder'],
    [['csv'], 'Give a format and a folder'],
    [['csv', '.', 'more'], 'Give a format and a folder'],
    [['json', '.'], 'There is no format "json". Known are: csv, xlsx, cordis.'],
    [['csv', '/no/such/folder'], 'There is no folder /no/such/folder.'],
    [['csv', '.', '--cluster', 'Қостанай'], '--cluster: "Қостанай" cannot be a cluster\'s id'],
    [['csv', '.', '--open'], '--open needs --cluster.'],
    [['csv', '.', '--source', 'a:b'], '--source is a name of 1 to 80 characters without a colon.'],
    [['csv', '.', '--figures', 'all'], '--figures is one of own, members, public.'],
    [['csv', '.', '--force'], "Unknown option '--force'"],
  ])('%j is refused with a sentence', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

describe('keys', () => {
  const tie = { id: null, cluster: 'grain', type: 'ADVICE' as const, from: 'b', to: 'a', mutual: false };

  test('a tie keeps its own id', () => {
    expect(tieKey('erp', { ...tie, id: 't-1' })).toBe('erp:t-1');
  });

  test('without one it is told by cluster, type and ends', () => {
    const key = tieKey('erp', tie);
    expect(key).toMatch(/^erp:#[0-9a-f]{32}$/);
    expect(tieKey('erp', { ...tie })).toBe(key);
    const others = [{ ...tie, from: 'a', to: 'b' }, { ...tie, cluster: 'milk' }, { ...tie, type: 'SOCIAL' as const }].map((other) => tieKey('erp', other));
    expect(new Set([key, ...others]).size).toBe(4);
  });

  test('the ends of a mutual tie stand in either order', () => {
    expect(tieKey('erp', { ...tie, mutual: true })).toBe(tieKey('erp', { ...tie, mutual: true, from: 'a', to: 'b' }));
  });

  test('ids with separators in them do not meet', () => {
    expect(tieKey('erp', { ...tie, from: 'a","b', to: 'c' })).not.toBe(tieKey('erp', { ...tie, from: 'a', to: 'b","c' }));
    expect(jointProjectsId('grain', ['a', 'b'])).not.toBe(jointProjectsId('grain', ['a,b', '']));
  });
});

describe('the report', () => {
  const place = { file: 'ties.csv', line: 3 };

  test('names what is wrong, safe to open in a spreadsheet', async () => {
    const report = new Report(join(await folderWith({}), 'report.csv'));
    await report.begin();
    await report.add(place, [{ column: 'type', value: '=1+1', reason: 'No "type".' }, { column: 'to', value: 'a\0b', reason: 'null, byte' }]);
    await report.close();
    expect(report.problems).toBe(2);
    expect(await readFile(report.path, 'utf8')).toBe(`file,line,column,value,reason\nties.csv,3,type,"'=1+1","No ""type""."\nties.csv,3,to,a\\x00b,"null, byte"\n`);
  });

  test('is gone when nothing is wrong any more', async () => {
    const report = new Report(join(await folderWith({ 'report.csv': 'old' }), 'report.csv'));
    await report.begin();
    await report.close();
    expect(existsSync(report.path)).toBe(false);
  });
});

test('the summary counts by sheet and prints the ids kept', () => {
  const tallies = { ...forEachSheet(() => ({ created: 0, updated: 0, unchanged: 0 })), organizations: { created: 1_200, updated: 1, unchanged: 2 } };
  const bad = { ...forEachSheet(() => 0), ties: 1 };
  const ids = { clusters: ['grain'], organizations: Array.from({ length: 1_203 }, (_, index) => `o${index}`), projects: [] };
  const lines = summary({ kind: 'imported', tallies, usable: forEachSheet(() => 0), bad, ids }, 'bad.csv').split('\n');
  expect(lines[0]).toBe('organizations: 1,200 created, 1 updated, 2 unchanged, 0 skipped');
  expect(lines[1]).toBe('ties: 0 created, 0 updated, 0 unchanged, 1 skipped');
  expect(lines[2]).toBe('ids kept, clusters: grain');
  expect(lines[3]).toMatch(/^ids kept, organizations: o0, o1, .*, o19 … and 1,183 more$/);
  expect(lines[4]).toBe('1 bad row: see bad.csv');
  expect(lines).toHaveLength(5);
  const none = forEachSheet(() => ({ created: 0, updated: 0, unchanged: 0 }));
  const usable = { ...forEachSheet(() => 0), ties: 7 };
  const refused = summary({ kind: 'refused', tallies: none, usable, bad, ids: { clusters: [], organizations: [], projects: [] } }, 'bad.csv');
  expect(refused).toBe('ties: 7 good, 1 bad\n1 bad row: see bad.csv\nNothing was changed.');
});
