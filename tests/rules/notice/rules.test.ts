import type { NoticeKind } from '../../../server/src/generated/schema.js';
import { contentProblems, expiryProblems, stands, type Content } from '../../../server/src/modules/notice/rules.js';

const bare = (kind: NoticeKind): Content => ({ kind, visibility: 'MEMBERS', product: null, hasPrice: false });
const fields = (content: Content): string[] => contentProblems(content).map(({ path }) => path.join('.'));

describe('what a kind asks for', () => {
  test.each<[NoticeKind, string[]]>([
    ['NEWS', []],
    ['MARKET_PRICE', ['input.product', 'input.price']],
    ['OFFER', ['input.product']],
    ['REQUEST', ['input.product']],
    ['FORECAST', []],
    ['MARKET_RESEARCH', []],
    ['TECHNOLOGY', []],
    ['VACANCY', []],
    ['TRAINING', []],
    ['DOCUMENT', []],
  ])('%s without anything misses %j', (kind, missing) => expect(fields(bare(kind))).toEqual(missing));

  it('is content with product and price', () => expect(fields({ ...bare('MARKET_PRICE'), product: 'Wheat', hasPrice: true })).toEqual([]));
  it('knows no notice between two parties', () => expect(fields({ ...bare('NEWS'), visibility: 'PARTIES' })).toEqual(['input.visibility']));
});

describe('the end of a notice', () => {
  it('lies ahead, within a year', () => {
    expect(expiryProblems('withinYear')).toEqual([]);
    expect(expiryProblems('past')).toEqual([{ path: ['input', 'expiresAt'], message: 'input.past' }]);
    expect(expiryProblems('tooFar')).toEqual([{ path: ['input', 'expiresAt'], message: 'input.withinYear' }]);
  });

  it('ends it like taking it back does', () => {
    expect(stands({ state: 'PUBLISHED', expired: false })).toBe(true);
    expect(stands({ state: 'PUBLISHED', expired: true })).toBe(false);
    expect(stands({ state: 'WITHDRAWN', expired: false })).toBe(false);
  });
});
