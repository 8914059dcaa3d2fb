import type { Acting } from './acting';

/** The organization that was chosen to act for, or the first, where the reader does not act for that one any more. */
export function stillActing(acting: [Acting, ...Acting[]], id: string): Acting {
  return acting.find((one) => one.id === id) ?? acting[0];
}
