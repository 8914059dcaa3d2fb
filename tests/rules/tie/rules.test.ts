import { agreedStrength, defaultVisibility, directionOf, formOf, mayShowAt, narrower, type ChainEnd } from '../../../server/src/modules/tie/rules.js';

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
