import { keepRecent } from '../../shared/recent.js';
import { LIMITS } from '../limits.js';
import type { BudgetSize, BudgetStore } from './store.js';

/** Who pays for a request: an actor, or a network address. */
export type Payer = { kind: 'visitor' | 'person' | 'key'; id: string };

/** How an actor's budget stands after a request. */
export type Balance = {
  /** Points of a full budget. */
  limit: number;
  remaining: number;
  /** When it is full again if nothing is spent. */
  resetAt: Date;
};

export type BudgetSizes = Record<Payer['kind'], BudgetSize>;

/** Points that people and programs may spend. Many visitors may share one address; a person has it alone. */
const BUDGETS: BudgetSizes = {
  visitor: { capacity: 20_000, perSecond: 100 },
  person: { capacity: 40_000, perSecond: 200 },
  key: { capacity: 40_000, perSecond: 200 },
};

/** There is not enough left. */
export class BudgetSpent extends Error {
  constructor(
    readonly balance: Balance,
    /** Whole seconds until there is enough. */
    readonly waitSeconds: number,
  ) {
    super('the budget is spent');
  }
}

type Purse = {
  size: BudgetSize;
  /** Points in hand. */
  points: number;
  /** Points of them that were given on credit. */
  owed: number;
  /** What was left in the shared budget, and when that was. */
  shared: { left: number; at: number };
  drawing: Promise<void> | null;
};

/** Taken at once: as much as the dearest request costs, so that few requests have to ask the database. */
const PORTION = LIMITS.cost;

/** More actors at once than this are not remembered; who is forgotten gets one portion on credit again. */
const MOST_PURSES = 20_000;

/**
 * What everybody may spend. The true balance is in the database, so that several servers share it and a restart gives nothing back; a
 * server takes it out in portions, and gives the first one on credit: who asks little never causes a write. The credit is paid back with
 * the first portion taken, so each server adds at most one portion to what a flood can spend.
 */
export class Budgets {
  private readonly purses = new Map<string, Purse>();

  constructor(
    private readonly store: Pick<BudgetStore, 'draw'>,
    private readonly sizes: BudgetSizes = BUDGETS,
  ) {}

  /** Takes points. Throws BudgetSpent when there are not enough. */
  async spend(payer: Payer, points: number): Promise<Balance> {
    const key = `${payer.kind}:${payer.id}`;
    const purse = this.purse(key, payer.kind);
    while (purse.points < points) {
      purse.drawing ??= this.draw(key, purse, points).finally(() => (purse.drawing = null));
      await purse.drawing;
    }
    purse.points -= points;
    return balanceOf(purse);
  }

  /** Throws BudgetSpent when nothing at all is left, as far as this server knows: before any work is done for the payer. */
  mustHave(payer: Payer): void {
    const purse = this.purse(`${payer.kind}:${payer.id}`, payer.kind);
    const missing = 1 - purse.points - refilled(purse);
    if (missing > 0) throw spent(purse, missing);
  }

  /** Takes points for what was refused already: as many as there are. */
  async charge(payer: Payer, points: number): Promise<void> {
    await this.spend(payer, points).catch((error: unknown) => {
      if (!(error instanceof BudgetSpent)) throw error;
    });
  }

  private async draw(key: string, purse: Purse, points: number): Promise<void> {
    const needed = Math.max(1, points - purse.points);
    // Others only take out of it, so what it can hold at most is known without asking: a flood costs the database nothing.
    const most = refilled(purse);
    if (most < needed) throw spent(purse, needed - most);
    const { taken, left } = await this.store.draw({ key, ...purse.size, owed: purse.owed, portion: PORTION, needed });
    purse.owed = 0;
    purse.points += taken;
    purse.shared = { left, at: Date.now() };
    if (taken === 0) throw spent(purse, needed - left);
  }

  /** The purse of a payer, the last used at the end. */
  private purse(key: string, kind: Payer['kind']): Purse {
    const found = this.purses.get(key);
    const purse = found ?? freshPurse(this.sizes[kind]);
    keepRecent(this.purses, key, purse, MOST_PURSES);
    return purse;
  }
}

function freshPurse(size: BudgetSize): Purse {
  const credit = Math.min(PORTION, size.capacity);
  return { size, points: credit, owed: credit, shared: { left: size.capacity - credit, at: Date.now() }, drawing: null };
}

/** What the shared budget holds now if nobody else took out of it. */
const refilled = ({ size, shared }: Purse): number => shared.left + ((Date.now() - shared.at) / 1_000) * size.perSecond;

function balanceOf(purse: Purse): Balance {
  const { capacity, perSecond } = purse.size;
  const remaining = Math.floor(Math.min(capacity, purse.points + refilled(purse)));
  return { limit: capacity, remaining, resetAt: new Date(Date.now() + Math.ceil((capacity - remaining) / perSecond) * 1_000) };
}

const spent = (purse: Purse, missing: number): BudgetSpent =>
  new BudgetSpent(balanceOf(purse), Math.max(1, Math.ceil(missing / purse.size.perSecond)));
