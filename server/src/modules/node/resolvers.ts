import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { parseGlobalId } from '../../shared/identifier.js';
import { badInput } from '../../shared/request-error.js';
import { Asked } from '../../shared/selection.js';
import { readOrganization } from '../organization/resolvers.js';

const MAX_IDS = 100;

type Found = { __typename: string } | null;

/** Each type by the same store method that its own field uses, so that the same rule decides who sees it; all of a type at once. */
const READERS: Record<string, (context: RequestContext, id: string, asked: Asked | null) => Promise<object | null>> = {
  Cluster: ({ loaders }, id) => loaders.cluster.load(id),
  Organization: (context, id, asked) => (asked === null ? context.loaders.wholeOrganization.load(id) : readOrganization(context, id, asked)),
  Membership: ({ loaders }, id) => loaders.membership.load(id),
  Tie: ({ loaders }, id) => loaders.tie.load(id),
  Project: ({ loaders }, id) => loaders.project.load(id),
  Notice: ({ loaders }, id) => loaders.notice.load(id),
  NoticeAnswer: ({ loaders }, id) => loaders.noticeAnswer.load(id),
  Initiative: ({ loaders }, id) => loaders.initiative.load(id),
  ProcurementLine: ({ loaders }, id) => loaders.line.load(id),
  Commitment: ({ loaders }, id) => loaders.commitment.load(id),
  RepresentationRequest: ({ loaders }, id) => loaders.representationRequest.load(id),
  Invitation: ({ loaders }, id) => loaders.invitation.load(id),
  Mandate: ({ loaders }, id) => loaders.mandate.load(id),
  ApiKey: ({ loaders }, id) => loaders.apiKey.load(id),
  NucleusSnapshot: ({ loaders }, id) => loaders.snapshot.load(id),
  Placement: ({ loaders }, id) => loaders.placement.load(id),
  LabelContest: ({ loaders }, id) => loaders.contest.load(id),
  JournalEntry: ({ loaders }, id) => loaders.entry.load(id),
};

/** The object of that type and id; null for one that is hidden or absent, and for types that are no nodes. With what else is asked for of it. */
export async function findNode(context: RequestContext, { type, id }: { type: string; id: string }, asked: Asked | null = null): Promise<Found> {
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  const row = read === undefined ? null : await read(context, id, asked);
  return row === null ? null : { ...row, __typename: type };
}

async function find(context: RequestContext, globalId: string, asked: Asked | null): Promise<Found> {
  const parsed = parseGlobalId(globalId);
  return parsed === null ? null : findNode(context, parsed, asked);
}

export const nodeResolvers: Resolvers = {
  Node: { __resolveType: (node) => (node as unknown as { __typename: keyof typeof READERS }).__typename as never },
  Query: {
    node: async (_root, { id }, context, info) => (await find(context, id, Asked.under(info))) as never,
    nodes: async (_root, { ids }, context) => {
      if (ids.length > MAX_IDS) throw badInput('error.tooManyIds', ['ids'], { max: MAX_IDS });
      return (await Promise.all(ids.map((id) => find(context, id, null)))) as never;
    },
  },
};
