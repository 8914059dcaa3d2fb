import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { connection, readPage, type Connection, type PageArguments } from '../../shared/page.js';
import { conditionsOf, readSnapshot } from './resolvers.js';
import { causeOf, changedConditions } from './rules/moves.js';
import type { MoveKind, MoveRow, PlacementRow, SnapshotRow } from './store.js';

export type Comparison = { before: SnapshotRow; after: SnapshotRow };

/** The snapshots of two days; null when there are no two in this order. */
export async function comparisonOf(
  clusterId: string,
  { from, to }: { from?: string | null | undefined; to?: string | null | undefined },
  context: RequestContext,
): Promise<Comparison | null> {
  const after = await readSnapshot(context, clusterId, to ?? null);
  if (after === null) return null;
  const before = await readSnapshot(context, clusterId, from ?? dayBefore(after.onDate));
  return before === null || before.onDate >= after.onDate ? null : { before, after };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

async function placesOf({ beforeId, afterId }: MoveRow, { loaders }: RequestContext) {
  const [before, after] = await Promise.all([beforeId, afterId].map((id) => (id === null ? null : loaders.placement.load(id))));
  return { before: before ?? null, after: after ?? null };
}

const changes = async (before: PlacementRow | null, after: PlacementRow | null, context: RequestContext) =>
  before === null || after === null ? [] : changedConditions(await conditionsOf(before, context), await conditionsOf(after, context));

const MOVES = 'nucleusMove';

const movesOf =
  (which: MoveKind) =>
  async ({ before, after }: Comparison, arguments_: PageArguments, { stores }: RequestContext): Promise<Connection<MoveRow>> => {
    const page = readPage(arguments_, MOVES, 1);
    return connection(await stores.nuclei.moves(before.id, after.id, which, page), page.limit, MOVES, ({ place }) => [place]);
  };

export const comparisonResolvers: Resolvers = {
  NucleusComparison: {
    sameMethod: ({ before, after }) => before.method === after.method && before.parameters === after.parameters,
    entered: movesOf('entered'),
    left: movesOf('left'),
    moved: movesOf('moved'),
  },
  NucleusMove: {
    organization: ({ organizationId }, _arguments, { loaders }) => loaders.organizationOrThrow(organizationId),
    before: ({ beforeId }, _arguments, { loaders }) => (beforeId === null ? null : loaders.placement.load(beforeId)),
    after: ({ afterId }, _arguments, { loaders }) => (afterId === null ? null : loaders.placement.load(afterId)),
    cause: async (move, _arguments, context) => {
      const { before, after } = await placesOf(move, context);
      const conditions = after === null ? [] : await conditionsOf(after, context);
      return causeOf(before?.label ?? null, after?.label ?? null, conditions, await changes(before, after, context));
    },
    conditions: async (move, _arguments, context) => {
      const { before, after } = await placesOf(move, context);
      return (await changes(before, after, context)).map((change) => ({ name: change.after.name, ...change }));
    },
  },
};
