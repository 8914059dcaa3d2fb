import type { Live, RequestContext } from '../../context.js';
import { idOf } from '../../shared/identifier.js';
import { absent } from '../../shared/request-error.js';
import type { EntryRow } from './store.js';

/** An entry, and the context of whoever is told it as it is at that moment. */
export type Told = { context: RequestContext; entry: EntryRow };

/** Places of a journal that are looked at in one reading: most of them may be hidden. */
const WINDOW = 100;

/** Whether `Cluster.journal` is there for the actor. */
const isShown = ({ stores }: RequestContext, clusterId: string): boolean => stores.clusters.canSee(clusterId) && stores.journals.open;

/** Where the telling starts: after the entry that the listener knows, else at the journal's end as it is now. */
async function startOf({ stores }: RequestContext, clusterId: string, after: string | null): Promise<number> {
  if (after === null) return (await stores.journals.state(clusterId))?.head ?? 0;
  const id = idOf('JournalEntry', after);
  const number = id === null ? null : await stores.journals.placeOf(clusterId, id);
  if (number === null) throw absent(['after']);
  return number;
}

/** One by one, and each read only when the one before was taken: for a slow reader nothing heaps up, and the rule is asked at the last moment. */
async function* follow({ heads, renew, renewMs, ended }: Live, clusterId: string, start: number): AsyncGenerator<Told> {
  let [number, head] = [start, start];
  while (!ended.aborted) {
    if (head <= number) head = await heads.beyond({ journalId: clusterId, number, withinMs: renewMs, ended });
    const context = ended.aborted ? null : await renew();
    if (context === null) return;
    if (!isShown(context, clusterId)) throw absent();
    const until = Math.min(head, number + WINDOW);
    const found = until > number ? await context.stores.journals.firstBetween(clusterId, number, until) : null;
    number = found?.number ?? until;
    if (found !== null) yield { context, entry: found.entry };
  }
}

/**
 * The entries of a cluster's journal from now on, or from after one that the listener knows. Throws NOT_FOUND where the journal is not
 * shown to them, at once or as soon as that is so.
 */
export async function listen(context: RequestContext, cluster: string, after: string | null): Promise<AsyncGenerator<Told>> {
  const clusterId = idOf('Cluster', cluster);
  if (context.live === null) throw new Error('only a socket can listen');
  if (clusterId === null || !isShown(context, clusterId)) throw absent();
  return follow(context.live, clusterId, await startOf(context, clusterId, after));
}
