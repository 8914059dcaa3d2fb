import { GENESIS, hashHolds, type StoredEntry } from './chain.js';

/** An entry as the database gives it: what somebody put there may lack anything. */
export type ReadEntry = StoredEntry & { key: string };

/** The last entry that a journal says it has. */
export type Head = { number: number; hash: string };

/** What was kept of a head outside the database. */
export type Anchor = Head & { at: string };

/** What was kept of a journal outside the database, the oldest first; what stands before a restore may have been lost by it. */
export type Anchors = { beforeRestore: readonly Anchor[]; sinceRestore: readonly Anchor[] };

/**
 * What is wrong. `altered`: the hash is not the one over what the entry says, or it stands in another's place. `removed`: missing between
 * others. `inserted`: one too many. `unlinked`: one of the two was made anew, hash and all. `cut`: missing at the end. `rewritten`: made
 * anew together with all that follow, which only what is kept outside shows.
 */
export type FindingKind = 'altered' | 'removed' | 'inserted' | 'unlinked' | 'cut' | 'rewritten';

/** Something wrong with the entry of that number, or with one or all of several. */
export type Finding = { kind: FindingKind; number: number; until: number };

/** What came of checking a journal. */
export type Verdict = {
  entries: number;
  findings: Finding[];
  /** Entries that were kept outside and are gone because the database was restored from an older copy; null for none. */
  lostByRestore: { number: number; until: number } | null;
  /** The last entry that was compared with one kept outside; null for none. */
  anchoredNumber: number | null;
};

/**
 * Checks one journal, entry by entry in the order of their numbers, and at the end its head. Recomputes every hash; holds nothing but
 * what was kept outside.
 */
export class ChainCheck {
  private readonly findings: Finding[] = [];
  private readonly since: Map<number, string>;
  private readonly earlier: Map<number, string>;
  private lastMatching = 0;
  private lastAnchored: number | null = null;
  private isRewritten = false;
  /** Whether the hash of the last entry can be trusted, so that the next one can be held against it. */
  private isSound = true;
  private entries = 0;
  private last: Head = { number: 0, hash: GENESIS };
  private beforeLast: string | null = null;

  constructor(
    private readonly journalId: string,
    anchors: Anchors = { beforeRestore: [], sinceRestore: [] },
  ) {
    // Should there be two of a number, the one that was kept first counts.
    this.since = new Map(anchors.sinceRestore.toReversed().map(({ number, hash }) => [number, hash]));
    this.earlier = new Map(anchors.beforeRestore.map(({ number, hash }) => [number, hash]));
  }

  /** The number of the last entry that was in its place. */
  get reached(): number {
    return this.last.number;
  }

  /** Takes the next entry. */
  add(entry: ReadEntry): void {
    this.entries += 1;
    const expected = this.last.number + 1;
    const number = Number.isSafeInteger(entry.number) ? entry.number : 0;
    if (number < expected) {
      this.find('inserted', number);
      return;
    }
    if (number > expected) this.find('removed', expected, number - 1);
    if (entry.journalId !== this.journalId || entry.key !== `${this.journalId}:${number}` || !hashHolds(entry)) {
      // It follows from the one before the last: the last was put in between.
      if (this.isSound && entry.previousHash === this.beforeLast) this.find('inserted', this.last.number);
      this.find('altered', number);
      this.moveTo(entry, false);
      return;
    }
    if (this.isSound && number === expected && entry.previousHash !== this.last.hash) {
      this.find('unlinked', Math.max(1, this.last.number), number);
    }
    this.moveTo(entry, true);
    this.compare();
  }

  /** What was found, once all entries were taken. */
  finish(head: Head | null): Verdict {
    const said = head ?? { number: 0, hash: GENESIS };
    const { number } = this.last;
    if (said.number < number) this.find('inserted', said.number + 1, number);
    else if (this.isSound && said.number === number && said.hash !== this.last.hash) this.find('altered', number);
    const end = Math.max(said.number, ...this.since.keys());
    if (end > number) this.find('cut', number + 1, end);
    return { entries: this.entries, findings: this.findings, lostByRestore: this.lost(), anchoredNumber: this.lastAnchored };
  }

  private moveTo({ number, hash }: Head, isSound: boolean): void {
    this.beforeLast = this.last.hash;
    this.last = { number, hash };
    this.isSound = isSound;
  }

  private find(kind: FindingKind, number: number, until = number): void {
    this.findings.push({ kind, number, until });
  }

  /** Compares the entry in its place with what was kept outside of it. */
  private compare(): void {
    const { number, hash } = this.last;
    if (this.earlier.get(number) === hash) this.lastMatching = number;
    const kept = this.since.get(number);
    if (kept === undefined || this.isRewritten) return;
    this.isRewritten = kept !== hash;
    if (this.isRewritten) this.find('rewritten', (this.lastAnchored ?? 0) + 1, number);
    else this.lastAnchored = number;
  }

  /** From the first entry kept before a restore that is not what it was: as one that matches vouches for all before it, it is a tail. */
  private lost(): Verdict['lostByRestore'] {
    const until = Math.max(0, ...this.earlier.keys());
    return until > this.lastMatching ? { number: this.lastMatching + 1, until } : null;
  }
}

/** Checks a journal that is held as a whole, in the order of its numbers. */
export function verifyChain(journalId: string, entries: readonly ReadEntry[], head: Head | null, anchors?: Anchors): Verdict {
  const check = new ChainCheck(journalId, anchors);
  for (const entry of entries) check.add(entry);
  return check.finish(head);
}
