import {
  agreedStrength,
  changesCount,
  defaultVisibility,
  directionOf,
  formOf,
  isShare,
  isThere,
  mayAddEvidence,
  mayReview,
  mayShowAt,
  peaceUntil,
  narrower,
  needsReason,
  stateAllows,
  type ChainEnd,
  type EarlierTie,
  type Reviewable,
} from '../../../server/src/modules/tie/rules.js';

const enterprise = (mainRole: ChainEnd['mainRole']): ChainEnd => ({ kind: 'ENTERPRISE', mainRole });

it('shows what both sides agree to, the narrower of the two', () => {
  expect(narrower('PUBLIC', 'MEMBERS')).toBe('MEMBERS');
  expect(narrower('PARTIES', 'PUBLIC')).toBe('PARTIES');
  expect(narrower('COUNCIL', 'COUNCIL')).toBe('COUNCIL');
});

it('shows formal ties to the members and informal ones to the partner when nobody says', () => {
  expect([formOf('LEASE'), defaultVisibility('LEASE')]).toEqual(['FORMAL', 'MEMBERS']);
  expect([formOf('MENTORING'), defaultVisibility('MENTORING')]).toEqual(['INFORMAL', 'PARTIES']);
});

it('never hides ownership from the council', () => {
  expect(mayShowAt('OWNERSHIP', 'PARTIES')).toBe(false);
  expect(mayShowAt('OWNERSHIP', 'COUNCIL')).toBe(true);
  expect(mayShowAt('LOAN', 'PARTIES')).toBe(true);
});

it('takes all of what is owned for a share, and the least part of it, but neither nothing nor more', () => {
  expect([0n, 1n, 100_000n, 100_001n].map(isShare)).toEqual([false, true, true, false]);
});

it('takes the lower of two strengths, the one that was said, or 3', () => {
  expect([agreedStrength(5, 2), agreedStrength(null, 4), agreedStrength(1, null), agreedStrength(null, null)]).toEqual([2, 4, 1, 3]);
});

it.each([
  ['SUPPLY_CONTRACT', { kind: 'UNIVERSITY', mainRole: 'RESEARCH' }, enterprise('PRODUCER'), 'VERTICAL'],
  ['LOAN', enterprise('PRODUCER'), enterprise('PROCESSOR'), 'VERTICAL'],
  ['LOAN', enterprise('PROCESSOR'), enterprise('PROCESSOR'), 'HORIZONTAL'],
  ['LOAN', enterprise('PRODUCER'), enterprise('SELLER'), 'LATERAL'],
  ['LOAN', enterprise('FINANCE'), enterprise('PRODUCER'), 'LATERAL'],
  ['ADVICE', { kind: 'ASSOCIATION', mainRole: 'PRODUCER' }, enterprise('PROCESSOR'), 'LATERAL'],
  ['ADVICE', enterprise(null), enterprise('PROCESSOR'), 'LATERAL'],
] as const)('%s between %j and %j is %s', (type, from, to, direction) => {
  expect(directionOf(type, from, to)).toBe(direction);
});

describe('a tie declared again', () => {
  const earlier = (more: Partial<EarlierTie>): EarlierTie => ({
    state: 'REJECTED',
    declaredByOrganizationId: 'farm',
    declaredAt: '2026-03-01T08:00:00Z',
    endedAt: '2026-03-02T23:59Z',
    alike: true,
    ...more,
  });
  const byMill = { declaredByOrganizationId: 'mill', state: 'WITHDRAWN' } as const;

  const takenBack = (endedAt: string, more: Partial<EarlierTie> = {}) => earlier({ state: 'WITHDRAWN', endedAt, ...more });
  const thrice = ['2026-03-02T10:00Z', '2026-03-20T10:00Z', '2026-03-04T10:00Z'].map((endedAt) => takenBack(endedAt));

  it.each([
    ['never declared', [], null],
    ['rejected', [earlier({})], { from: '2026-04-01', because: 'REJECTED' }],
    ['rejected the other way round', [earlier({ alike: false })], { from: '2026-04-01', because: 'REJECTED' }],
    ['rejected twice', [earlier({ endedAt: '2026-03-20T10:00:00.123456789Z' }), earlier({})], { from: '2026-04-19', because: 'REJECTED' }],
    ['taken back', [earlier({ state: 'WITHDRAWN' })], null],
    ['taken back twice', thrice.slice(1), null],
    ['taken back three times', thrice, { from: '2026-04-01', because: 'WITHDRAWN' }],
    ['taken back four times', [...thrice, takenBack('2026-03-21T10:00Z')], { from: '2026-04-03', because: 'WITHDRAWN' }],
    ['taken back three times, then rejected', [...thrice, earlier({ endedAt: '2026-03-21T10:00Z' })], { from: '2026-04-20', because: 'REJECTED' }],
    ['taken back three times in all by both', [...thrice.slice(1), takenBack('2026-03-21T10:00Z', { declaredByOrganizationId: 'mill' })], null],
    ['taken back three times, then declared by the other side', [...thrice, earlier({ ...byMill, declaredAt: '2026-03-21T00:00:00Z' })], null],
    ['ended', [earlier({ state: 'ENDED' })], null],
    ['rejected by the declarer itself', [earlier({ declaredByOrganizationId: 'mill' })], null],
    ['rejected, then declared by the other side', [earlier({}), earlier({ ...byMill, declaredAt: '2026-03-05T00:00:00Z' })], null],
    ['rejected after the other side had declared it', [earlier({}), earlier({ ...byMill, declaredAt: '2026-02-05T00:00:00Z' })], { from: '2026-04-01', because: 'REJECTED' }],
    ['rejected, and proved by a register since', [earlier({}), earlier({ state: 'ENDED', declaredByOrganizationId: null, declaredAt: '2026-03-05T00:00:00Z' })], { from: '2026-04-01', because: 'REJECTED' }],
  ])('can be declared from its day on where it was %s', (_case, ties, peace) => {
    expect(peaceUntil(ties, 'farm', 'mill')).toEqual(peace);
  });

  it('is there already while one that stands for it waits or holds', () => {
    expect((['PROPOSED', 'CONFIRMED', 'STALE', 'ENDED', 'REJECTED', 'WITHDRAWN'] as const).map((state) => isThere([earlier({ state })]))).toEqual([true, true, true, false, false, false]);
    expect(isThere([earlier({ state: 'CONFIRMED', alike: false })])).toBe(false);
  });
});

it('is reconfirmed and ended while it stands, also when it is stale, and answered while it waits', () => {
  const states = ['PROPOSED', 'CONFIRMED', 'STALE', 'ENDED', 'REJECTED', 'WITHDRAWN'] as const;
  const from = (step: Parameters<typeof stateAllows>[0]) => states.filter((state) => stateAllows(step, state));
  expect([from('reconfirm'), from('end')]).toEqual([['CONFIRMED', 'STALE'], ['CONFIRMED', 'STALE']]);
  expect([from('confirm'), from('reject'), from('withdraw')]).toEqual([['PROPOSED'], ['PROPOSED'], ['PROPOSED']]);
});

it('is reviewed by the council when it is formal, stands and is shown to the council', () => {
  const tie: Reviewable = { form: 'FORMAL', visibility: 'COUNCIL', state: 'STALE', review: null };
  expect(mayReview(tie)).toBe(true);
  for (const other of [{ form: 'INFORMAL' }, { visibility: 'PARTIES' }, { state: 'PROPOSED' }, { state: 'ENDED' }] as const) expect(mayReview({ ...tie, ...other })).toBe(false);
  expect(([null, 'MORE_EVIDENCE', 'DISPUTED', 'VERIFIED'] as const).map((review) => mayAddEvidence({ ...tie, review }))).toEqual([true, true, true, false]);
  expect((['VERIFIED', 'DISPUTED', 'MORE_EVIDENCE'] as const).map(needsReason)).toEqual([false, true, true]);
});

it('counts otherwise when a dispute begins or ends, and only then', () => {
  expect(changesCount(null, 'DISPUTED') && changesCount('DISPUTED', 'VERIFIED')).toBe(true);
  expect(changesCount(null, 'VERIFIED') || changesCount('DISPUTED', 'DISPUTED') || changesCount('VERIFIED', 'MORE_EVIDENCE')).toBe(false);
});
