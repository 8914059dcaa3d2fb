/**
 * The parts of exceljs that read one XML part of a workbook each. They take any stream of text.
 *
 * Its ready-made stream reader is not used: it cuts its input anywhere and so tears letters of two bytes apart (every Kazakh and Russian
 * one), it loses the sheets of small workbooks, and it tells no names where a workbook gives absolute paths. Its reader of whole
 * workbooks holds all of it at once.
 */

declare module 'exceljs/lib/stream/xlsx/worksheet-reader.js' {
  import type { Row } from 'exceljs';
  type Surroundings = { sharedStrings: unknown; styles: unknown; properties: { model: unknown } };
  export default class WorksheetReader {
    constructor(options: { workbook: Surroundings; id: string; iterator: AsyncIterable<string>; options: { worksheets: 'emit' } });
    [Symbol.asyncIterator](): AsyncGenerator<Row>;
  }
}

declare module 'exceljs/lib/xlsx/xform/book/workbook-xform.js' {
  export default class WorkbookXform {
    readonly map: { workbookPr: { model: unknown } };
    parseStream(text: AsyncIterable<string>): Promise<{ sheets?: { name: string; rId: string }[] } | undefined>;
  }
}

declare module 'exceljs/lib/xlsx/xform/core/relationships-xform.js' {
  export default class RelationshipsXform {
    parseStream(text: AsyncIterable<string>): Promise<{ Id: string; Target: string }[] | undefined>;
  }
}

declare module 'exceljs/lib/xlsx/xform/strings/shared-strings-xform.js' {
  export default class SharedStringsXform {
    readonly values: unknown[];
    parseStream(text: AsyncIterable<string>): Promise<unknown>;
  }
}

declare module 'exceljs/lib/xlsx/xform/style/styles-xform.js' {
  export default class StylesXform {
    init(): void;
    parseStream(text: AsyncIterable<string>): Promise<unknown>;
  }
}
