import type { BetterAuthOptions } from '@better-auth/core';
import {
  createAdapterFactory,
  type AdapterFactoryConfig,
  type AdapterFactoryCustomizeAdapterCreator,
  type CustomAdapter,
  type DBAdapter,
  type JoinConfig,
} from '@better-auth/core/db/adapter';
import type { Database } from '../../neo4j/database.js';
import { graphOf, graphWithin, inTransaction, type Graph } from './graph.js';
import { ModelStore, type Join } from './model-store.js';
import { labelOf, propertiesOf } from './names.js';

export type AdapterSettings = {
  /** Put before every label, so that a test of the adapter never meets real accounts. */
  labelPrefix?: string;
};

type Target = { model: string; modelKey?: string | undefined };
type Where = Parameters<CustomAdapter['deleteMany']>[0]['where'];
type FindOne = Parameters<CustomAdapter['findOne']>[0];
type FindMany = Parameters<CustomAdapter['findMany']>[0];
type ConsumeOne = Parameters<NonNullable<CustomAdapter['consumeOne']>>[0];
type IncrementOne = Parameters<NonNullable<CustomAdapter['incrementOne']>>[0];

/** As many rows as the library joins where it names no limit. */
const JOIN_LIMIT = 100;

const CONFIG: AdapterFactoryConfig = {
  adapterId: 'neo4j',
  adapterName: 'Neo4j',
  supportsNumericIds: false,
  supportsJSON: false,
  supportsDates: true,
  supportsBooleans: true,
  supportsArrays: true,
  // The database gives instants as text (neo4j/values.ts); the library works with dates.
  customTransformOutput: ({ data, fieldAttributes }): unknown =>
    fieldAttributes.type === 'date' && typeof data === 'string' ? new Date(data) : data,
};

/** What the library asks of a database, told in terms of the stores; the types of its rows are the library's own promise. */
function operationsOn(graph: Graph, labelPrefix: string): AdapterFactoryCustomizeAdapterCreator {
  return ({ schema, getFieldName, getDefaultModelName }): CustomAdapter => {
    const storeOf = (model: string, modelKey: string = getDefaultModelName(model)): ModelStore =>
      new ModelStore(graph, labelOf(model, labelPrefix), propertiesOf(schema, modelKey));
    const stored = (modelKey: string, fields: string[]): string[] => fields.map((field) => getFieldName({ model: modelKey, field }));
    const joinsOf = (joins: JoinConfig = {}): Join[] =>
      Object.entries(joins).map(([model, { modelKey, on, relation, limit }]) => ({
        name: model,
        store: storeOf(model, modelKey),
        on,
        one: relation === 'one-to-one',
        limit: limit ?? JOIN_LIMIT,
      }));

    return {
      create: async <T extends Record<string, unknown>>({ model, modelKey, data }: Target & { data: T }) =>
        (await storeOf(model, modelKey).create(data)) as T,
      findOne: async <T>({ model, modelKey = getDefaultModelName(model), where, select, join }: FindOne) => {
        const page = { select: select && stored(modelKey, select), joins: joinsOf(join), limit: 1 };
        const [row] = await storeOf(model, modelKey).find(where, page);
        return (row ?? null) as T | null;
      },
      findMany: async <T>({ model, modelKey = getDefaultModelName(model), where = [], select, sortBy, join, limit, offset }: FindMany) => {
        const page = {
          select: select && stored(modelKey, select),
          sortBy: sortBy && { property: getFieldName({ model: modelKey, field: sortBy.field }), direction: sortBy.direction },
          joins: joinsOf(join),
          limit,
          offset,
        };
        return (await storeOf(model, modelKey).find(where, page)) as T[];
      },
      count: ({ model, modelKey, where = [] }) => storeOf(model, modelKey).count(where),
      update: async <T>({ model, modelKey, where, update }: Target & { where: Where; update: T }) =>
        (await storeOf(model, modelKey).update(where, update as Record<string, unknown>)) as T | null,
      updateMany: ({ model, modelKey, where, update }) => storeOf(model, modelKey).updateMany(where, update),
      delete: async ({ model, modelKey, where }) => {
        // Without a condition it would delete all; whoever means that says deleteMany.
        if (where.length > 0) await storeOf(model, modelKey).deleteMany(where);
      },
      deleteMany: ({ model, modelKey, where }) => storeOf(model, modelKey).deleteMany(where),
      consumeOne: async <T>({ model, modelKey, where }: ConsumeOne) => (await storeOf(model, modelKey).consume(where)) as T | null,
      incrementOne: async <T>({ model, modelKey, where, increment, set = {} }: IncrementOne) =>
        (await storeOf(model, modelKey).increment(where, increment, set)) as T | null,
    };
  };
}

/**
 * The sign-in library's database adapter over Neo4j: a model is a label (`rateLimit` is RateLimit), a row a node, null an absent
 * property. Consuming and counting are atomic, and transactions are real: the callback may run again after a deadlock.
 */
export function neo4jAdapter(database: Database, { labelPrefix = '' }: AdapterSettings = {}) {
  return (options: BetterAuthOptions): DBAdapter => {
    const adapterOn = (graph: Graph, transaction: AdapterFactoryConfig['transaction']): DBAdapter =>
      createAdapterFactory({ config: { ...CONFIG, transaction }, adapter: operationsOn(graph, labelPrefix) })(options);
    return adapterOn(graphOf(database), (work) =>
      inTransaction(database, (transaction) => work(adapterOn(graphWithin(transaction), false))),
    );
  };
}
