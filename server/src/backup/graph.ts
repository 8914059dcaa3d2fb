import { createHash } from 'node:crypto';
import type { Driver } from 'neo4j-driver';
import { tellProperties, type Told } from './values.js';

export type NodeLine = { kind: 'node'; id: string; labels: string[]; properties: Record<string, Told> };
export type RelationshipLine = { kind: 'relationship'; from: string; to: string; type: string; properties: Record<string, Told> };

/** Rows that the driver reads ahead. */
const FETCH = 1_000;

async function* rows(driver: Driver, database: string, text: string): AsyncGenerator<Record<string, unknown>> {
  const session = driver.session({ database, defaultAccessMode: 'READ', fetchSize: FETCH });
  try {
    for await (const record of session.run(text)) yield record.toObject();
  } finally {
    await session.close();
  }
}

/** Every node, as it is when it is read. */
export async function* nodesOf(driver: Driver, database: string): AsyncGenerator<NodeLine> {
  for await (const row of rows(driver, database, 'MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties')) {
    const { id, labels, properties } = row as { id: string; labels: string[]; properties: Record<string, unknown> };
    yield { kind: 'node', id, labels: [...labels].sort(), properties: tellProperties(properties) };
  }
}

/** Every relationship, as it is when it is read. */
export async function* relationshipsOf(driver: Driver, database: string): AsyncGenerator<RelationshipLine> {
  const text = 'MATCH (a)-[r]->(b) RETURN elementId(a) AS from, elementId(b) AS to, type(r) AS type, properties(r) AS properties';
  for await (const row of rows(driver, database, text)) {
    const { from, to, type, properties } = row as { from: string; to: string; type: string; properties: Record<string, unknown> };
    yield { kind: 'relationship', from, to, type, properties: tellProperties(properties) };
  }
}

/** What constraints and indexes there are, by name, as they were made. */
export async function schemaOf(driver: Driver, database: string): Promise<string[]> {
  const found: string[] = [];
  for (const what of ['CONSTRAINTS', 'INDEXES']) {
    for await (const row of rows(driver, database, `SHOW ${what} YIELD name, type, entityType, labelsOrTypes, properties RETURN * ORDER BY name`)) {
      found.push(`${what} ${JSON.stringify(row)}`);
    }
  }
  return found;
}

const hash = (text: string): bigint => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
const MODULUS = 1n << 256n;

/**
 * A digest of a graph that does not depend on the order in which it is read nor on the database's inner ids: the sum of the hashes of
 * all nodes and relationships (each with what its two ends hold), and of what is added.
 */
export class Digest {
  private sum = 0n;
  private readonly ends = new Map<string, string>();
  nodes = 0;
  relationships = 0;

  add(text: string): void {
    this.sum = (this.sum + hash(text)) % MODULUS;
  }

  node({ id, labels, properties }: NodeLine): void {
    const content = JSON.stringify([labels, properties]);
    this.ends.set(id, createHash('sha256').update(content).digest('base64'));
    this.nodes += 1;
    this.add(`node ${content}`);
  }

  /** Whether both ends are known; without them the relationship does not count. */
  relationship({ from, to, type, properties }: RelationshipLine): boolean {
    const [start, end] = [this.ends.get(from), this.ends.get(to)];
    if (start === undefined || end === undefined) return false;
    this.relationships += 1;
    this.add(`relationship ${JSON.stringify([start, type, end, properties])}`);
    return true;
  }

  get value(): string {
    return this.sum.toString(16).padStart(64, '0');
  }
}

/** The digest of a whole database: nodes, relationships, properties, constraints, indexes. */
export async function digestOf(driver: Driver, database: string): Promise<Digest> {
  const digest = new Digest();
  for await (const node of nodesOf(driver, database)) digest.node(node);
  for await (const relationship of relationshipsOf(driver, database)) digest.relationship(relationship);
  for (const line of await schemaOf(driver, database)) digest.add(line);
  return digest;
}
