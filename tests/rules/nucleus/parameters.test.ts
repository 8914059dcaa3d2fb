import { defaultParameters, parameterNotes, withParameters, type ParameterName } from '../../../server/src/modules/nucleus/rules/parameters.js';

describe('the parameters', () => {
  test('every value has a note, and lies within its range', () => {
    expect(['asOf', ...Object.keys(parameterNotes)].toSorted()).toEqual(Object.keys(defaultParameters).toSorted());
    expect(withParameters(defaultParameters.asOf, {})).toEqual(defaultParameters);
    for (const note of Object.values(parameterNotes)) expect([note.doc, note.source, note.unit].filter((text) => text.length < 4)).toEqual([]);
  });

  test('those that the method fixes', () => {
    expect(defaultParameters).toMatchObject({
      informalFactor: 0.5,
      defaultStrength: 3,
      clearCore: 0.5,
      moderateCore: 0.3,
      coreSetSize: 500,
      rewirings: 20,
      pageRankDamping: 0.85,
      largeEmployees: 250,
      topOutputShare: 0.1,
      growthValues: 5,
      growthMinimumValues: 3,
      embeddedKappa: 0.8,
      embeddedCoreNumber: 2,
      gatheredPartners: 3,
      gatheredPartnersFull: 5,
    });
  });

  test('a council’s change is dated and leaves the others as they are', () => {
    expect(withParameters('2027-01-01', { largeEmployees: 100 })).toEqual({ ...defaultParameters, asOf: '2027-01-01', largeEmployees: 100 });
    expect(defaultParameters.largeEmployees).toBe(250);
  });

  test.each<[string, Partial<Record<ParameterName, number>>]>([
    ['a share above 1', { topOutputShare: 1.1 }],
    ['a negative factor', { informalFactor: -0.1 }],
    ['no number', { embeddedKappa: NaN }],
    ['half a person', { largeEmployees: 250.5 }],
    ['a span of 0', { growthSpan: 0 }],
    ['a moderate core above a clear one', { moderateCore: 0.6 }],
    ['more years needed than looked at', { growthMinimumValues: 6 }],
  ])('refuses %s', (_, changes) => expect(() => withParameters('2027-01-01', changes)).toThrow(RangeError));

  test.each(['', '2027', '1 January 2027', '2027-13-01', '2027-02-30x'])('refuses the day %p', (asOf) => expect(() => withParameters(asOf, {})).toThrow(RangeError));
});
