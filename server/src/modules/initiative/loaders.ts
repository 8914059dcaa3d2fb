import type { Locale } from '../../generated/schema.js';
import { Loader, orThrow } from '../../shared/loader.js';
import type { InitiativeStore } from './store.js';

/** One request's joint actions, their lines and the viewer's commitments to them, each asked for once. */
export function initiativeLoaders(initiatives: InitiativeStore, locale: Locale) {
  const line = new Loader((ids) => initiatives.linesByIds(ids));
  return {
    initiative: new Loader((ids) => initiatives.byIds(ids)),
    commitment: new Loader((ids) => initiatives.commitmentsByIds(ids)),
    initiativeLines: new Loader((ids) => initiatives.linesOf(ids)),
    line,
    lineOrThrow: orThrow(line, 'ProcurementLine'),
    ownCommitments: new Loader((lineIds) => initiatives.ownCommitments(lineIds, locale)),
  };
}
