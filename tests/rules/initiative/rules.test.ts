import type { InitiativeState } from '../../../server/src/generated/schema.js';
import { hindranceOf, inWholePacks, isTimeZone, outcomeOf, shareOf, toldParticipants, type Hindrance } from '../../../server/src/modules/initiative/rules.js';

describe('whole packs', () => {
  test.each<[bigint, bigint, boolean]>([
    [0n, 5_000n, true],
    [5_000n, 5_000n, true],
    [12_500n, 2_500n, true],
    [5_001n, 5_000n, false],
    [4_000n, 5_000n, false],
    [5_000n, 0n, false],
  ])('%s in packs of %s: %s', (milli, pack, whole) => expect(inWholePacks(milli, pack)).toBe(whole));
});

describe('a time zone', () => {
  test.each(['Asia/Almaty', 'Asia/Qostanay', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])('%s is one', (name) =>
    expect(isTimeZone(name)).toBe(true),
  );
  test.each(['', 'Almaty', '+05:00', 'GMT+25', 'Asia/Nowhere', ' Asia/Almaty', 'Asia/Almaty; DROP'])('"%s" is none', (name) =>
    expect(isTimeZone(name)).toBe(false),
  );
});

describe('what hinders a member', () => {
  test.each<[InitiativeState, boolean, Hindrance | null]>([
    ['COLLECTING', false, null],
    ['COLLECTING', true, 'DEADLINE_PASSED'],
    ['LOCKED', true, 'DEADLINE_PASSED'],
    ['UNSUCCESSFUL', true, 'DEADLINE_PASSED'],
    ['CANCELLED', false, 'NOT_POSSIBLE'],
    ['CANCELLED', true, 'NOT_POSSIBLE'],
    ['DRAFT', false, 'NOT_POSSIBLE'],
  ])('%s, deadline passed %s: %s', (state, deadlinePassed, hindrance) => expect(hindranceOf({ state, deadlinePassed })).toBe(hindrance));
});

describe('the outcome at the deadline', () => {
  const met = { minimumMilli: 10n, firmMilli: 10n };
  const missed = { minimumMilli: 10n, firmMilli: 9n };

  it('is locked when every line and the number of members reach their minimum', () => {
    const lines = [met, { minimumMilli: 0n, firmMilli: 0n }];
    expect(outcomeOf({ minimumParticipants: 3, participants: 3, lines })).toEqual({ state: 'LOCKED', reason: null });
  });

  it('is unsuccessful when one line misses its minimum', () =>
    expect(outcomeOf({ minimumParticipants: 3, participants: 9, lines: [met, missed] })).toEqual({ state: 'UNSUCCESSFUL', reason: 'MIN_QTY' }));

  it('names too few members first: a quantity of so few is nobody’s business', () =>
    expect(outcomeOf({ minimumParticipants: 3, participants: 2, lines: [missed] })).toEqual({ state: 'UNSUCCESSFUL', reason: 'MIN_PARTICIPANTS' }));
});

describe('the share of the minimum', () => {
  test.each<[bigint, bigint, number]>([
    [0n, 100n, 0],
    [25n, 100n, 0.25],
    [1n, 3n, 0.3333],
    [999_999n, 1_000_000n, 0.9999],
    [100n, 100n, 1],
    [150n, 100n, 1.5],
    [0n, 0n, 1],
  ])('%s of %s is %s', (firm, minimum, share) => expect(shareOf(firm, minimum)).toBe(share));
});

test.each<[number, number | null]>([[0, null], [2, null], [3, 3], [40, 40]])('%s members are told as %s', (participants, told) =>
  expect(toldParticipants(participants)).toBe(told),
);
