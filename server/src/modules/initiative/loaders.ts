import { byKey, orThrow } from '../../shared/loader.js';
import type { InitiativeStore } from './store.js';

/** One request's lines of joint actions and the viewer's commitments to them, each asked for once. */
export function initiativeLoaders(initiatives: InitiativeStore) {
  return {
    initiativeLines: byKey((ids) => initiatives.linesOf(ids)),
    lineOrThrow: orThrow(byKey((ids) => initiatives.linesByIds(ids)), 'ProcurementLine'),
    ownCommitments: byKey((lineIds) => initiatives.ownCommitments(lineIds)),
  };
}
