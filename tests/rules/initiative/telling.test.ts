import fc from 'fast-check';
import { asTold, retell, sumFor, type Stake, type Telling } from '../../../server/src/modules/initiative/telling.js';

type Event = { organization: number; milli: bigint };
/** One telling: the whole sum, and by organization the quantity that stands in it. */
type Told = { telling: Telling; quantities: Map<string, bigint> };
type Play = { stakes: Stake[]; telling: Telling | null; history: Told[] };

const idOf = (organization: number): string => `organization ${organization}`;

/** Plays commitments (0 takes one back) on one line as the store does; gives every telling that there was. */
function play(events: Event[]): Play {
  let stakes: Stake[] = [];
  let telling: Telling | null = null;
  const history: Told[] = [];
  for (const { organization, milli } of events) {
    const organizationId = idOf(organization);
    const nothing: Stake = { organizationId, liveMilli: 0n, toldMilli: 0n, everToldMilli: [] };
    const before = stakes.find((stake) => stake.organizationId === organizationId) ?? nothing;
    stakes = [...stakes.filter((stake) => stake !== before), { ...before, liveMilli: milli }];
    const moved = stakes.filter(({ liveMilli, toldMilli }) => liveMilli !== toldMilli);
    const retelling = retell(moved);
    if (retelling.step === 'unsay') {
      telling = null;
      stakes = stakes.map((stake) => ({ ...stake, toldMilli: 0n }));
    }
    if (retelling.step !== 'tell') continue;
    stakes = stakes.map((stake) => (moved.includes(stake) ? asTold(stake) : stake));
    telling = { sumMilli: stakes.reduce((sum, { toldMilli }) => sum + toldMilli, 0n), freshIds: retelling.freshIds };
    const standing = stakes.filter(({ liveMilli }) => liveMilli > 0n);
    history.push({ telling, quantities: new Map(standing.map(({ organizationId, liveMilli }) => [organizationId, liveMilli])) });
  }
  return { stakes, telling, history };
}

/** `organization`s commit 1, 2, 3 … each a quantity of its own. */
const commit = (...organizations: number[]): Event[] => organizations.map((organization) => ({ organization, milli: BigInt(organization) }));
const withdraw = (...organizations: number[]): Event[] => organizations.map((organization) => ({ organization, milli: 0n }));

const ORGANIZATIONS = 7;
const organizations = Array.from({ length: ORGANIZATIONS }, (_, index) => index);
const triples = organizations.flatMap((a) =>
  organizations.filter((b) => b > a).flatMap((b) => organizations.filter((c) => c > b).map((c) => [a, b, c] as const)),
);
const anyEvents = fc.array(
  fc.record({ organization: fc.integer({ min: 0, max: ORGANIZATIONS - 1 }), milli: fc.bigInt({ min: 0n, max: 9n }) }),
  { minLength: 10, maxLength: 60 },
);

const PRIME = 1_000_003;
const modular = (value: number): number => ((value % PRIME) + PRIME) % PRIME;
function inverse(value: number): number {
  let [result, base, exponent] = [1n, BigInt(value), PRIME - 2];
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % BigInt(PRIME);
    base = (base * base) % BigInt(PRIME);
  }
  return Number(result);
}

/** The rank of a matrix modulo a prime; over the rationals it is at least that. */
function rank(matrix: number[][]): number {
  let rows = matrix.filter((row) => row.some((value) => value !== 0));
  let found = 0;
  while (rows.length > 0) {
    const [pivot = [], ...rest] = rows;
    const column = pivot.findIndex((value) => value !== 0);
    const factor = inverse(pivot[column] ?? 0);
    found += 1;
    rows = rest
      .map((row) => {
        const times = Number((BigInt(row[column] ?? 0) * BigInt(factor)) % BigInt(PRIME));
        return row.map((value, index) => modular(value - Number((BigInt(times) * BigInt(pivot[index] ?? 0)) % BigInt(PRIME))));
      })
      .filter((row) => row.some((value) => value !== 0));
  }
  return found;
}

/** The tellings as equations in the unknown quantities of the organizations that are not left out; a new quantity is a new unknown. */
function equations(history: Told[], leftOut: ReadonlySet<string>): number[][] {
  const unknowns = [...new Set(history.flatMap(({ quantities }) => [...quantities].map(([id, milli]) => `${id}=${milli}`)))]
    .filter((unknown) => !leftOut.has(unknown.slice(0, unknown.indexOf('='))));
  return history.map(({ quantities }) => unknowns.map((unknown) => ([...quantities].some(([id, milli]) => `${id}=${milli}` === unknown) ? 1 : 0)));
}

describe('when a sum is told', () => {
  it('is silent below 4 organizations, tells the sum of 4, and then waits for 4 new quantities', () => {
    expect(play(commit(1, 2, 3)).history).toEqual([]);
    const four = play(commit(1, 2, 3, 4));
    expect(four.telling).toEqual({ sumMilli: 10n, freshIds: [1, 2, 3, 4].map(idOf) });
    expect(play(commit(1, 2, 3, 4, 5, 6, 7)).telling).toEqual(four.telling);
    expect(play(commit(1, 2, 3, 4, 5, 6, 7, 8)).telling).toEqual({ sumMilli: 36n, freshIds: [5, 6, 7, 8].map(idOf) });
  });

  it('counts organizations, not how often they change', () => {
    const restless = Array.from({ length: 10 }, (_, index) => ({ organization: 1, milli: BigInt(index + 1) }));
    expect(play([...restless, ...commit(2, 3)]).history).toEqual([]);
  });

  it('counts quantities that are new, not the return to an old one', () => {
    const first = play(commit(1, 2, 3, 4));
    expect(play([...commit(1, 2, 3, 4), ...withdraw(1, 2, 3), ...commit(1, 2, 3), ...commit(1, 2, 3, 4)]).history).toEqual(first.history);
  });

  it('does not let members who came and went between two tellings uncover the others', () => {
    // 5, 6 and 7 leave and 1 changes: 4 changes, yet the new sum would differ from the first by 1 and 8 alone.
    const events = [...commit(1, 2, 3, 4), ...commit(5, 6, 7, 8), ...withdraw(5, 6, 7), { organization: 1, milli: 100n }];
    expect(play(events).history.map(({ telling }) => telling.sumMilli)).toEqual([10n, 36n]);
  });

  it('is withdrawn when 4 that stood in it have left, and told again with 4 new quantities', () => {
    const eight = commit(1, 2, 3, 4, 5, 6, 7, 8);
    expect(play([...eight, ...withdraw(1, 2, 3)]).telling?.sumMilli).toBe(36n);
    expect(play([...eight, ...withdraw(1, 2, 3, 4)]).telling).toBeNull();
    const back: Event[] = [1, 2, 3, 4].map((organization) => ({ organization, milli: 10n }));
    expect(play([...eight, ...withdraw(1, 2, 3, 4), ...back]).telling?.sumMilli).toBe(66n);
  });

  it('is the sum of all that stands in it', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const { telling, quantities } of play(events).history) {
          expect(telling.sumMilli).toBe([...quantities.values()].reduce((sum, milli) => sum + milli, 0n));
        }
      }),
    );
  });

  it('differs from every telling before, and from nothing, by the quantities of at least 4 organizations', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const tellings = [new Map<string, bigint>(), ...play(events).history.map(({ quantities }) => quantities)];
        tellings.forEach((later, index) => {
          for (const earlier of tellings.slice(0, index)) {
            const differing = organizations.map(idOf).filter((id) => later.get(id) !== earlier.get(id));
            expect(differing.length).toBeGreaterThanOrEqual(4);
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  it('lets no reader solve for the quantities of one or two others, from any combination of tellings', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { history } = play(events);
        for (const [reader, one, other] of triples) {
          // A combination that speaks of these three alone would cancel all other unknowns: then these rows would depend on each other.
          expect(rank(equations(history, new Set([reader, one, other].map(idOf))))).toBe(history.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('was looked at with an eye that sees a leak', () => {
    // What the rule forbids above, told all the same: the third sum less the first is 1's change and 8.
    const sums = [[1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7, 8], [100, 2, 3, 4, 8]];
    const organizationOf = (quantity: number): number => (quantity === 100 ? 1 : quantity);
    const history = sums.map((quantities): Told => ({
      telling: { sumMilli: 0n, freshIds: [] },
      quantities: new Map(quantities.map((quantity) => [idOf(organizationOf(quantity)), BigInt(quantity)])),
    }));
    expect(rank(equations(history, new Set([idOf(1), idOf(8)])))).toBe(2);
    expect(rank(equations(history, new Set([idOf(1), idOf(2)])))).toBe(3);
  });

  it('has something to say in these plays', () => {
    const lengths = fc.sample(anyEvents, { numRuns: 100, seed: 1 }).map((events) => play(events).history.length);
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(4);
  });
});

describe('what a reader sees', () => {
  const own = ({ stakes }: Play, ...ids: number[]): Stake[] => stakes.filter(({ organizationId }) => ids.map(idOf).includes(organizationId));

  it('is nothing before a telling', () => {
    const three = play(commit(1, 2, 3));
    expect(sumFor(three.telling, own(three, 1))).toBeNull();
    expect(sumFor(three.telling, [])).toBeNull();
  });

  it('is the others as told, and the own as it is', () => {
    const later = play([...commit(1, 2, 3, 4), { organization: 1, milli: 50n }, { organization: 2, milli: 70n }]);
    expect(sumFor(later.telling, [])).toBe(10n);
    expect(sumFor(later.telling, own(later, 1))).toBe(59n);
    expect(sumFor(later.telling, own(later, 2))).toBe(78n);
    const left = play([...commit(1, 2, 3, 4), ...withdraw(1)]);
    expect(sumFor(left.telling, own(left, 1))).toBe(9n);
    const joined = play(commit(1, 2, 3, 4, 5));
    expect(sumFor(joined.telling, own(joined, 5))).toBe(15n);
  });

  it('is nothing for one who acts for two of four organizations: only two others would remain', () => {
    const four = play(commit(1, 2, 3, 4));
    expect(sumFor(four.telling, own(four, 1, 2))).toBeNull();
    const five = play([...commit(1, 2, 3), ...commit(4), ...commit(5, 6, 7, 8)]);
    expect(sumFor(five.telling, own(five, 1, 2))).toBe(36n);
  });

  it('speaks of at least 3 others whose quantities it tells for the first time', () => {
    fc.assert(
      fc.property(anyEvents, fc.uniqueArray(fc.constantFrom(...organizations), { maxLength: 3 }), (events, readers) => {
        const { stakes, telling, history } = play(events);
        const mine = stakes.filter(({ organizationId }) => readers.map(idOf).includes(organizationId));
        const seen = sumFor(telling, mine);
        if (telling === null) return expect(seen).toBeNull();
        const others = telling.freshIds.filter((id) => !readers.map(idOf).includes(id));
        if (others.length < 3) return expect(seen).toBeNull();
        const told = [...(history.at(-1)?.quantities ?? [])].filter(([id]) => !readers.map(idOf).includes(id)).reduce((sum, [, milli]) => sum + milli, 0n);
        return expect(seen).toBe(told + mine.reduce((sum, { liveMilli }) => sum + liveMilli, 0n));
      }),
      { numRuns: 300 },
    );
  });
});
