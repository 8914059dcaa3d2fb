import type { RepresentationRole } from '../../generated/schema.js';
import type { Problem } from '../../shared/refusal.js';

/** Wishes that one person may have waiting at a time. */
export const MAX_OPEN_REQUESTS = 5;

/** Who has a say on a wish while it waits. */
export type Deciders = { administered: boolean; viewerIsAdmin: boolean; viewerIsSecretariat: boolean; viewerAsks: boolean };

/** Whether the actor decides: the administrators where there is one, else the secretariat; nobody on their own. */
export const decides = ({ administered, viewerIsAdmin, viewerIsSecretariat, viewerAsks }: Deciders): boolean =>
  !viewerAsks && (administered ? viewerIsAdmin : viewerIsSecretariat);

/** A rejection needs its reason; a secretariat makes administrators, who then choose their own people. */
export function decisionProblems(decision: { accept: boolean; role: RepresentationRole | null; reason: string | null; bySecretariat: boolean }): Problem[] {
  const problems: Problem[] = [];
  if (!decision.accept && decision.reason === null) problems.push({ path: ['input', 'reason'], message: 'input.required' });
  if (decision.bySecretariat && decision.role === 'REPRESENTATIVE') problems.push({ path: ['input', 'role'], message: 'input.secretariatRole' });
  return problems;
}

/** The role that an acceptance gives. */
export const grantedRole = (asked: RepresentationRole, decided: RepresentationRole | null, bySecretariat: boolean): RepresentationRole =>
  bySecretariat ? 'ADMIN' : (decided ?? asked);

/** Whether an organization would be left without an administrator who can act. */
export const leavesNoAdmin = (adminIds: readonly string[], personId: string): boolean => adminIds.length === 1 && adminIds[0] === personId;
