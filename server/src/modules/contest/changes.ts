import type { SignedIn } from '../../access/actor.js';
import { isOwnMatter, votesInCouncil } from '../../access/council.js';
import { mustActFor } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { LabelContestAnswerInput, LabelContestInput } from '../../generated/schema.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { mustBeValid, notFound, notPossible, Refusal, versionConflict } from '../../shared/refusal.js';

export type ContestChanged = { contestId: string };
type ContestEffect = (transaction: Transaction) => Promise<Effect<ContestChanged>>;

const LEAST = 10;
const MOST = 2_000;

/** The effect of contesting a label: it waits for the council, and everybody who sees the label sees that. */
export function contestLabel(context: RequestContext, actor: SignedIn, input: LabelContestInput): ContestEffect {
  const clusterId = mustBeId('Cluster', input.clusterId, 'clusterId');
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const checks = new Checks();
  const reason = checks.text(['reason'], input.reason, LEAST, MOST);
  const { label } = input;
  const contest = { id: newId(), clusterId, organizationId, label, reason };
  return async (transaction) => {
    const found = await context.stores.contests.lockLabel(transaction, contest);
    if (found === null) throw notFound(['input', 'organizationId']);
    mustActFor(actor, organizationId, 'contestLabel', ['input', 'organizationId']);
    if (!found.member) throw new Refusal('FORBIDDEN', 'error.forbidden.membersOnly', ['input', 'organizationId']);
    mustBeValid(checks.problems);
    if (found.waiting) throw notPossible('refused.contest.waiting', ['input', 'organizationId']);
    if (found.label !== label) throw notPossible('refused.contest.otherLabel', ['input', 'label']);
    await context.stores.contests.contest(transaction, contest);
    return {
      answer: { contestId: contest.id },
      entries: [
        { journalId: clusterId, action: 'nucleus.contest', organizationId, objectType: 'LabelContest', objectId: contest.id, change: { label }, after: { label, reason, state: 'OPEN' } },
      ],
    };
  };
}

/** The effect of an answer: a member of the council with a vote decides, and says why. */
export function answerContest(context: RequestContext, actor: SignedIn, input: LabelContestAnswerInput): ContestEffect {
  const contestId = mustBeId('LabelContest', input.contestId, 'contestId');
  const checks = new Checks();
  const explanation = checks.text(['explanation'], input.explanation, LEAST, MOST);
  const correctedLabel = input.correctedLabel ?? null;
  const state = correctedLabel === null ? ('UPHELD' as const) : ('CORRECTED' as const);
  const path = ['input', 'contestId'];
  return async (transaction) => {
    const contest = await context.stores.contests.lock(transaction, contestId, context.requestId);
    if (contest === null) throw notFound(path);
    if (!votesInCouncil(actor, contest.clusterId)) throw new Refusal('FORBIDDEN', 'error.forbidden.answerContest', path);
    if (isOwnMatter(actor, contest)) throw new Refusal('FORBIDDEN', 'error.forbidden.answerOwnContest', path);
    if (contest.version !== input.expectedVersion) throw versionConflict(contest.version);
    if (contest.state !== 'OPEN') throw notPossible('refused.contest.answered', path);
    if (correctedLabel === contest.label) checks.add(['correctedLabel'], 'input.sameLabel');
    mustBeValid(checks.problems);
    await context.stores.contests.answer(transaction, contestId, { state, correctedLabel, explanation });
    const { clusterId, organizationId } = contest;
    const change = { state, ...(correctedLabel === null ? {} : { label: correctedLabel }) };
    return {
      answer: { contestId },
      entries: [
        {
          ...{ journalId: clusterId, action: 'nucleus.answer', organizationId, objectType: 'LabelContest', objectId: contestId, change },
          before: { state: contest.state },
          after: { state, correctedLabel, explanation },
        },
      ],
    };
  };
}
