import { Operations } from '../../../server/src/journal/operation.js';
import { globalId, newId, parseGlobalId } from '../../../server/src/shared/identifier.js';
import { Listener } from '../../kit/listener.js';
import type { World } from '../../kit/world.js';
import { readsJournals, type Scene, type Standing } from './scene.js';

/** Types of which the journal tells by a rule of their own; of others to the council alone. */
const RULED = ['Cluster', 'Organization', 'Membership', 'Tie', 'Notice', 'NoticeAnswer', 'Initiative', 'Commitment', 'RepresentationRequest', 'NucleusSnapshot', 'LabelContest'];

const readsJournal = (who: Standing): boolean => who.inside === true && readsJournals(who);

/**
 * Lets everybody of the scene listen to the cluster's journal while an entry about each object of it is written. Gives what somebody was told
 * otherwise than decided, in words.
 */
export async function listenToAll(world: World, scene: Scene): Promise<string[]> {
  const clusterId = parseGlobalId(scene.ids['cluster'] ?? '')?.id ?? '';
  const operations = new Operations(world.database);
  const write = (action: string, type: string, objectId: string) =>
    operations.perform({ author: { kind: 'operator', id: 'operator' }, name: 'test', key: newId(), input: {}, requestId: newId() }, async () => ({
      answer: null,
      entries: [{ journalId: clusterId, action, organizationId: null, objectType: type, objectId }],
    }));
  // Of an entry there is no entry.
  const objects = Object.entries(scene.objects).filter(([, { type }]) => type !== 'JournalEntry').map(([name, known]) => ({ name, ...known, localId: parseGlobalId(known.id)?.id ?? '' }));

  await write('first', 'Cluster', clusterId);
  const [first] = await world.run<{ id: string }>("MATCH (e:Entry {journalId: $clusterId, action: 'first'}) RETURN e.id AS id", { clusterId });
  const after = globalId('JournalEntry', first?.id ?? '');
  const listeners: [string, Standing, Listener][] = [];
  for (const [name, who] of Object.entries(scene.actors)) listeners.push([name, who, await Listener.to(world, who.client, globalId('Cluster', clusterId), after)]);
  for (const { name, type, localId } of objects) await write(name, type, localId);
  await write('last', 'Cluster', clusterId);

  const wrong: string[] = [];
  for (const [name, who, listener] of listeners) {
    if (!readsJournal(who)) {
      const end = JSON.stringify(await listener.end);
      if (!end.includes('NOT_FOUND') || listener.told.length > 0) wrong.push(`${name} is told ${JSON.stringify(listener.told)} and ${end}`);
      continue;
    }
    while (listener.told.at(-1)?.action !== 'last') await listener.acts(listener.told.length + 1);
    await listener.stop();
    const seen = objects.filter(({ type, sees }) => (RULED.includes(type) ? sees(who) : who.council === true));
    const expected = [...seen.map((object) => object.name), 'last'];
    const acts = listener.told.flatMap(({ action }) => (action === null ? [] : [action]));
    if (acts.join() !== expected.join()) wrong.push(`${name} is told of ${acts.join()} and not of ${expected.join()}`);
    // The council holds the places of the chain; of others nobody learns that there is something they are not told.
    const places = who.council === true ? objects.length + 1 : expected.length;
    if (listener.told.length !== places) wrong.push(`${name} is told of ${listener.told.length} places and not of ${places}`);
    if (who.council !== true && listener.told.some(({ number }) => number !== null)) wrong.push(`${name} is told a number`);
  }
  return wrong;
}
