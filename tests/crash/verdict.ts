import { GENESIS, hashHolds, type StoredEntry } from '../../server/src/journal/chain.js';
import { parseGlobalId } from '../../server/src/shared/identifier.js';
import type { World } from '../kit/world.js';
import type { LedgerClient } from './ledger.js';
import type { Workload } from './workload.js';

const OBJECTS: Record<string, { field: string; action: string; success: string }> = {
  noticePublish: { field: 'notice', action: 'notice.publish', success: 'NoticePublished' },
  tieDeclare: { field: 'tie', action: 'tie.declare', success: 'TieDeclared' },
  commitmentMake: { field: 'commitment', action: 'commitment.make', success: 'CommitmentMade' },
};

const count = (items: Iterable<string>): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
};

/** What the clients' books say was done, as `action object`, each as often as it was acknowledged. */
export function acknowledged(clients: LedgerClient[]): Record<string, number> {
  return count(
    clients.flatMap(({ book }) =>
      book.map(({ mutation, result }) => {
        const { field, action, success } = OBJECTS[mutation] ?? { field: '', action: mutation, success: '' };
        const object = result[field] as { id: string } | undefined;
        if (result['__typename'] !== success || object === undefined) throw new Error(`${mutation} was answered by ${JSON.stringify(result)}`);
        return `${action} ${parseGlobalId(object.id)?.id}`;
      }),
    ),
  );
}

/** What the cluster's journal says was done, in the same words. */
export async function recorded(world: World, { cluster, entriesBefore }: Workload): Promise<Record<string, number>> {
  const rows = await world.run<{ act: string }>(
    `MATCH (e:Entry)-[:RECORDED_IN]->(:Journal {id: $id}) WHERE e.number > $before RETURN e.action + ' ' + e.objectId AS act`,
    { id: cluster.id, before: entriesBefore },
  );
  return count(rows.map(({ act }) => act));
}

/** How many operations there are of each key of the books, beside those with an answer stored. */
export async function operations(world: World, clients: LedgerClient[]): Promise<{ keys: number; nodes: number; answered: number }> {
  const keys = clients.flatMap(({ authorId, book }) => book.map(({ key }) => `${authorId}:${key}`));
  const [row] = await world.run<{ nodes: number; answered: number }>(
    'UNWIND $keys AS key MATCH (o:Operation) WHERE o.key = key RETURN count(o) AS nodes, count(o.result) AS answered',
    { keys },
  );
  return { keys: keys.length, nodes: row?.nodes ?? 0, answered: row?.answered ?? 0 };
}

/** How many effects there are: notices, ties and commitments of the cluster, and the sum promised for each line. */
export async function effects(world: World, { cluster, purchase }: Workload) {
  const [row] = await world.run<{ notices: number; ties: number; commitments: number; revisions: number }>(
    `RETURN COUNT { (:Notice {clusterId: $id}) } AS notices, COUNT { (:Tie {clusterId: $id}) } AS ties,
            COUNT { (:Commitment)-[:FOR]->(:Line)-[:LINE_OF]->(:Initiative {id: $purchaseId}) } AS commitments,
            COLLECT { MATCH (c:Commitment)-[:FOR]->(:Line)-[:LINE_OF]->(:Initiative {id: $purchaseId}) RETURN sum(c.revision) }[0] AS revisions`,
    { id: cluster.id, purchaseId: parseGlobalId(purchase.id)?.id },
  );
  const firm = await world.run<{ firm: number }>(
    `MATCH (c:Commitment {state: 'LIVE'})-[:FOR]->(l:Line)-[:LINE_OF]->(:Initiative {id: $purchaseId})
     WITH l.position AS position, sum(c.firmMilli) / 1000.0 AS firm
     RETURN firm ORDER BY position`,
    { purchaseId: parseGlobalId(purchase.id)?.id },
  );
  return { ...row, firm: firm.map((line) => line.firm) };
}

/** The same from the books. */
export function effectsOf(clients: LedgerClient[], { purchase }: Workload) {
  const all = clients.flatMap(({ book }) => book);
  const of = (mutation: string) => all.filter((entry) => entry.mutation === mutation);
  const commitments = of('commitmentMake');
  const last = new Map(commitments.map(({ input }) => [`${input['lineId']} ${input['organizationId']}`, Number(input['firm'])]));
  const sums = purchase.lines.map(({ id }) => [...last].filter(([key]) => key.startsWith(`${id} `)).reduce((sum, [, firm]) => sum + firm, 0));
  return {
    notices: of('noticePublish').length,
    ties: of('tieDeclare').length,
    commitments: last.size,
    revisions: commitments.length,
    firm: sums.filter((sum) => sum > 0),
  };
}

/** Recomputes the chain of the cluster's journal: the number of sound entries from the first on, and whether its head is the last of them. */
export async function chain(world: World, { cluster }: Workload): Promise<{ sound: number; entries: number; headIsLast: boolean }> {
  const rows = await world.run<{ entry: StoredEntry }>(
    'MATCH (e:Entry)-[:RECORDED_IN]->(:Journal {id: $id}) RETURN e {.*} AS entry ORDER BY e.number',
    { id: cluster.id },
  );
  let previousHash = GENESIS;
  let sound = 0;
  for (const { entry } of rows) {
    if (entry.number !== sound + 1 || entry.previousHash !== previousHash || !hashHolds(entry)) break;
    previousHash = entry.hash;
    sound += 1;
  }
  const [head] = await world.run<{ number: number; hash: string }>('MATCH (j:Journal {id: $id}) RETURN j.head AS number, j.headHash AS hash', { id: cluster.id });
  return { sound, entries: rows.length, headIsLast: head?.number === sound && head.hash === previousHash };
}
