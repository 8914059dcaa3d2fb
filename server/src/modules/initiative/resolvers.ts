import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { InitiativeFilter, InitiativeOrder, Resolvers } from '../../generated/schema.js';
import { fullTextQuery } from '../../shared/full-text.js';
import { globalId } from '../../shared/identifier.js';
import { money, quantity } from '../../shared/money.js';
import { connection, readPage, type Connection, type PageArguments } from '../../shared/page.js';
import { notFound } from '../../shared/refusal.js';
import { said } from '../../shared/said.js';
import { cancelInitiative, proposeInitiative, type InitiativeChanged } from './changes.js';
import { makeCommitment, withdrawCommitment, type CommitmentChanged } from './commitment-changes.js';
import { canCancel, canCommit } from './policy.js';
import { progressOf } from './progress.js';
import type { CommitmentRow, InitiativeRow, LineRow } from './rows.js';
import { toldParticipants } from './rules.js';
import type { InitiativeQuery } from './store.js';

/** A page of a cluster's joint actions. */
export async function initiativePage(
  context: RequestContext,
  scope: Pick<InitiativeQuery, 'clusterId'>,
  arguments_: PageArguments & { filter?: InitiativeFilter | null | undefined; orderBy?: InitiativeOrder | null | undefined },
): Promise<Connection<InitiativeRow>> {
  const { initiatives } = context.stores;
  const order = arguments_.orderBy ?? 'NEWEST';
  const page = readPage(arguments_, order, order === 'NEWEST' ? 1 : 2);
  const { viewerCommitted: committed, awaitingViewer: awaitingActor, search, ...rest } = arguments_.filter ?? {};
  const query: InitiativeQuery = { ...scope, ...said({ ...rest, committed, awaitingActor, fullText: fullTextQuery(search ?? '') }) };
  if (order === 'NEWEST') return connection(await initiatives.page(query, page), page.limit, order, ({ id }) => [id]);
  return connection(await initiatives.pageByDeadline(query, page), page.limit, order, ({ deadlineAt, id }) => [Date.parse(deadlineAt), id]);
}

/** What was committed before this change is forgotten: one request may hold several changes. */
async function readAnew({ stores, loaders }: RequestContext, initiativeId: string): Promise<InitiativeRow> {
  loaders.ownCommitments.clearAll();
  const [initiative] = await stores.initiatives.byIds([initiativeId]);
  if (initiative === undefined) throw notFound();
  return initiative;
}

async function presentInitiative<Name extends string>(
  context: RequestContext,
  typename: Name,
  { initiativeId }: InitiativeChanged,
): Promise<{ __typename: Name; initiative: InitiativeRow }> {
  return { __typename: typename, initiative: await readAnew(context, initiativeId) };
}

async function presentCommitment(
  context: RequestContext,
  { commitmentId, initiativeId }: CommitmentChanged,
): Promise<{ __typename: 'CommitmentMade'; commitment: CommitmentRow; initiative: InitiativeRow }> {
  const [commitment] = await context.stores.initiatives.commitmentsByIds([commitmentId]);
  if (commitment === undefined) throw notFound();
  return { __typename: 'CommitmentMade', commitment, initiative: await readAnew(context, initiativeId) };
}

const ownCommitments = async (line: LineRow, { loaders }: RequestContext): Promise<CommitmentRow[]> =>
  (await loaders.ownCommitments.load(line.id))?.commitments ?? [];

export const initiativeResolvers: Resolvers = {
  Initiative: {
    id: (initiative) => globalId('Initiative', initiative.id),
    cluster: (initiative, _arguments, { loaders }) => initiative.cluster ?? loaders.clusterOrThrow(initiative.clusterId),
    participantCount: ({ participants }) => toldParticipants(participants),
    lines: async (initiative, _arguments, { loaders }) => initiative.lines ?? (await loaders.initiativeLines.load(initiative.id))?.lines ?? [],
    viewerCanCommit: (initiative, _arguments, { actor }) => actor.kind !== 'visitor' && canCommit(actor, initiative),
    viewerCanCancel: (initiative, _arguments, { actor }) => actor.kind !== 'visitor' && canCancel(actor, initiative),
  },
  ProcurementLine: {
    id: (line) => globalId('ProcurementLine', line.id),
    unit: (line) => line.unitCode,
    pack: (line) => quantity(line.packMilli, line.unitCode),
    minimum: (line) => quantity(line.minimumMilli, line.unitCode),
    progress: async (line, _arguments, context) => progressOf(line, await ownCommitments(line, context)),
    viewerCommitments: async (line, _arguments, context) => (await ownCommitments(line, context)).filter(({ state }) => state === 'LIVE'),
  },
  Commitment: {
    id: (commitment) => globalId('Commitment', commitment.id),
    line: (commitment, _arguments, { loaders }) => loaders.lineOrThrow(commitment.lineId),
    organization: (commitment, _arguments, { loaders }) => loaders.organizationOrThrow(commitment.organizationId),
    firm: ({ firmMilli, unitCode }) => quantity(firmMilli, unitCode),
    flexible: ({ flexibleMilli, unitCode }) => quantity(flexibleMilli, unitCode),
    ceiling: ({ ceilingMinor, currency }) => (ceilingMinor === null ? null : money(ceilingMinor, currency)),
  },
  Mutation: {
    initiativePropose: (_root, { input }, context) =>
      change(context, 'initiativePropose', input, (actor) => proposeInitiative(context, actor, input), (answer) =>
        presentInitiative(context, 'InitiativeProposed', answer),
      ),
    initiativeCancel: (_root, { input }, context) =>
      change(context, 'initiativeCancel', input, (actor) => cancelInitiative(context, actor, input), (answer) =>
        presentInitiative(context, 'InitiativeCancelled', answer),
      ),
    commitmentMake: (_root, { input }, context) =>
      change(context, 'commitmentMake', input, (actor) => makeCommitment(context, actor, input), (answer) => presentCommitment(context, answer)),
    commitmentWithdraw: (_root, { input }, context) =>
      change(context, 'commitmentWithdraw', input, (actor) => withdrawCommitment(context, actor, input), (answer) =>
        presentInitiative(context, 'CommitmentWithdrawn', answer),
      ),
  },
};
