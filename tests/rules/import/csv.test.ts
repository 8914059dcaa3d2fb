import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { openCsv } from '../../../server/src/modules/import/formats/csv.js';
import { csvRows, delimiterOf } from '../../../server/src/modules/import/formats/csv-rows.js';
import { LAYOUT } from '../../../server/src/modules/import/formats/layout.js';
import { columnsOf } from '../../../server/src/modules/import/formats/table.js';
import { SHEETS } from '../../../server/src/modules/import/rows.js';
import * as vocabulary from '../../../server/src/modules/import/vocabulary.js';
import { folderWith, readingsOf, rowsIn, SETTINGS } from './files.js';

const columns = (sheet: (typeof SHEETS)[number]): string => [...columnsOf(LAYOUT[sheet]).keys()].join(',');

test('the columns are those that the layout promises', () => {
  expect(Object.fromEntries(SHEETS.map((sheet) => [sheet, columns(sheet)]))).toEqual({
    clusters: 'id,name,form,region,leading_product',
    organizations:
      'id,name,name_kk,name_ru,name_en,kind,employees,sectors,chain_roles,leading_product,product_group,country,region,city,latitude,longitude,identifier_scheme,identifier,website',
    projects: 'id,name,valid_from,valid_until',
    outputs: 'organization,year,value',
    memberships: 'cluster,organization,chain_roles,since',
    participations: 'project,organization',
    ties: 'id,cluster,from,to,form,type,mutual,strength,share,valid_from,valid_until,source,visibility',
    sectors: 'classification,code,name,name_kk,name_ru,name_en',
    regional_figures: 'classification,region,sector,year,jobs,source,licence',
    regional_outputs: 'classification,region,sector,year,output,unit,source,licence',
  });
});

test('the words are all of the schema and no others', () => {
  const folder = join(process.cwd(), 'graph-schema', 'graphql');
  const sdl = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const wordsOf = (name: string): string[] => [...(new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(sdl)?.[1] ?? '').matchAll(/^ {2}([A-Z_]+)$/gm)].map(([, word]) => word ?? '');
  expect(vocabulary.ORGANIZATION_KINDS).toEqual(wordsOf('OrganizationKind'));
  expect(vocabulary.CHAIN_ROLES).toEqual(wordsOf('ChainRole'));
  expect(vocabulary.PRODUCT_GROUPS).toEqual(wordsOf('ProductGroup'));
  expect(vocabulary.CLUSTER_FORMS).toEqual(wordsOf('ClusterForm'));
  expect(vocabulary.TIE_FORMS).toEqual(wordsOf('TieForm'));
  expect(vocabulary.TIE_TYPES).toEqual(wordsOf('TieType'));
  expect(vocabulary.VISIBILITIES).toEqual(wordsOf('Visibility'));
});

describe('what a file may look like', () => {
  const MILL = [{ id: 'm-1', name: 'Диірмен "Өрнек"', nameKk: 'Өрнек; диірмен, астық', employees: 12 }];

  test.each([
    ['comma, LF', 'id,name,name_kk,employees\nm-1,"Диірмен ""Өрнек""","Өрнек; диірмен, астық",12\n'],
    ['comma, CRLF', 'id,name,name_kk,employees\r\nm-1,"Диірмен ""Өрнек""","Өрнек; диірмен, астық",12\r\n'],
    ['byte order mark', '\uFEFFid,name,name_kk,employees\nm-1,"Диірмен ""Өрнек""","Өрнек; диірмен, астық",12\n'],
    ['byte order mark and a quoted header', '\uFEFF"id","name","name_kk","employees"\nm-1,"Диірмен ""Өрнек""","Өрнек; диірмен, астық",12\n'],
    ['semicolon', 'id;name;name_kk;employees\nm-1;"Диірмен ""Өрнек""";"Өрнек; диірмен, астық";12\n'],
    ['tab', 'id\tname\tname_kk\temployees\nm-1\t"Диірмен ""Өрнек"""\tӨрнек; диірмен, астық\t12\n'],
    ['no line end after the last row', 'id,name,name_kk,employees\nm-1,"Диірмен ""Өрнек""","Өрнек; диірмен, астық",12'],
    ['empty lines, spaces around cells, columns in capitals and another order', '\n\nEmployees , ID,Name,NAME_KK\n\n 12 , m-1 ," Диірмен ""Өрнек"" ","Өрнек; диірмен, астық"\n,,,\n'],
  ])('%s', async (_how, text) => {
    expect(await rowsIn('organizations', { 'organizations.csv': text })).toMatchObject(MILL);
  });

  test('a quoted cell over several lines keeps the lines of an editor', async () => {
    const folder = await folderWith({ 'organizations.csv': 'id,name\na,"two\r\nlines"\nb,B\n"c\nd",C\n,D\n' });
    const readings = await readingsOf(await openCsv(folder, SETTINGS));
    expect(readings.map(({ place, problems }) => [place.line, problems.length])).toEqual([[2, 0], [4, 0], [5, 1], [7, 1]]);
  });

  test('one column alone needs no delimiter', () => {
    expect(delimiterOf('id', new Set(['id']))).toBe(',');
  });

  test('a folder without a file of the layout cannot be opened; another CSV file is noted', async () => {
    await expect(openCsv(await folderWith({ 'organisations.csv': 'id,name\n' }), SETTINGS)).rejects.toThrow(/holds none of clusters.csv, organizations.csv/);
    const source = await openCsv(await folderWith({ 'ties.csv': 'from,to,type\n', 'tie.csv': '' }), SETTINGS);
    expect(source.notes).toEqual(["tie.csv is left out: its name is none of the layout's."]);
  });
});

describe('what rows say', () => {
  test('all columns of an organization', async () => {
    const text = `${columns('organizations')}\n7,Mill,Диірмен,Мельница,The Mill,ENTERPRISE,270,10.61|C10.6,PROCESSOR|SELLER,flour,GRAIN,KZ,KZ-39,Қостанай,53.2144,63.6246,EXAMPLE,X-7,https://mill.example/\n`;
    expect(await rowsIn('organizations', { 'organizations.csv': text })).toEqual([
      {
        id: '7',
        name: 'Mill',
        nameKk: 'Диірмен',
        nameRu: 'Мельница',
        nameEn: 'The Mill',
        kind: 'ENTERPRISE',
        employees: 270,
        sectors: ['10.61', 'C10.6'],
        leadingProduct: 'flour',
        productGroup: 'GRAIN',
        country: 'KZ',
        region: 'KZ-39',
        city: 'Қостанай',
        latitude: 53.2144,
        longitude: 63.6246,
        identifierScheme: 'EXAMPLE',
        identifier: 'X-7',
        website: 'https://mill.example/',
        employeesVisibility: undefined,
        outputsVisibility: undefined,
      },
    ]);
  });

  test('a column that is left out says nothing, an empty cell says "none" or the default', async () => {
    const [silent] = await rowsIn('organizations', { 'organizations.csv': 'id,name\n7,Mill\n' });
    expect(Object.entries(silent ?? {}).filter(([, value]) => value !== undefined)).toEqual([['id', '7'], ['name', 'Mill']]);
    const [empty] = await rowsIn('organizations', { 'organizations.csv': 'id,name,kind,city,sectors\n7,Mill,,,\n' });
    expect(empty).toMatchObject({ kind: 'ENTERPRISE', city: null, sectors: [] });
  });

  test('--cluster makes members, with the chain roles of the organization; --figures opens its figures', async () => {
    const settings = { ...SETTINGS, cluster: 'grain', figures: 'MEMBERS' as const };
    const files = { 'organizations.csv': 'id,name,chain_roles\n7,Mill,PROCESSOR|SELLER\n' };
    expect(await rowsIn('memberships', files, settings)).toEqual([{ cluster: 'grain', organization: '7', chainRoles: ['PROCESSOR', 'SELLER'] }]);
    expect(await rowsIn('organizations', files, settings)).toMatchObject([{ employeesVisibility: 'MEMBERS', outputsVisibility: 'MEMBERS' }]);
    expect(await rowsIn('memberships', files)).toEqual([]);
  });

  test('a tie takes cluster and source of the run where the file gives none', async () => {
    const files = {
      'organizations.csv': 'id,name\na,A\nb,B\n',
      'clusters.csv': 'id,name\nMilk,Milk\n',
      'ties.csv':
        'id,cluster,from,to,form,type,mutual,strength,valid_from,valid_until,source,visibility\n' +
        ',,a,b,,LOAN,,,,,,\nt,milk,b,a,INFORMAL,ADVICE,YES,5,2024-01-31,2024-02-29,Register,COUNCIL\n',
    };
    expect(await rowsIn('ties', files, { ...SETTINGS, cluster: 'grain' })).toEqual([
      { id: null, cluster: 'grain', from: 'a', to: 'b', type: 'LOAN', mutual: false, strength: null, validFrom: null, validUntil: null, source: 'test', visibility: 'MEMBERS' },
      { id: 't', cluster: 'milk', from: 'b', to: 'a', type: 'ADVICE', mutual: true, strength: 5, validFrom: '2024-01-31', validUntil: '2024-02-29', source: 'Register', visibility: 'COUNCIL' },
    ]);
  });

  test.each(['true', 'TRUE', 'yes', '1'])('mutual: %s', async (word) => {
    const files = { 'organizations.csv': 'id,name\na,A\nb,B\n', 'ties.csv': `from,to,type,mutual\na,b,ADVICE,${word}\n` };
    expect(await rowsIn('ties', files, { ...SETTINGS, cluster: 'grain' })).toMatchObject([{ mutual: true }]);
  });

  test('rows come in the order in which they may refer to one another', async () => {
    const files = Object.fromEntries(SHEETS.map((sheet) => [`${sheet}.csv`, `${columns(sheet)}\n${','.repeat(columns(sheet).split(',').length - 1)}x\n`]));
    const readings = await readingsOf(await openCsv(await folderWith(files), SETTINGS));
    expect(readings.map(({ sheet }) => sheet)).toEqual([...SHEETS]);
  });
});

describe('any text survives', () => {
  const cellText = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.normalize('NFC').replace(/[\u0000-\u001f\u007f\uFFFD\uFEFF]/g, '').replace(/\s+/g, ' ').trim());
  const name = cellText.filter((text) => text !== '');
  const rows = fc.array(fc.tuple(name, cellText), { minLength: 1, maxLength: 20 });
  const style = fc.record({ delimiter: fc.constantFrom(',', ';', '\t'), newline: fc.constantFrom('\n', '\r\n'), quotes: fc.boolean() });

  test('written by another program and read here', async () => {
    await fc.assert(
      fc.asyncProperty(rows, style, async (names, { delimiter, newline, quotes }) => {
        const data = names.map(([first, second], index) => [`i${index}`, first, second]);
        const text = Papa.unparse([['id', 'name', 'name_kk'], ...data], { delimiter, newline, quotes });
        const read = await rowsIn('organizations', { 'organizations.csv': text });
        expect(read.map((row) => [row.id, row.name, row.nameKk ?? ''])).toEqual(data);
      }),
      { numRuns: 100 },
    );
  });

  test('rows longer and shorter than what is read at once', async () => {
    const cells = Array.from({ length: 3_000 }, (_, index) => [`i${index}`, 'ң'.repeat((index * 37) % 300 || 1)]);
    const folder = await folderWith({ 'organizations.csv': Papa.unparse([['id', 'name'], ...cells]) });
    const rows: string[][] = [];
    for await (const row of csvRows(join(folder, 'organizations.csv'), new Set(['id', 'name']))) rows.push(row.cells);
    expect(rows.slice(1)).toEqual(cells);
  });
});
