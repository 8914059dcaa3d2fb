import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { parseGlobalId } from '../../shared/identifier.js';
import { badInput } from '../../shared/request-error.js';

const MAX_IDS = 100;

type Found = { __typename: string } | null;

/** Each type by the same store method that its own field uses, so that the same rule decides who sees it. */
const READERS: Record<string, (context: RequestContext, id: string) => Promise<object | null>> = {
  Cluster: ({ loaders }, id) => loaders.cluster.load(id),
  Organization: ({ loaders }, id) => loaders.organization.load(id),
  Membership: async ({ stores }, id) => (await stores.memberships.byIds([id]))[0] ?? null,
  Tie: ({ loaders }, id) => loaders.tie.load(id),
  Project: ({ loaders }, id) => loaders.project.load(id),
  Notice: async ({ stores }, id) => (await stores.notices.byIds([id]))[0] ?? null,
  NoticeAnswer: async ({ stores }, id) => (await stores.notices.answersByIds([id]))[0] ?? null,
  Initiative: async ({ stores }, id) => (await stores.initiatives.byIds([id]))[0] ?? null,
  ProcurementLine: async ({ stores }, id) => (await stores.initiatives.linesByIds([id]))[0] ?? null,
  Commitment: async ({ stores }, id) => (await stores.initiatives.commitmentsByIds([id]))[0] ?? null,
  RepresentationRequest: async ({ stores }, id) => (await stores.representationRequests.byIds([id]))[0] ?? null,
  Invitation: async ({ stores }, id) => (await stores.invitations.byIds([id]))[0] ?? null,
  Mandate: async ({ stores }, id) => (await stores.mandates.byIds([id]))[0] ?? null,
  ApiKey: async ({ stores }, id) => (await stores.apiKeys.byIds([id]))[0] ?? null,
  NucleusSnapshot: ({ loaders }, id) => loaders.snapshot.load(id),
  Placement: ({ loaders }, id) => loaders.placement.load(id),
};

async function find(context: RequestContext, globalId: string): Promise<Found> {
  const parsed = parseGlobalId(globalId);
  const read = parsed === null ? undefined : READERS[parsed.type];
  if (parsed === null || read === undefined) return null;
  const row = await read(context, parsed.id);
  return row === null ? null : { ...row, __typename: parsed.type };
}

export const nodeResolvers: Resolvers = {
  Node: { __resolveType: (node) => (node as unknown as { __typename: keyof typeof READERS }).__typename as never },
  Query: {
    node: async (_root, { id }, context) => (await find(context, id)) as never,
    nodes: async (_root, { ids }, context) => {
      if (ids.length > MAX_IDS) throw badInput('error.tooManyIds', ['ids'], { max: MAX_IDS });
      return (await Promise.all(ids.map((id) => find(context, id)))) as never;
    },
  },
};
