import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ReadableStream } from 'node:stream/web';
import Papa, { type ParseResult } from 'papaparse';
import type { RawRow } from './table.js';

const DELIMITERS = [',', ';', '\t'];
const SNIFFED_BYTES = 64 * 1024;
/** So many characters without the end of a row mean a quote that is never closed. */
const LONGEST_ROW = 1024 * 1024;

const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const UTF_16_MARKS = [[0xff, 0xfe], [0xfe, 0xff]];

const UTF_16 = 'The file is in UTF-16. Save it as CSV in UTF-8.';
const UNCLOSED = 'A quoted cell that begins in this row does not end.';
const QUOTES = 'The quotes of a cell do not match: a quote inside a quoted cell is written twice.';

const beginsWith = (buffer: Buffer, mark: number[]): boolean => mark.every((byte, index) => buffer[index] === byte);

/** The delimiter that cuts the header into the most known columns; a comma when none does. */
export function delimiterOf(header: string, known: ReadonlySet<string>): string {
  const score = (delimiter: string): number =>
    header.split(delimiter).filter((name) => known.has(name.trim().replace(/^"|"$/g, '').toLowerCase())).length;
  return DELIMITERS.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best));
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The parser's results chunk by chunk, no faster than they are asked for. */
function chunksOf(path: string, start: number, delimiter: string): ReadableStream<ParseResult<string[]>> {
  const input = createReadStream(path, { start, encoding: 'utf8' });
  let resume = (): void => undefined;
  return new ReadableStream<ParseResult<string[]>>(
    {
      start(controller) {
        Papa.parse<string[]>(input, {
          delimiter,
          chunk(results, parser) {
            controller.enqueue(results);
            parser.pause();
            resume = () => parser.resume();
          },
          complete: () => controller.close(),
          error: (error) => controller.error(error),
        });
      },
      pull() {
        const next = resume;
        resume = () => undefined;
        next();
      },
      cancel: () => void input.destroy(),
    },
    { highWaterMark: 1 },
  );
}

const lineBreaksIn = (cells: string[]): number => cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/**
 * The rows of a CSV file as they stand, header first, read as a stream: UTF-8 with or without a byte order mark, any line end, comma,
 * semicolon or tab. Lines count as an editor counts them, also where a quoted cell goes over several.
 * @param known the columns that the file may have, in lower case: they tell the delimiter
 */
export async function* csvRows(path: string, known: ReadonlySet<string>): AsyncGenerator<RawRow> {
  const beginning = await beginningOf(path);
  if (UTF_16_MARKS.some((mark) => beginsWith(beginning, mark))) {
    yield { line: 1, cells: [], fault: UTF_16 };
    return;
  }
  const start = beginsWith(beginning, UTF_8_MARK) ? UTF_8_MARK.length : 0;
  const delimiter = delimiterOf(beginning.toString('utf8', start).split(/\r|\n/, 1)[0] ?? '', known);
  let line = 1;
  let cursor = 0;
  let waiting = 0;
  for await (const { data, errors, meta } of chunksOf(path, start, delimiter)) {
    for (const [index, cells] of data.entries()) {
      const error = errors.find(({ row }) => row === index);
      yield error === undefined ? { line, cells } : { line, cells, fault: error.code === 'MissingQuotes' ? UNCLOSED : QUOTES };
      line += 1 + lineBreaksIn(cells);
    }
    waiting = meta.cursor === cursor ? waiting + SNIFFED_BYTES : 0;
    cursor = meta.cursor;
    if (waiting < LONGEST_ROW) continue;
    yield { line, cells: [], fault: UNCLOSED };
    return;
  }
}
