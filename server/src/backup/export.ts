import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Driver } from 'neo4j-driver';
import { Digest, nodesOf, relationshipsOf, schemaOf } from './graph.js';

export const FORMAT = 'ozek-graph-1';

/** How often an export is made anew because somebody wrote meanwhile. */
const TRIES = 3;

export type Exported = {
  nodes: number;
  relationships: number;
  digest: string;
  /** Changes that were committed while the export was read: with none it is the graph as it was at one moment. */
  changesMeanwhile: number;
};

async function lastChange(driver: Driver, database: string): Promise<number> {
  const { records } = await driver.executeQuery('SHOW DATABASE $name YIELD lastCommittedTxn', { name: database }, { database: 'system', routing: 'READ' });
  return Number(records[0]?.get('lastCommittedTxn') ?? 0);
}

async function exportOnce(driver: Driver, database: string, file: string): Promise<Exported> {
  const digest = new Digest();
  const before = await lastChange(driver, database);
  async function* lines(): AsyncGenerator<string> {
    const schema = await schemaOf(driver, database);
    schema.forEach((line) => digest.add(line));
    yield `${JSON.stringify({ kind: 'graph', format: FORMAT, schema })}\n`;
    for await (const node of nodesOf(driver, database)) {
      digest.node(node);
      yield `${JSON.stringify(node)}\n`;
    }
    // One whose end came after the nodes had been read is left out.
    for await (const relationship of relationshipsOf(driver, database)) if (digest.relationship(relationship)) yield `${JSON.stringify(relationship)}\n`;
    yield `${JSON.stringify({ kind: 'end', nodes: digest.nodes, relationships: digest.relationships, digest: digest.value })}\n`;
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600 }));
  const changesMeanwhile = (await lastChange(driver, database)) - before;
  return { nodes: digest.nodes, relationships: digest.relationships, digest: digest.value, changesMeanwhile };
}

/**
 * Writes the whole graph into a file while others work: every node and relationship as a line of JSON, compressed. Each object is as
 * somebody committed it; only when nobody changed anything meanwhile do all of them belong to one moment, so it tries a few times.
 */
export async function exportGraph(driver: Driver, database: string, file: string): Promise<Exported> {
  let exported = await exportOnce(driver, database, file);
  for (let tries = 1; tries < TRIES && exported.changesMeanwhile > 0; tries++) exported = await exportOnce(driver, database, file);
  return exported;
}
