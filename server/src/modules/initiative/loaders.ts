import type { Locale } from '../../generated/schema.js';
import { byKey, orThrow } from '../../shared/loader.js';
import type { InitiativeStore } from './store.js';

/** One request's joint actions, their lines and the viewer's commitments to them, each asked for once. */
export function initiativeLoaders(initiatives: InitiativeStore, locale: Locale) {
  const line = byKey((ids) => initiatives.linesByIds(ids));
  return {
    initiative: byKey((ids) => initiatives.byIds(ids)),
    commitment: byKey((ids) => initiatives.commitmentsByIds(ids)),
    initiativeLines: byKey((ids) => initiatives.linesOf(ids)),
    line,
    lineOrThrow: orThrow(line, 'ProcurementLine'),
    ownCommitments: byKey((lineIds) => initiatives.ownCommitments(lineIds, locale)),
  };
}
