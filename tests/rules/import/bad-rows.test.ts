import { CHAIN_ROLES, CLUSTER_FORMS, ORGANIZATION_KINDS, PRODUCT_GROUPS, TIE_TYPES, VISIBILITIES } from '../../../server/src/modules/import/vocabulary.js';
import { complaintsAbout, SETTINGS } from './files.js';

const TWO = 'id,name\na,A\nb,B\n';
const CLUSTER = 'id,name\ngrain,Grain\n';

/** The complaint about the second line of a file with one column beside the compulsory ones. */
async function aboutOrganization(column: string, value: string) {
  return complaintsAbout({ 'organizations.csv': `id,name,${column}\na,A,"${value.replaceAll('"', '""')}"\n` });
}

const aboutTie = (columns: string, cells: string) =>
  complaintsAbout({ 'organizations.csv': TWO, 'clusters.csv': CLUSTER, 'ties.csv': `cluster,from,to,type${columns}\ngrain,${cells}\n` });

const emptyCell = 'The cell is empty, but this column is compulsory.';

describe('a bad row is told with file, line, column, value and reason', () => {
  test('missing id', async () => {
    expect(await complaintsAbout({ 'organizations.csv': 'id,name\na,A\n ,B\n' })).toEqual([
      { file: 'organizations.csv', line: 3, column: 'id', value: ' ', reason: emptyCell },
    ]);
  });

  test('missing name', async () => {
    expect(await complaintsAbout({ 'organizations.csv': 'id,name\na,\n' })).toEqual([
      { file: 'organizations.csv', line: 2, column: 'name', value: '', reason: emptyCell },
    ]);
  });

  test('several bad cells of one row are all told', async () => {
    const complaints = await complaintsAbout({ 'organizations.csv': 'id,name,employees,website\n,A,-1,mill\n' });
    expect(complaints.map(({ line, column, value }) => [line, column, value])).toEqual([
      [2, 'id', ''],
      [2, 'employees', '-1'],
      [2, 'website', 'mill'],
    ]);
  });

  test.each([
    ['organizations.csv', 'id,name\na,A\nb,B\na,C\n', 'id', 'a', 'The same id stands in line 2 already.'],
    ['projects.csv', 'id,name\np,P\np,Q\n', 'id', 'p', 'The same id stands in line 2 already.'],
    ['clusters.csv', 'id,name\nGrain,A\ngrain,B\n', 'id', 'grain', 'The same id stands in line 2 already.'],
  ])('an id that stands in %s twice', async (file, text, column, value, reason) => {
    expect(await complaintsAbout({ [file]: text })).toEqual([{ file, line: text.split('\n').length - 1, column, value, reason }]);
  });

  test.each([
    ['outputs.csv', 'organization,year,value\na,2024,1\na,2024,2\n', 'year', '2024'],
    ['memberships.csv', 'cluster,organization\ngrain,a\ngrain,a\n', 'organization', 'a'],
    ['participations.csv', 'project,organization\np,a\np,a\n', 'organization', 'a'],
    ['ties.csv', 'cluster,from,to,type\ngrain,a,b,LOAN\ngrain,a,b,LOAN\n', 'to', 'b'],
    ['ties.csv', 'cluster,from,to,type,mutual\ngrain,a,b,ADVICE,yes\ngrain,b,a,ADVICE,yes\n', 'to', 'a'],
    ['ties.csv', 'cluster,id,from,to,type\ngrain,1,a,b,LOAN\ngrain,1,b,a,LEASE\n', 'id', '1'],
  ])('the same row in %s twice', async (file, text, column, value) => {
    const files = { 'organizations.csv': TWO, 'clusters.csv': CLUSTER, 'projects.csv': 'id,name\np,P\n', [file]: text };
    expect(await complaintsAbout(files)).toEqual([{ file, line: 3, column, value, reason: 'The same row stands in line 2 already.' }]);
  });

  test.each([
    ['kind', 'FARM', ORGANIZATION_KINDS],
    ['chain_roles', 'PRODUCER|MILLER', CHAIN_ROLES],
  ])('a word of %s that is not known', async (column, value, known) => {
    const wrong = value.split('|').at(-1);
    expect(await aboutOrganization(column, value)).toEqual([
      { file: 'organizations.csv', line: 2, column, value, reason: `"${wrong}" is not known here. Known are: ${known.join(', ')}.` },
    ]);
  });

  test('a form of a cluster, a type and a level of a tie that are not known', async () => {
    const [cluster] = await complaintsAbout({ 'clusters.csv': 'id,name,form\ngrain,Grain,LINE\n' });
    expect(cluster?.reason).toBe(`"LINE" is not known here. Known are: ${CLUSTER_FORMS.join(', ')}.`);
    const [type] = await aboutTie('', 'a,b,FRIENDSHIP');
    expect(type).toEqual({ file: 'ties.csv', line: 2, column: 'type', value: 'FRIENDSHIP', reason: `"FRIENDSHIP" is not known here. Known are: ${TIE_TYPES.join(', ')}.` });
    const [level] = await aboutTie(',visibility', 'a,b,LOAN,ALL');
    expect(level).toEqual({ file: 'ties.csv', line: 2, column: 'visibility', value: 'ALL', reason: `"ALL" is not known here. Known are: ${VISIBILITIES.join(', ')}.` });
  });

  test.each([
    ['employees', '12.5', '"12.5" is not a whole number from 0 to 10000000, written in digits alone.'],
    ['employees', '-1', '"-1" is not a whole number from 0 to 10000000, written in digits alone.'],
    ['employees', '1 200', '"1 200" is not a whole number from 0 to 10000000, written in digits alone.'],
    ['latitude', '90.1', '"90.1" is not a number from -90 to 90.'],
    ['latitude', '53,2', '"53,2" has a decimal comma; write a point.'],
    ['longitude', '-180.5', '"-180.5" is not a number from -180 to 180.'],
    ['longitude', 'east', '"east" is not a number from -180 to 180.'],
    ['region', 'Kostanay', '"Kostanay" is not a region code of ISO 3166-2, such as KZ-39.'],
    ['country', 'KAZ', '"KAZ" is not a country code of ISO 3166-1, such as KZ.'],
    ['sectors', '10.61|wheat', '"wheat" is not a sector code of ISIC or NACE, such as 10.61.'],
    ['product_group', 'grain', `"grain" is not known here. Known are: ${PRODUCT_GROUPS.join(', ')}.`],
    ['website', 'ftp://mill.example', '"ftp://mill.example" is not an address that begins with http:// or https://.'],
    ['website', 'javascript:alert(1)', '"javascript:alert(1)" is not an address that begins with http:// or https://.'],
    ['name_kk', 'ұ'.repeat(301), 'The text has 301 characters; at most 300 are kept.'],
    ['city', 'x'.repeat(161), 'The text has 161 characters; at most 160 are kept.'],
    ['name_ru', 'а\0б', 'The cell contains a null byte.'],
    ['name_ru', 'а\u0007б', 'The cell contains a control character.'],
  ])('%s: %j', async (column, value, reason) => {
    const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
    expect(await aboutOrganization(column, value)).toEqual([{ file: 'organizations.csv', line: 2, column, value: shown, reason }]);
  });

  test('bytes that are not UTF-8', async () => {
    const windows1251 = Uint8Array.from([...Buffer.from('id,name\na,'), 0xcd, 0xe0, 0xed, ...Buffer.from('\nb,B\n')]);
    expect(await complaintsAbout({ 'organizations.csv': windows1251 })).toEqual([
      {
        file: 'organizations.csv',
        line: 2,
        column: 'name',
        value: '\uFFFD\uFFFD\uFFFD',
        reason: 'The cell contains bytes that are not valid UTF-8 (or a letter lost in an earlier conversion). Save the file as UTF-8.',
      },
    ]);
  });

  test('a file in UTF-16', async () => {
    expect(await complaintsAbout({ 'organizations.csv': Buffer.from('\uFEFFid,name\na,A\n', 'utf16le') })).toEqual([
      { file: 'organizations.csv', line: 1, column: '', value: '', reason: 'The file is in UTF-16. Save it as CSV in UTF-8.' },
    ]);
  });

  test.each([
    ['a', 'The row has 1 cell, the header has 3.'],
    ['a,A,12,more', 'The row has 4 cells, the header has 3.'],
  ])('a row with another number of cells than the header: %s', async (row, reason) => {
    expect(await complaintsAbout({ 'organizations.csv': `id,name,employees\n${row}\n` })).toEqual([
      { file: 'organizations.csv', line: 2, column: '', value: row.replaceAll(',', ' | '), reason },
    ]);
  });

  test('quotes that do not match', async () => {
    const [complaint] = await complaintsAbout({ 'organizations.csv': 'id,name\na,"A" mill\nb,B\n' });
    expect(complaint).toMatchObject({ file: 'organizations.csv', line: 2, column: '', reason: 'The quotes of a cell do not match: a quote inside a quoted cell is written twice.' });
  });

  test.each([
    ['at the end of a small file', 'rest'],
    ['in a large file', 'x,y\n'.repeat(600_000)],
  ])('a quote that is never closed, %s', async (_where, rest) => {
    const [complaint] = await complaintsAbout({ 'organizations.csv': `id,name\na,A\nb,"B\n${rest}` });
    expect(complaint).toMatchObject({ file: 'organizations.csv', line: 3, column: '', reason: 'A quoted cell that begins in this row does not end.' });
  });
});

describe('bad ties', () => {
  test.each([
    ['', 'a,a,LOAN', 'to', 'a', 'A tie joins two organizations; "a" stands at both ends.'],
    ['', 'a,c,LOAN', 'to', 'c', 'No organization "c" stands in a usable row of the files, nor in the database.'],
    ['', 'c,b,LOAN', 'from', 'c', 'No organization "c" stands in a usable row of the files, nor in the database.'],
    [',form', 'a,b,LOAN,INFORMAL', 'form', 'INFORMAL', 'LOAN is a FORMAL tie. The form may be left out.'],
    [',mutual', 'a,b,LOAN,both', 'mutual', 'both', '"both" is neither true, yes, 1 nor false, no, 0.'],
    [',strength', 'a,b,LOAN,6', 'strength', '6', '"6" is not a whole number from 1 to 5, written in digits alone.'],
    [',strength', 'a,b,LOAN,0', 'strength', '0', '"0" is not a whole number from 1 to 5, written in digits alone.'],
    [',valid_from', 'a,b,LOAN,2024-02-30', 'valid_from', '2024-02-30', '"2024-02-30" is not a calendar day; write it as 2026-03-01.'],
    [',valid_from', 'a,b,LOAN,01.03.2024', 'valid_from', '01.03.2024', '"01.03.2024" is not a calendar day; write it as 2026-03-01.'],
    [',valid_from,valid_until', 'a,b,LOAN,2024-03-01,2024-02-29', 'valid_until', '2024-02-29', 'valid_until (2024-02-29) is before valid_from (2024-03-01).'],
    [',share', 'a,b,OWNERSHIP,0', 'share', '0', '"0" is not a share in percent: above 0 to 100, with a decimal point and at most 3 decimals.'],
    [',share', 'a,b,OWNERSHIP,100.001', 'share', '100.001', '"100.001" is not a share in percent: above 0 to 100, with a decimal point and at most 3 decimals.'],
    [',share', 'a,b,LOAN,50', 'share', '50', 'Only an OWNERSHIP that runs one way has a share.'],
    [',share,mutual', 'a,b,OWNERSHIP,50,yes', 'share', '50', 'Only an OWNERSHIP that runs one way has a share.'],
    [',visibility', 'a,b,OWNERSHIP,PARTIES', 'visibility', 'PARTIES', 'Ownership is never shown to fewer than the council: COUNCIL, MEMBERS or PUBLIC.'],
  ])('%s %s', async (columns, cells, column, value, reason) => {
    expect(await aboutTie(columns, cells)).toEqual([{ file: 'ties.csv', line: 2, column, value, reason }]);
  });

  test('no cluster', async () => {
    expect(await complaintsAbout({ 'organizations.csv': TWO, 'ties.csv': 'from,to,type\na,b,LOAN\n' })).toEqual([
      { file: 'ties.csv', line: 2, column: 'cluster', value: '', reason: 'The tie has no cluster: give the column "cluster", or --cluster for the whole run.' },
    ]);
  });

  test('a cluster that is not known', async () => {
    const [complaint] = await complaintsAbout({ 'organizations.csv': TWO, 'ties.csv': 'cluster,from,to,type\nmilk,a,b,LOAN\n' });
    expect(complaint).toMatchObject({ column: 'cluster', value: 'milk', reason: 'No cluster "milk" stands in a usable row of the files, nor in the database.' });
  });

  test('an organization whose own row is bad is not usable', async () => {
    const complaints = await complaintsAbout({ 'organizations.csv': 'id,name,employees\na,A,1\nb,B,many\n', 'clusters.csv': CLUSTER, 'ties.csv': 'cluster,from,to,type\ngrain,a,b,LOAN\n' });
    expect(complaints.map(({ file, line, column }) => [file, line, column])).toEqual([['organizations.csv', 3, 'employees'], ['ties.csv', 2, 'to']]);
  });

  test('what the database holds may be referred to, in the numbering of the same source', async () => {
    const ties = { 'ties.csv': 'from,to,type\na,b,LOAN\n' };
    const settings = { ...SETTINGS, source: 'mine', cluster: 'grain' };
    expect(await complaintsAbout(ties, settings, ['mine:a', 'mine:b'])).toEqual([]);
    expect((await complaintsAbout(ties, settings, ['other:a', 'mine:b'])).map(({ value }) => value)).toEqual(['a']);
  });
});

describe('other sheets', () => {
  test.each([
    ['1989', '5', 'year', '"1989" is not a whole number from 1990 to 2100, written in digits alone.'],
    ['2101', '5', 'year', '"2101" is not a whole number from 1990 to 2100, written in digits alone.'],
    ['2024', '-1', 'value', '"-1" is not a number from 0 to 1000000000000000.'],
    ['2024', 'NaN', 'value', '"NaN" is not a number from 0 to 1000000000000000.'],
    ['2024', '1.1e15', 'value', '"1.1e15" is not a number from 0 to 1000000000000000.'],
    ['2024', '1e999', 'value', '"1e999" is not a number from 0 to 1000000000000000.'],
    ['2024', 'Infinity', 'value', '"Infinity" is not a number from 0 to 1000000000000000.'],
  ])('output of %s: %s', async (year, value, column, reason) => {
    const complaints = await complaintsAbout({ 'organizations.csv': TWO, 'outputs.csv': `organization,year,value\na,${year},${value}\n` });
    expect(complaints).toEqual([{ file: 'outputs.csv', line: 2, column, value: column === 'year' ? year : value, reason }]);
  });

  test.each(['Қостанай', 'grain cluster', '-grain', 'a--b', 'grain_1'])('a cluster id that would not survive in an address: %s', async (id) => {
    expect(await complaintsAbout({ 'clusters.csv': `id,name\n${id},Grain\n` })).toEqual([
      { file: 'clusters.csv', line: 2, column: 'id', value: id, reason: `"${id}" cannot be a cluster's id: at most 80 Latin letters and digits, with single hyphens between them.` },
    ]);
  });

  test('a project and an organization that a participation does not find', async () => {
    const complaints = await complaintsAbout({ 'participations.csv': 'project,organization\np,a\n' });
    expect(complaints.map(({ column, value }) => [column, value])).toEqual([['project', 'p'], ['organization', 'a']]);
  });

  const figures = (cells: string) =>
    complaintsAbout({ 'sectors.csv': 'classification,code,name\nNACE,10,Food\n', 'regional_figures.csv': `classification,region,sector,year,jobs,source,licence\nNACE,${cells}\n` });

  test.each([
    ['region', 'Kostanay', 'Kostanay,10,2020,5,Office,free', '"Kostanay" is neither a region code of ISO 3166-2, such as KZ-39, nor a country code of ISO 3166-1, such as KZ.'],
    ['sector', '11', 'KZ-39,11,2020,5,Office,free', 'No sector "11:NACE" stands in a usable row of the files, nor in the database.'],
    ['sector', '10:1', 'KZ-39,10:1,2020,5,Office,free', '"10:1" is not a code of at most 40 Latin letters and digits, with points, hyphens or pluses between them.'],
    ['year', '20', 'KZ-39,10,20,5,Office,free', '"20" is not a whole number from 1900 to 2100, written in digits alone.'],
    ['jobs', '-1', 'KZ-39,10,2020,-1,Office,free', '"-1" is not a number from 0 to 10000000000.'],
    ['jobs', '', 'KZ-39,10,2020,,Office,free', emptyCell],
    ['source', '', 'KZ-39,10,2020,5,,free', emptyCell],
    ['licence', '', 'KZ-39,10,2020,5,Office,', emptyCell],
  ])('a regional figure with a bad %s: "%s"', async (column, value, cells, reason) => {
    expect(await figures(cells)).toEqual([{ file: 'regional_figures.csv', line: 2, column, value, reason }]);
  });

  test('a regional figure of a whole country and of all sectors is good, the same one twice is not, and no sector is named TOTAL', async () => {
    expect(await figures('KZ,TOTAL,2020,5.5,Office,free')).toEqual([]);
    expect(await figures('KZ,10,2020,5,Office,free\nNACE,KZ,10,2020,6,Office,free')).toEqual([
      { file: 'regional_figures.csv', line: 3, column: 'sector', value: '10', reason: 'The same row stands in line 2 already.' },
    ]);
    expect(await complaintsAbout({ 'sectors.csv': 'classification,code,name\nNACE,TOTAL,All\n' })).toMatchObject([{ column: 'code', value: 'TOTAL' }]);
  });

  test('a project that ends before it begins', async () => {
    const [complaint] = await complaintsAbout({ 'projects.csv': 'id,name,valid_from,valid_until\np,P,2024-05-01,2023-05-01\n' });
    expect(complaint).toEqual({ file: 'projects.csv', line: 2, column: 'valid_until', value: '2023-05-01', reason: 'valid_until (2023-05-01) is before valid_from (2024-05-01).' });
  });
});

describe('a file as a whole', () => {
  test('an unknown column is named with the known ones', async () => {
    expect(await complaintsAbout({ 'outputs.csv': 'organization,year,value,unit\na,2024,1,t\n' })).toEqual([
      { file: 'outputs.csv', line: 1, column: 'unit', value: 'unit', reason: 'There is no column "unit". Known are: organization, year, value.' },
    ]);
  });

  test('a compulsory column is missing', async () => {
    expect(await complaintsAbout({ 'participations.csv': 'project\np\n' })).toEqual([
      { file: 'participations.csv', line: 1, column: 'organization', value: '', reason: 'The column "organization" is missing; it is compulsory.' },
    ]);
  });

  test('a column stands twice', async () => {
    const [complaint] = await complaintsAbout({ 'participations.csv': 'project,organization,project\np,a,q\n' });
    expect(complaint?.reason).toBe('The column "project" stands in the header twice.');
  });

  test('an empty file', async () => {
    expect(await complaintsAbout({ 'outputs.csv': '' })).toEqual([
      { file: 'outputs.csv', line: 1, column: '', value: '', reason: 'The file is empty; its first row names the columns: organization, year, value.' },
    ]);
  });
});
