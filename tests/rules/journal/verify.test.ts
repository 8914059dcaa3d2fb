import fc from 'fast-check';
import { verifyChain, type ReadEntry, type Verdict } from '../../../server/src/journal/verify.js';
import { chainOf, headOf, rehash, sealed, type Chain } from './chain.js';

const LENGTH = 30;
const KEPT = [8, 20, LENGTH];

const FIELDS = ['id', 'journalId', 'number', 'at', 'action', 'actorKind', 'actorId', 'organizationId', 'objectType', 'objectId', 'change', 'requestId', 'previousHash', 'hash', 'key'] as const;

/** A journal after somebody was at it, and the place that must be named. */
type Tampered = { entries: ReadEntry[]; head: Chain['head'] | null; at: number };

/** As the database gives them: by number, whatever the order they were made in. */
const inOrder = (entries: ReadEntry[]): ReadEntry[] => [...entries].sort((a, b) => a.number - b.number);

const place = fc.integer({ min: 1, max: LENGTH });
const other = (value: unknown) =>
  fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant(`${String(value)} `)).filter((candidate) => candidate !== value);

/** One field of one entry becomes something else. */
const altered = ({ entries, head }: Chain): fc.Arbitrary<Tampered> =>
  fc.tuple(place, fc.constantFrom(...FIELDS)).chain(([at, field]) => {
    const entry = entries[at - 1] as ReadEntry;
    const value = field === 'number' ? fc.integer({ min: -5, max: LENGTH + 5 }).filter((number) => number !== at) : other(entry[field] ?? null);
    return value.map((changed) => {
      const after = entries.map((one) => (one === entry ? ({ ...one, [field]: changed } as ReadEntry) : one));
      return { entries: inOrder(after), head, at };
    });
  });

/** An entry becomes something else and gets the hash to it. */
const alteredWithHash = ({ entries, head }: Chain): fc.Arbitrary<Tampered> =>
  fc.tuple(place, fc.constantFrom('action', 'actorId', 'organizationId', 'objectId', 'change', 'requestId')).map(([at, field]) => {
    const after = [...entries];
    const { hash: _hash, key: _key, ...content } = entries[at - 1] as ReadEntry;
    after[at - 1] = sealed({ ...content, [field]: 'something else' });
    return { entries: after, head, at };
  });

const removed = ({ entries, head }: Chain): fc.Arbitrary<Tampered> =>
  place.map((at) => ({ entries: entries.filter(({ number }) => number !== at), head, at }));

/** An entry is put in: beside another of its number, or in a place that the others make for it. */
const inserted = ({ entries, head }: Chain): fc.Arbitrary<Tampered> =>
  fc.tuple(place, fc.boolean()).map(([at, makingPlace]) => {
    const { hash: _hash, key: _key, ...content } = entries[at - 1] as ReadEntry;
    const added = sealed({ ...content, action: 'tie.reject' });
    const later = makingPlace ? entries.map((one) => (one.number < at ? one : { ...one, number: one.number + 1, key: `${one.journalId}:${one.number + 1}` })) : entries;
    return { entries: inOrder([...later, added]), head, at };
  });

const swapped = ({ entries, head }: Chain): fc.Arbitrary<Tampered> =>
  fc.tuple(place, place).filter(([a, b]) => a !== b).map(([a, b]) => {
    const [first, second] = [entries[a - 1] as ReadEntry, entries[b - 1] as ReadEntry];
    const after = [...entries];
    after[a - 1] = { ...second, number: first.number, key: first.key };
    after[b - 1] = { ...first, number: second.number, key: second.key };
    return { entries: after, head, at: Math.min(a, b) };
  });

/** The end is cut off, and the head in the database says the same. */
const cut = ({ entries }: Chain): fc.Arbitrary<Tampered> =>
  place.map((at) => {
    const after = entries.slice(0, at - 1);
    return { entries: after, head: after.length === 0 ? null : headOf(after), at };
  });

/** All from one entry on is made anew, so that it fits together, and the head too. */
const rewritten = ({ entries }: Chain): fc.Arbitrary<Tampered> =>
  place.map((at) => {
    const after = [...entries];
    after[at - 1] = { ...(entries[at - 1] as ReadEntry), actorId: 'somebody else' };
    rehash(after, at - 1);
    return { entries: after, head: headOf(after), at };
  });

const names = (verdict: Verdict, at: number): boolean => verdict.findings.some(({ number, until }) => number <= at && at <= until);

const verdictOn = ({ journalId, anchors }: Chain, { entries, head }: Pick<Tampered, 'entries' | 'head'>): Verdict =>
  verifyChain(journalId, entries, head, { beforeRestore: [], sinceRestore: anchors });

it('passes a journal that nobody touched, with and without what is kept outside', () => {
  const chain = chainOf(LENGTH, KEPT);
  expect(verdictOn(chain, chain)).toEqual({ entries: LENGTH, findings: [], lostByRestore: null, anchoredNumber: LENGTH });
  expect(verifyChain(chain.journalId, chain.entries, chain.head)).toEqual({ entries: LENGTH, findings: [], lostByRestore: null, anchoredNumber: null });
  expect(verifyChain(chain.journalId, [], null).findings).toEqual([]);
});

it('passes entries of the first release, whose hash does not cover their id', () => {
  const chain = chainOf(0);
  const { hash: _hash, ...content } = chainOf(1).entries[0] as ReadEntry;
  const { id: _id, key, ...old } = content;
  const entry = { ...content, hash: sealed(old as never).hash };
  expect(verifyChain(entry.journalId, [entry], { number: 1, hash: entry.hash }).findings).toEqual([]);
  expect([chain.entries, key]).toEqual([[], `${entry.journalId}:1`]);
});

it('finds and names each of 1,000 random tamperings', () => {
  const chain = chainOf(LENGTH, KEPT);
  const any = fc.oneof(...[altered, alteredWithHash, removed, inserted, swapped, cut, rewritten].map((kind) => kind(chain)));
  fc.assert(
    fc.property(any, (tampered) => {
      expect(names(verdictOn(chain, tampered), tampered.at)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it.each(FIELDS)('finds any change of the field %s', (field) => {
  const chain = chainOf(5);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.anything(), (at, value) => {
      const entry = chain.entries[at - 1] as ReadEntry;
      fc.pre(!Object.is(value, entry[field]) && !(field === 'organizationId' && value === undefined && entry[field] === null));
      const entries = chain.entries.map((one) => (one === entry ? ({ ...one, [field]: value } as ReadEntry) : one));
      expect(names(verifyChain(chain.journalId, entries, chain.head), at)).toBe(true);
    }),
  );
});

it('says what is wrong', () => {
  const chain = chainOf(LENGTH, KEPT);
  const of = (entries: ReadEntry[], head = chain.head) => verdictOn(chain, { entries, head }).findings;
  const without = (...numbers: number[]): ReadEntry[] => chain.entries.filter(({ number }) => !numbers.includes(number));
  expect(of(without(5, 6, 7))).toEqual([{ kind: 'removed', number: 5, until: 7 }]);
  expect(of(without(29, 30))).toEqual([{ kind: 'cut', number: 29, until: 30 }]);
  expect(of(without(29, 30), headOf(without(29, 30)))).toEqual([{ kind: 'cut', number: 29, until: 30 }]);
  expect(of([...chain.entries, chain.entries[29] as ReadEntry])).toEqual([{ kind: 'inserted', number: 30, until: 30 }]);
  expect(of(chain.entries.map((entry) => (entry.number === 3 ? { ...entry, action: 'tie.end' } : entry)))).toEqual([{ kind: 'altered', number: 3, until: 3 }]);
  const anew = [...chain.entries];
  anew[11] = { ...(anew[11] as ReadEntry), change: '{}' };
  rehash(anew, 11);
  expect(of(anew, headOf(anew))).toEqual([{ kind: 'rewritten', number: 9, until: 20 }]);
});

describe('a restore', () => {
  it('takes the loss of what came after the copy for what it is, and nothing else', () => {
    const chain = chainOf(LENGTH, KEPT);
    const older = chain.entries.slice(0, 12);
    const anchors = { beforeRestore: chain.anchors, sinceRestore: [] };
    expect(verifyChain(chain.journalId, older, headOf(older), anchors)).toEqual({
      entries: 12,
      findings: [],
      lostByRestore: { number: 9, until: LENGTH },
      anchoredNumber: null,
    });
    const goneOn = [...older, ...chainOf(14).entries.slice(12).map((entry) => ({ ...entry, journalId: chain.journalId, key: `${chain.journalId}:${entry.number}` }))];
    rehash(goneOn, 12);
    const kept = { ...headOf(goneOn), at: '2026-03-02T00:00:00Z' };
    expect(verifyChain(chain.journalId, goneOn, headOf(goneOn), { ...anchors, sinceRestore: [kept] }).findings).toEqual([]);
    expect(verifyChain(chain.journalId, older, headOf(older), { ...anchors, sinceRestore: [kept] }).findings).toEqual([{ kind: 'cut', number: 13, until: 14 }]);
  });
});
