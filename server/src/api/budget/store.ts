import type { Database } from '../../neo4j/database.js';

export type BudgetSize = {
  /** Points of a full budget. */
  capacity: number;
  /** Points that come back each second. */
  perSecond: number;
};

export type Draw = BudgetSize & {
  key: string;
  /** Points that the server gave on credit before it asked. */
  owed: number;
  /** Points wanted. */
  portion: number;
  /** With fewer than these nothing is taken. */
  needed: number;
};

/** All Cypher about budgets: one node for everybody who asked for more than a server gives on credit. */
export class BudgetStore {
  constructor(private readonly database: Database) {}

  /** Takes a portion out of a shared budget, by the database's clock; tells what is left in it. */
  async draw(draw: Draw): Promise<{ taken: number; left: number }> {
    const [drawn] = await this.database.write((transaction) =>
      transaction.run<{ taken: number; left: number }>(
        `MERGE (b:Budget {key: $key})
         ON CREATE SET b.points = $capacity, b.at = datetime.realtime()
         SET b.lockedFor = $portion
         WITH b, datetime.realtime() AS now
         WITH b, now, b.points + duration.inSeconds(b.at, now).milliseconds / 1000.0 * $perSecond AS refilled
         WITH b, now, CASE WHEN refilled > $capacity THEN $capacity ELSE refilled END - $owed AS points
         WITH b, now, CASE WHEN points < 0 THEN 0.0 ELSE toFloat(points) END AS points
         WITH b, now, points, CASE WHEN points < $needed THEN 0.0 WHEN points < $portion THEN points ELSE toFloat($portion) END AS taken
         SET b.points = points - taken, b.at = now,
             b.fullAt = now + duration({seconds: ($capacity - points + taken) / $perSecond})
         RETURN taken, points - taken AS left`,
        draw,
      ),
    );
    if (drawn === undefined) throw new Error(`the budget ${draw.key} was not to be had`);
    return drawn;
  }

  /** Forgets the budgets that are full again: they say nothing any more, and a visitor's address is not kept longer than needed. */
  async forgetFull(): Promise<void> {
    await this.database.write((transaction) =>
      transaction.run('MATCH (b:Budget) WHERE b.fullAt < datetime.realtime() WITH b LIMIT 10000 DELETE b'),
    );
  }
}
