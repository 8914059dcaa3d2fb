import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { openCsv } from '../../../server/src/modules/import/formats/csv.js';
import { cellText, WORKBOOK_LIMITS } from '../../../server/src/modules/import/formats/workbook.js';
import { openXlsx } from '../../../server/src/modules/import/formats/xlsx.js';
import { folderWith, readingsOf, SETTINGS } from './files.js';

type Cells = (string | number | boolean | Date | null)[][];

async function workbookIn(folder: string, name: string, sheets: Record<string, Cells>): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) workbook.addWorksheet(sheet).addRows(rows);
  await workbook.xlsx.writeFile(join(folder, name));
}

const SHEETS: Record<string, Cells> = {
  Ties: [
    ['from', 'to', 'type', 'mutual', 'strength', 'valid_from', 'valid_until'],
    [101, 'b', 'LOAN', true, 4, new Date('2024-02-29'), null],
    ['b', 101, 'ADVICE', false, null, null, null],
    [101, 101, 'LEASE', 'no', null, null, null],
  ],
  organizations: [
    ['id', 'name', 'latitude', 'employees'],
    [101, 'Диірмен "Өрнек", ЖШС', 53.2144, 12],
    [],
    ['b', 'B', null, 'many'],
  ],
};

const AS_CSV = {
  'organizations.csv': 'id,name,latitude,employees\n101,"Диірмен ""Өрнек"", ЖШС",53.2144,12\n\nb,B,,many\n',
  'ties.csv': 'from,to,type,mutual,strength,valid_from,valid_until\n101,b,LOAN,true,4,2024-02-29,\nb,101,ADVICE,false,,,\n101,101,LEASE,no,,,\n',
};

test('a workbook says the same as CSV files, row by row, and its errors tell sheet and row', async () => {
  const folder = await folderWith({});
  await workbookIn(folder, 'cluster.xlsx', SHEETS);
  const fromWorkbook = await readingsOf(await openXlsx(folder, SETTINGS));
  const fromCsv = await readingsOf(await openCsv(await folderWith(AS_CSV), SETTINGS));
  const names: Record<string, string> = { 'organizations.csv': 'cluster.xlsx [organizations]', 'ties.csv': 'cluster.xlsx [Ties]' };
  expect(fromWorkbook).toEqual(fromCsv.map((reading) => ({ ...reading, place: { ...reading.place, file: names[reading.place.file] } })));
  expect(fromWorkbook.filter(({ problems }) => problems.length > 0).map(({ place }) => place.line)).toEqual([4, 2, 3, 4]);
});

test('a share is read as it is shown, whether the cell holds a number or a percentage', async () => {
  const folder = await folderWith({});
  const workbook = new ExcelJS.Workbook();
  const organizations = workbook.addWorksheet('organizations');
  organizations.addRows([['id', 'name', 'employees'], ['a', 'A', 12], ['b', 'B', 0.5]]);
  organizations.getCell(3, 3).numFmt = '0%';
  const shares = [0.515, 0.07, 1, 51.5, 1.5];
  const ties = workbook.addWorksheet('ties');
  ties.addRows([['id', 'from', 'to', 'type', 'share'], ...shares.map((share, place) => [`t${place}`, 'a', 'b', 'OWNERSHIP', share])]);
  for (const line of [2, 3, 4, 6]) ties.getCell(line, 5).numFmt = '0.0 %';
  await workbook.xlsx.writeFile(join(folder, 'book.xlsx'));
  const readings = await readingsOf(await openXlsx(folder, SETTINGS));
  expect(readings.flatMap(({ rows }) => rows.flatMap((row) => (row.sheet === 'ties' ? [row.row.shareMilli] : [])))).toEqual([51_500n, 7_000n, 100_000n, 51_500n]);
  expect(readings.flatMap(({ problems }) => problems).filter(({ column }) => column === 'employees' || column === 'share')).toEqual([
    { column: 'employees', value: '50%', reason: '"50%" is not a whole number from 0 to 10000000, written in digits alone.' },
    { column: 'share', value: '150%', reason: '"150%" is not a share in percent: above 0 to 100, with a decimal point and at most 3 decimals.' },
  ]);
});

test('one workbook a sheet, named by the file; other sheets are noted', async () => {
  const folder = await folderWith({});
  await workbookIn(folder, 'organizations.xlsx', { Лист1: [['id', 'name'], ['a', 'A']] });
  await workbookIn(folder, 'more.xlsx', { outputs: [['organization', 'year', 'value'], ['a', 2024, 1.5]], notes: [['call the mill']] });
  const source = await openXlsx(folder, SETTINGS);
  expect(source.notes).toEqual(['more.xlsx [notes] is left out: its name is none of clusters, organizations, projects, outputs, memberships, participations, ties, sectors, regional_figures, regional_outputs.']);
  const readings = await readingsOf(source);
  expect(readings.map(({ sheet, rows, problems }) => [sheet, rows.length, problems])).toEqual([['organizations', 1, []], ['outputs', 1, []]]);
});

test('a workbook may be named itself', async () => {
  const folder = await folderWith({});
  await workbookIn(folder, 'book.xlsx', { organizations: [['id', 'name'], ['a', 'A']] });
  expect(await readingsOf(await openXlsx(join(folder, 'book.xlsx'), SETTINGS))).toHaveLength(1);
});

test('the same sheet twice, and no sheet at all', async () => {
  const folder = await folderWith({});
  await workbookIn(folder, 'a.xlsx', { ties: [['from', 'to', 'type']] });
  await workbookIn(folder, 'b.xlsx', { ties: [['from', 'to', 'type']] });
  await expect(openXlsx(folder, SETTINGS)).rejects.toThrow('b.xlsx [ties] is a second sheet of ties.');
  await expect(openXlsx(await folderWith({}), SETTINGS)).rejects.toThrow(/holds no workbook/);
  const other = await folderWith({});
  await workbookIn(other, 'a.xlsx', { notes: [['x']] });
  await expect(openXlsx(other, SETTINGS)).rejects.toThrow(/holds no sheet named clusters/);
});

test.each([
  [null, ''],
  [12.5, '12.5'],
  [true, 'true'],
  [new Date('2024-02-29'), '2024-02-29'],
  [new Date('2024-02-29T12:00:00Z'), '2024-02-29T12:00:00.000Z'],
  [{ formula: 'A1*2', result: 24 }, '24'],
  [{ formula: 'A1' }, ''],
  [{ richText: [{ text: 'Өр' }, { text: 'нек' }] }, 'Өрнек'],
  [{ text: 'mill', hyperlink: 'https://mill.example' }, 'mill'],
  [{ error: '#N/A' }, '#N/A'],
])('a cell %j reads %s', (value, text) => {
  expect(cellText(value as ExcelJS.CellValue)).toBe(text);
});

/** A zip with these parts; it tells lies about their unpacked sizes. */
function zip(parts: Record<string, string | Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of Object.entries(parts)) {
    const packed = deflateRawSync(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(packed.length, 20);
    record.writeUInt32LE(1, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(record, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const sheetXml = (rows: [string, string][]): string =>
  `<worksheet><sheetData>${rows.map(([a, b], index) => `<row r="${index + 1}">${cell(`A${index + 1}`, a)}${cell(`B${index + 1}`, b)}</row>`).join('')}</sheetData></worksheet>`;

const each = (sheets: Record<string, string>, xml: (name: string, index: number) => string): string => Object.keys(sheets).map(xml).join('');

/** A workbook as another program may write it: the parts told by absolute paths, no shared texts, no styles. */
const otherWorkbook = (sheets: Record<string, string>): Record<string, string> => ({
  'xl/workbook.xml': `<workbook><sheets>${each(sheets, (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index}"/>`)}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${each(sheets, (name, index) => `<Relationship Id="rId${index}" Target="/xl/worksheets/${name}-part.xml"/>`)}</Relationships>`,
  ...Object.fromEntries(Object.entries(sheets).map(([name, xml]) => [`xl/worksheets/${name}-part.xml`, xml])),
});

describe('what is no harmless workbook is refused before it is read', () => {
  const opened = async (content: Buffer, limits = WORKBOOK_LIMITS) => openXlsx(await folderWith({ 'book.xlsx': content }), SETTINGS, limits);
  const text = (bytes: number): Buffer => Buffer.alloc(bytes, 'astyq ');
  const honest = otherWorkbook({ organizations: sheetXml([['id', 'name'], ['a', 'A']]) });

  test('an honest one is not', async () => {
    await (await opened(zip({ ...honest, extra: text(900_000) }))).close();
  });

  test('one that unpacks to far more than it seems to', async () => {
    await expect(opened(zip({ ...honest, extra: text(3_000_000) }))).rejects.toThrow('book.xlsx unpacks to far more than a workbook holds; it is not read. Save its sheets as CSV.');
  });

  test('many parts that are too much together', async () => {
    const limits = { ...WORKBOOK_LIMITS, unpackedBytes: 1_200_000 };
    await expect(opened(zip({ ...honest, a: text(500_000), b: text(500_000), c: text(500_000) }), limits)).rejects.toThrow(/unpacks to far more/);
  });

  test('a file that is too large', async () => {
    await expect(opened(zip(honest), { ...WORKBOOK_LIMITS, fileBytes: 50 })).rejects.toThrow(/^book.xlsx is larger than .* MB; split it, or save its sheets as CSV.$/);
  });

  test.each([
    ['no zip at all', Buffer.from('id,name\n')],
    ['an empty file', Buffer.alloc(0)],
    ['half a file', zip(honest).subarray(40)],
    ['a file with damaged parts', Buffer.concat([Buffer.alloc(60, 0xff), zip(honest).subarray(60)])],
    ['a zip of something else', zip({ 'notes.txt': 'call the mill' })],
  ])('%s', async (_what, content) => {
    await expect(opened(content)).rejects.toThrow('book.xlsx is not a workbook (.xlsx) that can be read; save it anew.');
  });

  test('a sheet that is no XML', async () => {
    const source = await opened(zip(otherWorkbook({ ties: '<worksheet><sheetData><row r="1"></sheetData>' })));
    await expect(readingsOf(source)).rejects.toThrow(/^book.xlsx cannot be read as a workbook: /);
    await source.close();
  });

  test('more rows than allowed', async () => {
    const content = zip(otherWorkbook({ organizations: sheetXml([['id', 'name'], ['a', 'A'], ['b', 'B']]) }));
    const source = await opened(content, { ...WORKBOOK_LIMITS, rows: 2 });
    await expect(readingsOf(source)).rejects.toThrow('book.xlsx [organizations] has more than 2 rows; save it as CSV.');
    await source.close();
    expect(await readingsOf(await opened(content, { ...WORKBOOK_LIMITS, rows: 3 }))).toHaveLength(2);
  });

  test('the limits', () => {
    expect(WORKBOOK_LIMITS).toEqual({ fileBytes: 52_428_800, unpackedBytes: 1_073_741_824, ratio: 100, rows: 1_000_000 });
  });
});

test('a workbook whose parts are told by absolute paths, as some programs write them', async () => {
  const folder = await folderWith({ 'book.xlsx': zip(otherWorkbook({ notes: sheetXml([['x', 'y']]), organizations: sheetXml([['id', 'name'], ['a', 'A']]) })) });
  const readings = await readingsOf(await openXlsx(folder, SETTINGS));
  expect(readings.map(({ place, rows }) => [place, rows])).toEqual([
    [{ file: 'book.xlsx [organizations]', line: 2 }, [{ sheet: 'organizations', row: expect.objectContaining({ id: 'a', name: 'A' }) }]],
  ]);
});

test('a large sheet keeps every letter, wherever the stream is cut', async () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `${'x'.repeat(index % 7)}Қостанай астығы ${index}`);
  const folder = await folderWith({});
  await workbookIn(folder, 'book.xlsx', { organizations: [['id', 'name'], ...names.map((name, index) => [index, name])] });
  const readings = await readingsOf(await openXlsx(folder, SETTINGS));
  expect(readings.map(({ rows: [first] }) => (first?.sheet === 'organizations' ? first.row.name : null))).toEqual(names);
});
