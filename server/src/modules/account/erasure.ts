import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';

/**
 * Takes away everything that tells who a locked person is or lets them in. What they did stays in the journal under an id that leads to
 * nobody. Gives the moment.
 * @param operationKey the change at hand, whose record stays; null when the person asked for none
 */
export async function erasePerson(transaction: Transaction, { id, email }: { id: string; email: string }, operationKey: string | null): Promise<string> {
  const parameters = { userId: id, email, operationKey: operationKey ?? '' };
  await transaction.run('MATCH (n:Session|Account|TwoFactor|Passkey|Contact) WHERE n.userId = $userId DETACH DELETE n', parameters);
  await transaction.run('MATCH (n:Verification) WHERE n.value = $userId DETACH DELETE n', parameters);
  await transaction.run('MATCH (k:Apikey {referenceId: $userId}) DETACH DELETE k', parameters);
  await transaction.run('MATCH (m:Mail {to: $email}) DELETE m', parameters);
  // An operation keeps what it answered, and its hash tells a phone number to whoever tries them all.
  await transaction.run("MATCH (o:Operation) WHERE o.key STARTS WITH $userId + ':' AND o.key <> $operationKey DETACH DELETE o", parameters);
  const [erased] = await transaction.run<{ at: string }>(`MATCH (u:User {id: $userId}) DETACH DELETE u RETURN toString(${NOW}) AS at`, parameters);
  if (erased === undefined) throw new Error('an account that is locked is gone');
  return erased.at;
}

/** So long somebody has time to confirm the address that they registered; the mail that asks for it says so. */
const UNCONFIRMED_DAYS = 30;
const BATCH = 1_000;

/** Nobody confirmed the address of `u`, and there is nothing that such an account has to do with: it cannot even sign in. */
const UNCONFIRMED = `NOT coalesce(u.emailVerified, false) AND u.createdAt < ${NOW} - duration({days: $days}) AND u.suspendedAt IS NULL
  AND NOT EXISTS { (u)-[:REPRESENTS|HOLDS|ASKS]->() }
  AND NOT EXISTS { MATCH (e:Entry {actorId: u.id}) } AND NOT EXISTS { MATCH (e:Entry {objectId: u.id}) }`;

/** Erases the accounts whose address nobody confirmed in time: it may be that of somebody who knows nothing of it. Gives how many. */
export async function eraseUnconfirmed(database: Database): Promise<number> {
  let erased = 0;
  for (;;) {
    const parameters = { days: UNCONFIRMED_DAYS, limit: BATCH };
    const old = await database.read<{ id: string }>(`MATCH (u:User) WHERE ${UNCONFIRMED} RETURN u.id AS id LIMIT $limit`, parameters);
    for (const { id } of old) {
      erased += await database.write(async (transaction) => {
        await transaction.run('MATCH (u:User {id: $id}) SET u.lockedBy = $id', { id });
        // Asked again under the lock: the address may have been confirmed meanwhile.
        const [person] = await transaction.run<{ id: string; email: string }>(`MATCH (u:User {id: $id}) WHERE ${UNCONFIRMED} RETURN u.id AS id, u.email AS email`, {
          ...parameters,
          id,
        });
        if (person === undefined) return 0;
        await erasePerson(transaction, person, null);
        return 1;
      });
    }
    if (old.length < BATCH) return erased;
  }
}
