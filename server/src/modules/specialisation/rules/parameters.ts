import { mustBeInRange, OWN, type Note } from '../../nucleus/rules/parameters.js';

/**
 * What a council may change of the reading of a region's employment. They lie in the same log as those of the network and are not among
 * them: no snapshot rests on these.
 */
export type SpecialisationParameters = { readonly [name in SpecialisationParameterName]: number };

export type SpecialisationParameterName = keyof typeof specialisationNotes;

/** Unit, range, meaning and source of each. */
export const specialisationNotes = {
  fewJobs: {
    unit: 'jobs', range: [0, 1e9],
    doc: 'below so many jobs of a sector in the region no location quotient is given',
    source: OWN,
  },
  specialisedFrom: {
    unit: 'location quotient', range: [1, 1000],
    doc: 'location quotient from which a region is specialised in a sector',
    source: OWN,
  },
  strongFrom: {
    unit: 'location quotient', range: [1, 1000],
    doc: 'location quotient from which it is strongly so; the first star',
    source: 'European Cluster Observatory',
  },
  shareFactor: {
    unit: 'times an even share', range: [0, 1000],
    doc: 'share of the country’s jobs of a sector that gives the second star, over 1/number of regions',
    source: OWN,
  },
  focusPercentile: {
    unit: 'share of regions', range: [0, 1],
    doc: 'percentile, over the regions, of a sector’s share of their jobs that gives the third star',
    source: 'European Cluster Observatory',
  },
} as const satisfies Record<string, Note>;

export const defaultSpecialisation: SpecialisationParameters = { fewJobs: 10, specialisedFrom: 1.25, strongFrom: 2, shareFactor: 1.5, focusPercentile: 0.9 };

/**
 * The default values with a council's changes.
 * @throws RangeError for a value outside its range or two values that contradict each other.
 */
export function withSpecialisation(changes: Partial<SpecialisationParameters>): SpecialisationParameters {
  const parameters = { ...defaultSpecialisation, ...changes };
  mustBeInRange(specialisationNotes, parameters);
  if (parameters.specialisedFrom > parameters.strongFrom) throw new RangeError('specialisedFrom is above strongFrom');
  return parameters;
}
