// @ts-check
/** Files as Neo4j's offline importer reads them: one a label and one a relationship type. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const portion = 1 << 20;

class CsvFile {
  #text;
  #file;

  /** @param {string} path @param {string} header */
  constructor(path, header) {
    this.#file = openSync(path, 'w');
    this.#text = `${header}\n`;
  }

  /** @param {readonly unknown[]} cells without commas, quotes and line ends; null for no value */
  add(cells) {
    this.#text += `${cells.map((cell) => cell ?? '').join(',')}\n`;
    if (this.#text.length > portion) this.#flush();
  }

  close() {
    this.#flush();
    closeSync(this.#file);
  }

  #flush() {
    writeSync(this.#file, this.#text);
    this.#text = '';
  }
}

export class CsvFolder {
  /** @type {Map<string, CsvFile>} */
  #files = new Map();
  /** @type {string[]} */
  #arguments = [];

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * @param {string} label
   * @param {readonly string[]} properties with their types, as `since:date`
   */
  nodes(label, properties) {
    return this.#open('nodes', label, [`:ID(${label})`, ...properties]);
  }

  /**
   * @param {string} type
   * @param {string} from label
   * @param {string} to label
   */
  relationships(type, from, to) {
    return this.#open('relationships', type, [`:START_ID(${from})`, `:END_ID(${to})`], `${type}-${from}`);
  }

  /** @returns {string[]} what the importer is told of the files */
  close() {
    for (const file of this.#files.values()) file.close();
    return this.#arguments;
  }

  /** @param {'nodes' | 'relationships'} kind @param {string} name @param {string[]} header */
  #open(kind, name, header, fileName = name) {
    const path = join(this.folder, `${fileName}.csv`);
    const file = new CsvFile(path, header.join(','));
    this.#files.set(fileName, file);
    this.#arguments.push(`--${kind}=${name}=${path}`);
    return file;
  }
}
