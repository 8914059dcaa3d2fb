import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Place, Problem } from './rows.js';

const HEADER = ['file', 'line', 'column', 'value', 'reason'];

/** Makes visible what a reader would stumble over. */
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** One line of the report; a spreadsheet takes none of its cells for a formula. */
const line = (cells: string[]): string => `${Papa.unparse([cells.map(printable)], { escapeFormulae: true })}\n`;

/** The report of the bad rows. The file exists only where there are some, so that it is always about the last run. */
export class Report {
  private stream: WriteStream | null = null;
  /** Problems written so far. */
  problems = 0;

  constructor(readonly path: string) {}

  /** Removes the report of an earlier run. */
  async begin(): Promise<void> {
    await rm(this.path, { force: true });
  }

  async add(place: Place, problems: Problem[]): Promise<void> {
    for (const { column, value, reason } of problems) {
      this.problems++;
      await this.write(line([place.file, String(place.line), column, value, reason]));
    }
  }

  async close(): Promise<void> {
    if (this.stream === null) return;
    this.stream.end();
    await once(this.stream, 'close');
  }

  private async write(text: string): Promise<void> {
    if (this.stream === null) {
      this.stream = createWriteStream(this.path);
      await once(this.stream, 'open');
      this.stream.write(line(HEADER));
    }
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }
}
