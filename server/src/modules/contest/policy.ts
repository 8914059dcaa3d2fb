import type { SignedIn } from '../../access/actor.js';
import { isOwnMatter, votesInCouncil } from '../../access/council.js';
import type { ContestRow } from './store.js';

/** Whether the actor can answer the contest now. */
export const canAnswer = (actor: SignedIn, contest: ContestRow): boolean =>
  contest.state === 'OPEN' && votesInCouncil(actor, contest.clusterId) && !isOwnMatter(actor, contest);
