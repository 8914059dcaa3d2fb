import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ImportRefused, SHEETS, type ImportSettings, type Sheet, type Source } from '../rows.js';
import { readSheet } from './csv.js';
import { columnName } from './table.js';
import { Workbook, WORKBOOK_LIMITS } from './workbook.js';

type Found = { sheet: Sheet; workbook: Workbook; name: string; file: string };

const sheetNamed = (name: string): Sheet | undefined => SHEETS.find((sheet) => sheet === name.trim().toLowerCase());

async function workbooksIn(folder: string): Promise<string[]> {
  if ((await stat(folder)).isFile()) return [folder];
  const files = (await readdir(folder)).filter((file) => file.toLowerCase().endsWith('.xlsx') && !file.startsWith('~$'));
  if (files.length === 0) throw new ImportRefused(`${folder} holds no workbook (.xlsx).`);
  return files.sort().map((file) => join(folder, file));
}

/** Which sheets of the layout a workbook holds: told by their names, the only sheet of a workbook by that of its file too. */
function findSheets(workbook: Workbook, notes: string[]): Found[] {
  const named = workbook.sheets.length === 1 ? sheetNamed(workbook.name.replace(/\.xlsx$/i, '')) : undefined;
  return workbook.sheets.flatMap((name) => {
    const file = `${workbook.name} [${name}]`;
    const sheet = sheetNamed(name) ?? named;
    if (sheet !== undefined) return [{ sheet, workbook, name, file }];
    notes.push(`${file} is left out: its name is none of ${SHEETS.join(', ')}.`);
    return [];
  });
}

/** The workbooks of a folder (or one workbook), with the same sheets and columns as the CSV layout. */
export async function openXlsx(folder: string, settings: ImportSettings, limits = WORKBOOK_LIMITS): Promise<Source> {
  const paths = await workbooksIn(folder);
  const workbooks: Workbook[] = [];
  const close = async (): Promise<void> => {
    for (const workbook of workbooks) await workbook.close();
  };
  try {
    for (const path of paths) workbooks.push(await Workbook.open(path, basename(path), limits));
    const notes: string[] = [];
    const found = workbooks.flatMap((workbook) => findSheets(workbook, notes));
    const second = found.find(({ sheet }, index) => found.findIndex((other) => other.sheet === sheet) < index);
    if (second !== undefined) throw new ImportRefused(`${second.file} is a second sheet of ${second.sheet}.`);
    if (found.length === 0) throw new ImportRefused(`${folder} holds no sheet named ${SHEETS.join(', ')}.`);
    return {
      paths,
      notes,
      columnOf: (_sheet, field) => columnName(field),
      projectTies: { source: settings.source, visibility: 'MEMBERS' },
      async *read() {
        for (const sheet of SHEETS) {
          const at = found.find((candidate) => candidate.sheet === sheet);
          if (at !== undefined) yield* readSheet(sheet, { file: at.file, rows: at.workbook.rows(at.name) }, settings);
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
