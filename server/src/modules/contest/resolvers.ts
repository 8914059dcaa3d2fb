import { mayActFor } from '../../access/rights.js';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { ClusterLabelContestsArgs, Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { connection, readPage, type Connection } from '../../shared/page.js';
import { notFound } from '../../shared/refusal.js';
import type { PlacementRow } from '../nucleus/store.js';
import { answerContest, contestLabel, type ContestChanged } from './changes.js';
import { canAnswer } from './policy.js';
import { labelKey, type ContestRow } from './store.js';

/** The contest as a change left it. */
async function present<Name extends string>(context: RequestContext, typename: Name, { contestId }: ContestChanged): Promise<{ __typename: Name; contest: ContestRow }> {
  const [contest] = await context.stores.contests.byIds([contestId]);
  if (contest === undefined) throw notFound();
  return { __typename: typename, contest };
}

/** The contests of the label that a placement gives, and the cluster it is in. */
async function contestsOf({ organizationId, snapshotId }: PlacementRow, { loaders }: RequestContext): Promise<{ clusterId: string; contests: ContestRow[] }> {
  const { clusterId } = await loaders.snapshotOrThrow(snapshotId);
  return { clusterId, contests: (await loaders.labelContests.load(labelKey(clusterId, organizationId)))?.contests ?? [] };
}

const CONTESTS = 'contest';

/** A page of the contested labels of a cluster, newest first. */
export async function contestPage({ stores }: RequestContext, clusterId: string, arguments_: ClusterLabelContestsArgs): Promise<Connection<ContestRow>> {
  const page = readPage(arguments_, CONTESTS, 1);
  return connection(await stores.contests.ofCluster(clusterId, arguments_.state ?? null, page), page.limit, CONTESTS, ({ id }) => [id]);
}

export const contestResolvers: Resolvers = {
  Placement: {
    contests: async (placement, _arguments, context) => (await contestsOf(placement, context)).contests,
    viewerCanContest: async (placement, _arguments, context) => {
      const { actor } = context;
      if (actor.kind === 'visitor' || !mayActFor(actor, placement.organizationId, 'contestLabel')) return false;
      const { clusterId, contests } = await contestsOf(placement, context);
      return actor.memberClusterIds.includes(clusterId) && contests.every(({ state }) => state !== 'OPEN');
    },
  },
  LabelContest: {
    id: (contest) => globalId('LabelContest', contest.id),
    cluster: (contest, _arguments, { loaders }) => loaders.clusterOrThrow(contest.clusterId),
    organization: (contest, _arguments, { loaders }) => loaders.organizationOrThrow(contest.organizationId),
    viewerCanAnswer: (contest, _arguments, { actor }) => actor.kind !== 'visitor' && canAnswer(actor, contest),
  },
  Mutation: {
    labelContest: (_root, { input }, context) =>
      change(context, 'labelContest', input, (actor) => contestLabel(context, actor, input), (answer) => present(context, 'LabelContested', answer)),
    labelContestAnswer: (_root, { input }, context) =>
      change(context, 'labelContestAnswer', input, (actor) => answerContest(context, actor, input), (answer) => present(context, 'LabelContestAnswered', answer)),
  },
};
