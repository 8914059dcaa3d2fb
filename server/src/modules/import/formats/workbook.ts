// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- tests are compiled apart and find the declarations by it
/// <reference path="./exceljs-parts.d.ts" />
import type { CellValue, Row } from 'exceljs';
import WorksheetReader from 'exceljs/lib/stream/xlsx/worksheet-reader.js';
import WorkbookXform from 'exceljs/lib/xlsx/xform/book/workbook-xform.js';
import RelationshipsXform from 'exceljs/lib/xlsx/xform/core/relationships-xform.js';
import SharedStringsXform from 'exceljs/lib/xlsx/xform/strings/shared-strings-xform.js';
import StylesXform from 'exceljs/lib/xlsx/xform/style/styles-xform.js';
import { ImportRefused } from '../rows.js';
import type { RawRow } from './table.js';
import { Zip, ZipRefused, type ZipLimits } from './zip.js';

/** What a workbook may hold at most. */
export type WorkbookLimits = ZipLimits & {
  /** Rows of one sheet. */
  rows: number;
};

/** Spreadsheets unpack to about 30 times their size. */
export const WORKBOOK_LIMITS: WorkbookLimits = { fileBytes: 50 * 1024 * 1024, unpackedBytes: 1024 * 1024 * 1024, ratio: 100, rows: 1_000_000 };

/** A cell as it would stand in a CSV file: days as `2026-03-01`, formulas by their result. */
export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const instant = Number.isNaN(value.getTime()) ? '' : value.toISOString();
    return instant.endsWith('T00:00:00.000Z') ? instant.slice(0, 10) : instant;
  }
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('hyperlink' in value) return cellText(value.text);
  if ('error' in value) return value.error;
  return 'result' in value ? cellText(value.result) : '';
}

function rawRow(row: Row): RawRow {
  const values = Array.isArray(row.values) ? row.values.slice(1) : [];
  return { line: row.number, cells: Array.from(values, (value, place) => (typeof value === 'number' ? numberText(value, row, place) : cellText(value))) };
}

/** A number as it is shown: of 51.5 % the cell holds 0.515. */
function numberText(value: number, row: Row, place: number): string {
  return row.findCell(place + 1)?.numFmt?.includes('%') ? `${Number((value * 100).toPrecision(12))}%` : String(value);
}

const sentenceOf = (error: unknown, name: string, limits: WorkbookLimits): string => {
  if (!(error instanceof ZipRefused)) return `${name} cannot be read as a workbook: ${error instanceof Error ? error.message : String(error)}`;
  const { reason } = error;
  if (reason === 'file too large') return `${name} is larger than ${limits.fileBytes / 1024 / 1024} MB; split it, or save its sheets as CSV.`;
  if (reason === 'unpacks to too much') return `${name} unpacks to far more than a workbook holds; it is not read. Save its sheets as CSV.`;
  return `${name} is not a workbook (.xlsx) that can be read; save it anew.`;
};

/** The path of a part: targets are told from the folder of the workbook, or from the root. */
const partPath = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

type Surroundings = { sharedStrings: unknown[]; styles: StylesXform; properties: { model: unknown } };

/** A workbook whose sheets are read as streams; only the texts that its cells share are held. */
export class Workbook {
  private constructor(
    /** The file's name, for reports. */
    readonly name: string,
    private readonly zip: Zip,
    private readonly parts: Map<string, string>,
    private readonly surroundings: Surroundings,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Opens a workbook within limits; throws ImportRefused with a sentence. */
  static async open(path: string, name: string, limits = WORKBOOK_LIMITS): Promise<Workbook> {
    try {
      const zip = await Zip.open(path, limits);
      return await Workbook.read(name, zip, limits).catch(async (error: unknown) => {
        await zip.close();
        throw error;
      });
    } catch (error) {
      throw new ImportRefused(sentenceOf(error, name, limits));
    }
  }

  private static async read(name: string, zip: Zip, limits: WorkbookLimits): Promise<Workbook> {
    if (!zip.has('xl/workbook.xml')) throw new ZipRefused('damaged');
    const book = new WorkbookXform();
    const sheets = (await book.parseStream(zip.text('xl/workbook.xml')))?.sheets ?? [];
    const targets = new Map((await new RelationshipsXform().parseStream(zip.text('xl/_rels/workbook.xml.rels')))?.map(({ Id, Target }) => [Id, Target]));
    const strings = new SharedStringsXform();
    await strings.parseStream(zip.text('xl/sharedStrings.xml'));
    const styles = new StylesXform();
    styles.init();
    await styles.parseStream(zip.text('xl/styles.xml'));
    const parts = new Map(sheets.map((sheet) => [sheet.name, partPath(targets.get(sheet.rId) ?? '')]));
    return new Workbook(name, zip, parts, { sharedStrings: strings.values, styles, properties: { model: book.map.workbookPr.model } }, limits);
  }

  /** The names of its sheets, in their order. */
  get sheets(): string[] {
    return [...this.parts.keys()];
  }

  /** The rows of a sheet, each as wide as its header at least: a workbook does not keep the empty cells at a row's end. */
  async *rows(sheet: string): AsyncGenerator<RawRow> {
    try {
      let width = 0;
      let count = 0;
      for await (const row of this.reader(sheet)) {
        count++;
        if (count > this.limits.rows) throw new ImportRefused(`${this.name} [${sheet}] has more than ${this.limits.rows} rows; save it as CSV.`);
        const raw = rawRow(row);
        if (raw.cells.some((cell) => cell !== '')) width ||= raw.cells.length;
        while (raw.cells.length < width) raw.cells.push('');
        yield raw;
      }
    } catch (error) {
      throw error instanceof ImportRefused ? error : new ImportRefused(sentenceOf(error, this.name, this.limits));
    }
  }

  async close(): Promise<void> {
    await this.zip.close();
  }

  private reader(sheet: string): AsyncIterable<Row> {
    const iterator = this.zip.text(this.parts.get(sheet) ?? '');
    return new WorksheetReader({ workbook: this.surroundings, id: sheet, iterator, options: { worksheets: 'emit' } });
  }
}
