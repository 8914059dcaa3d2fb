import type { CommitmentProgress } from '../../generated/schema.js';
import { quantity } from '../../shared/money.js';
import { shareOf } from './rules.js';
import type { CommitmentRow, LineRow } from './rows.js';
import { sumFor } from './telling.js';

/** How near a line's minimum the commitments are, as far as the reader may know; `own` are the reader's commitments to the line. */
export function progressOf(line: LineRow, own: readonly CommitmentRow[]): CommitmentProgress {
  const { firmTelling, flexibleTelling, unitCode, minimumMilli } = line;
  const firm = sumFor(
    firmTelling,
    own.map(({ organizationId, firmMilli, toldFirmMilli }) => ({ organizationId, liveMilli: firmMilli, toldMilli: toldFirmMilli })),
  );
  const flexible = sumFor(
    flexibleTelling,
    own.map(({ organizationId, flexibleMilli, toldFlexibleMilli }) => ({ organizationId, liveMilli: flexibleMilli, toldMilli: toldFlexibleMilli })),
  );
  const shown = [firm === null ? null : firmTelling, flexible === null ? null : flexibleTelling].filter((telling) => telling !== null);
  return {
    firm: firm === null ? null : quantity(firm, unitCode),
    flexible: flexible === null ? null : quantity(flexible, unitCode),
    share: firm === null ? null : shareOf(firm, minimumMilli),
    met: firm === null ? null : firm >= minimumMilli,
    toldAt: shown.map(({ toldAt }) => toldAt).sort().at(-1) ?? null,
  };
}
