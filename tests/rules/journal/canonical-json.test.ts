import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson } from '../../../server/src/journal/canonical-json.js';
import { before, digestsOf } from '../../../server/src/journal/digest.js';

describe('canonical JSON', () => {
  it('gives the examples of RFC 8785', () => {
    const sample = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const order = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '😀': 'Emoji', '\u0080': 'Control', 'ö': 'Latin' };
    expect(Object.values(JSON.parse(canonicalJson(order)) as object)).toEqual(['One', 'Carriage Return', 'Control', 'Latin', 'Euro Sign', 'Emoji', 'Hebrew Letter Dalet With Dagesh']);
    expect(canonicalJson(-0)).toBe('0');
  });

  it('is JSON that reads back the same, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('refuses what two readers could read differently', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }, () => 1, Symbol('x')]) expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('digests', () => {
  const salt = 'ab'.repeat(32);

  it('are there for what changed alone, and null where there was nothing', () => {
    const digests = digestsOf({ state: 'PROPOSED', type: 'LOAN', note: null, old: 1n }, { state: 'CONFIRMED', type: 'LOAN', note: 'yes' }, salt);
    expect(Object.keys(digests).sort()).toEqual(['note', 'old', 'state']);
    expect(digests['note']).toEqual([null, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(digests['old']).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), null]);
  });

  it('can be made again by who has salt, field and value, and by nobody else', () => {
    const expected = createHash('sha256').update(`["${salt}","firmMilli","125000"]`).digest('hex');
    expect(digestsOf({}, { firmMilli: 125_000n }, salt)).toEqual({ firmMilli: [null, expected] });
    expect(digestsOf({}, { firmMilli: 125_000n }, 'cd'.repeat(32))).not.toEqual({ firmMilli: [null, expected] });
    expect(digestsOf({}, { flexibleMilli: 125_000n }, salt)['flexibleMilli']).not.toEqual([null, expected]);
  });

  it('know what a field was by what is to be set', () => {
    expect(before({ id: '1', state: 'LIVE', version: 2 }, { state: 'ENDED', endedOn: '2026-01-01' })).toEqual({ state: 'LIVE', endedOn: undefined });
  });
});
