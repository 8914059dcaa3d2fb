import type { CleanedWhere, JoinConfig } from '@better-auth/core/db/adapter';
import type { Parameters, Transaction } from '../../neo4j/database.js';
import { conditionOf } from './condition.js';
import type { Graph } from './graph.js';
import type { Properties } from './names.js';

export type Row = Record<string, unknown>;
type Found = { row: Row };
type Counted = { count: number };

export type Page = {
  select?: readonly string[] | undefined;
  sortBy?: { property: string; direction: 'asc' | 'desc' } | undefined;
  limit: number;
  offset?: number | undefined;
  joins?: readonly Join[] | undefined;
};

/** Nodes of another model that belong to a found one, equal in one property. */
export type Join = { name: string; store: ModelStore; on: JoinConfig[string]['on']; one: boolean; limit: number };

/** The nodes of one model of the sign-in library. Names in the Cypher are checked against its schema, values are parameters. */
export class ModelStore {
  constructor(
    private readonly graph: Graph,
    private readonly label: string,
    readonly properties: Properties,
  ) {}

  /** Makes a node; throws when a unique value is taken. */
  async create(values: Row): Promise<Row> {
    const rows = await this.graph.write((transaction) =>
      transaction.run<Found>(`CREATE (n:${this.label}) SET n = $values RETURN ${this.properties.projection('n')} AS row`, {
        values: this.properties.values(values),
      }),
    );
    const [found] = rows;
    if (found === undefined) throw new Error(`No ${this.label} was made`);
    return found.row;
  }

  /** The matching nodes, in the asked order and then in that of their ids, each with what is joined to it. */
  async find(where: readonly CleanedWhere[], page: Page): Promise<Row[]> {
    const { text, parameters } = conditionOf(where, this.properties);
    const { sortBy, joins = [] } = page;
    const order = sortBy === undefined ? '' : `n.${this.properties.name(sortBy.property)} ${sortBy.direction === 'desc' ? 'DESC' : 'ASC'}, `;
    const joined = joins.map((join, index) => `, ${join.store.joinedTo('n', this.properties, join, `limit${index}`)} AS join${index}`);
    const found = await this.graph.read<Found & Record<string, unknown>>(
      `MATCH (n:${this.label}) WHERE ${text}
       WITH n ORDER BY ${order}n.id SKIP $offset LIMIT $limit
       RETURN ${this.properties.projection('n', page.select)} AS row${joined.join('')}`,
      {
        ...parameters,
        ...Object.fromEntries(joins.map((join, index) => [`limit${index}`, join.one ? 1 : join.limit])),
        offset: page.offset ?? 0,
        limit: page.limit,
      },
    );
    return found.map((record) => ({
      ...record.row,
      ...Object.fromEntries(joins.map((join, index) => [join.name, pick(record[`join${index}`], join.one)])),
    }));
  }

  async count(where: readonly CleanedWhere[]): Promise<number> {
    const { text, parameters } = conditionOf(where, this.properties);
    const [row] = await this.graph.read<Counted>(`MATCH (n:${this.label}) WHERE ${text} RETURN count(n) AS count`, parameters);
    return row?.count ?? 0;
  }

  /** Changes one matching node, the first by id; null when there is none. */
  async update(where: readonly CleanedWhere[], values: Row): Promise<Row | null> {
    return this.changeOne(where, (transaction, id, { text, parameters }) =>
      transaction.run<Found>(
        `MATCH (n:${this.label} {id: $id}) WHERE ${text} SET n += $values RETURN ${this.properties.projection('n')} AS row`,
        { ...parameters, id, values: this.properties.values(values) },
      ),
    );
  }

  /** Changes all matching nodes and counts them. */
  async updateMany(where: readonly CleanedWhere[], values: Row): Promise<number> {
    const { text, parameters } = conditionOf(where, this.properties);
    const [row] = await this.graph.write((transaction) =>
      transaction.run<Counted>(`MATCH (n:${this.label}) WHERE ${text} SET n += $values RETURN count(n) AS count`, {
        ...parameters,
        values: this.properties.values(values),
      }),
    );
    return row?.count ?? 0;
  }

  /** Deletes all matching nodes and counts them. */
  async deleteMany(where: readonly CleanedWhere[]): Promise<number> {
    const { text, parameters } = conditionOf(where, this.properties);
    const [row] = await this.graph.write((transaction) =>
      transaction.run<Counted>(`MATCH (n:${this.label}) WHERE ${text} DETACH DELETE n RETURN count(*) AS count`, parameters),
    );
    return row?.count ?? 0;
  }

  /** Deletes one matching node and gives what it was. Of several at once exactly one gets it, the others null. */
  async consume(where: readonly CleanedWhere[]): Promise<Row | null> {
    return this.changeOne(where, (transaction, id, { text, parameters }) =>
      transaction.run<Found>(
        `MATCH (n:${this.label} {id: $id}) WHERE ${text}
         WITH n, ${this.properties.projection('n')} AS row
         DETACH DELETE n
         RETURN row`,
        { ...parameters, id },
      ),
    );
  }

  /** Adds to numbers of one matching node and sets others, as long as it matches: `where` is the guard too. */
  async increment(where: readonly CleanedWhere[], increments: Record<string, number>, values: Row): Promise<Row | null> {
    const additions = Object.keys(increments).map((property) => {
      const name = this.properties.name(property);
      return `, n.${name} = coalesce(n.${name}, 0) + $increments.${name}`;
    });
    return this.changeOne(where, (transaction, id, { text, parameters }) =>
      transaction.run<Found>(
        `MATCH (n:${this.label} {id: $id}) WHERE ${text}
         SET n += $values${additions.join('')}
         RETURN ${this.properties.projection('n')} AS row`,
        { ...parameters, id, increments, values: this.properties.values(values) },
      ),
    );
  }

  /**
   * Locks the first matching node by a write and only then, in a second statement, checks it again and changes it: until the lock is
   * held another transaction may have changed it, and a statement keeps the values that it read before. A node that matches no more
   * makes way for the next one.
   */
  private async changeOne(
    where: readonly CleanedWhere[],
    change: (transaction: Transaction, id: string, guard: { text: string; parameters: Parameters }) => Promise<Found[]>,
  ): Promise<Row | null> {
    const guard = conditionOf(where, this.properties);
    return this.graph.write(async (transaction) => {
      for (;;) {
        const [locked] = await transaction.run<{ id: string }>(
          `MATCH (n:${this.label}) WHERE ${guard.text}
           WITH n ORDER BY n.id LIMIT 1
           SET n.locked = true REMOVE n.locked
           RETURN n.id AS id`,
          guard.parameters,
        );
        if (locked === undefined) return null;
        const [changed] = await change(transaction, locked.id, guard);
        if (changed !== undefined) return changed.row;
      }
    });
  }

  /** A subquery that collects the nodes of this model that belong to the found node. */
  private joinedTo(variable: string, properties: Properties, join: Join, limit: string): string {
    return `COLLECT {
      MATCH (joined:${this.label}) WHERE joined.${this.properties.name(join.on.to)} = ${variable}.${properties.name(join.on.from)}
      RETURN ${this.properties.projection('joined')} ORDER BY joined.id LIMIT $${limit}
    }`;
  }
}

/** What was joined: the one or null, or all. */
function pick(joined: unknown, one: boolean): unknown {
  return one && Array.isArray(joined) ? (joined[0] ?? null) : joined;
}
