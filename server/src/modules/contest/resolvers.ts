import { mayActFor } from '../../access/rights.js';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { notFound } from '../../shared/refusal.js';
import { answerContest, contestLabel, type ContestChanged } from './changes.js';
import { canAnswer } from './policy.js';
import type { ContestRow } from './store.js';

/** The contest as a change left it. */
async function present<Name extends string>(context: RequestContext, typename: Name, { contestId }: ContestChanged): Promise<{ __typename: Name; contest: ContestRow }> {
  const [contest] = await context.stores.contests.byIds([contestId]);
  if (contest === undefined) throw notFound();
  return { __typename: typename, contest };
}

export const contestResolvers: Resolvers = {
  Placement: {
    contests: async ({ organizationId, snapshotId }, _arguments, { loaders, stores }) =>
      stores.contests.ofOrganization(organizationId, (await loaders.snapshotOrThrow(snapshotId)).clusterId),
    viewerCanContest: async ({ organizationId, snapshotId }, _arguments, { actor, loaders, stores }) => {
      if (actor.kind === 'visitor' || !mayActFor(actor, organizationId, 'contestLabel')) return false;
      const { clusterId } = await loaders.snapshotOrThrow(snapshotId);
      if (!actor.memberClusterIds.includes(clusterId)) return false;
      return (await stores.contests.ofOrganization(organizationId, clusterId)).every(({ state }) => state !== 'OPEN');
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
