import { createHmac } from 'node:crypto';
import { NOW } from '../../neo4j/clock.js';
import type { Database } from '../../neo4j/database.js';

/** What is tried: a password, a second factor, or a mail to an address. */
export type Attempt = 'password' | 'factor' | 'mail';

/** How often within how long; whatever network address it comes from. */
export const ATTEMPTS: Record<Attempt, { max: number; seconds: number }> = {
  password: { max: 10, seconds: 300 },
  factor: { max: 10, seconds: 300 },
  mail: { max: 5, seconds: 3_600 },
};

/**
 * Counts tries per account, in the graph: a restart forgets nothing and several servers count together. What is an account's is told by
 * its e-mail address, also where nobody has it, so that the count says nothing about who has an account. Only a keyed digest of the
 * address is kept.
 */
export class Attempts {
  constructor(
    private readonly database: Database,
    private readonly secret: string,
  ) {}

  /** Counts a try; gives null where it is allowed, else the seconds to wait. A refused try does not lengthen the wait. */
  async take(attempt: Attempt, email: string): Promise<number | null> {
    const { max, seconds } = ATTEMPTS[attempt];
    const key = createHmac('sha256', this.secret).update(`${attempt}:${email.trim().toLowerCase()}`).digest('hex');
    const [counted] = await this.database.write(async (transaction) => {
      await transaction.run('MERGE (a:SignInAttempts {key: $key}) ON CREATE SET a.at = [] SET a.locked = true REMOVE a.locked', { key });
      return transaction.run<{ wait: number | null }>(
        `MATCH (a:SignInAttempts {key: $key})
         WITH a, ${NOW} AS now, duration({seconds: $seconds}) AS window
         WITH a, now, window, [at IN a.at WHERE at > now - window] AS recent
         SET a.at = CASE WHEN size(recent) < $max THEN recent + [now] ELSE recent END, a.expiresAt = now + window
         RETURN CASE WHEN size(recent) < $max THEN null ELSE duration.inSeconds(now, recent[0] + window).seconds + 1 END AS wait`,
        { key, max, seconds },
      );
    });
    if (counted === undefined) throw new Error('a try was not counted');
    return counted.wait;
  }

  /** Forgets the counts that are over. */
  async forgetOld(): Promise<void> {
    await this.database.write(async (transaction) => {
      const parameters = { limit: 10_000 };
      const old = await transaction.run<{ key: string }>(
        `MATCH (a:SignInAttempts) WHERE a.expiresAt < ${NOW} WITH a ORDER BY a.key LIMIT $limit SET a.locked = true REMOVE a.locked RETURN a.key AS key`,
        parameters,
      );
      // Asked again under the locks: somebody may have tried meanwhile.
      await transaction.run(`MATCH (a:SignInAttempts) WHERE a.key IN $keys AND a.expiresAt < ${NOW} DELETE a`, { keys: old.map(({ key }) => key) });
    });
  }
}
