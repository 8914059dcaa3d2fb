import { isDay } from '../../../shared/day.js';

/** What a cluster's council may change. Kept with every result, so that an old one stays readable. */
export type NucleusParameters = { /** Day from which these values hold, ISO 8601. */ readonly asOf: string } & {
  readonly [name in ParameterName]: number;
};

export type ParameterName = keyof typeof parameterNotes;

export type Note = {
  /** Unit of the value. */
  readonly unit: string;
  /** Smallest and largest value that makes sense; both allowed. */
  readonly range: readonly [number, number];
  /** True when only whole numbers make sense. */
  readonly whole?: true;
  /** What it decides. */
  readonly doc: string;
  /** Where the value comes from. */
  readonly source: string;
};

export const OWN = 'own choice, to be checked against the council’s judgement';

/** Unit, range, meaning and source of every parameter: shown beside the value wherever one is explained. */
export const parameterNotes = {
  informalFactor: {
    unit: 'factor', range: [0, 1],
    doc: 'weight of an informal tie against a formal one of the same strength',
    source: OWN,
  },
  staleFactor: {
    unit: 'factor', range: [0, 1],
    doc: 'weight of a tie that was not reconfirmed in time',
    source: OWN,
  },
  defaultStrength: {
    unit: 'step 1..5', range: [1, 5],
    doc: 'strength of a tie when nobody stated one',
    source: 'middle of the scale',
  },
  groupStrength: {
    unit: 'step 1..5', range: [1, 5],
    doc: 'strength of a joint project when nobody stated one',
    source: 'a project binds by contract',
  },
  clearCore: {
    unit: 'correlation', range: [0, 1],
    doc: 'fit from which the core is called clear',
    source: 'Borgatti & Everett 2000, Social Networks 21:375-395: fits of their examples',
  },
  moderateCore: {
    unit: 'correlation', range: [0, 1],
    doc: 'fit from which the core is called moderate; below it there is no single core',
    source: 'as clearCore',
  },
  coreSetSize: {
    unit: 'members', range: [3, 1e9], whole: true,
    doc: 'above this many members the fit is not graded, because it falls with size',
    source: 'Kojaku & Masuda 2018, New J. Phys. 20:043012',
  },
  rewirings: {
    unit: 'networks', range: [1, 1000], whole: true,
    doc: 'random networks of the same degrees that a fit is compared with where it is not graded',
    source: 'as coreSetSize',
  },
  drawings: {
    unit: 'networks', range: [1, 10_000], whole: true,
    doc: 'random networks of each kind (same weights, same degrees) that a fit is compared with where it is graded',
    source: 'Davison & Hinkley 1997, Bootstrap Methods, section 4.2: 99 are the fewest for a level of 0.05',
  },
  swapsPerPair: {
    unit: 'attempts per pair', range: [1, 100], whole: true,
    doc: 'attempted swaps that make one such network',
    source: 'Milo et al. 2003, arXiv:cond-mat/0312028; a swap moves two pairs, so each is met 10 times',
  },
  significance: {
    unit: 'probability', range: [0, 1],
    doc: 'a core is told from chance when networks drawn at random fit as well no more often than this',
    source: 'the usual level; Boyd, Fitzgerald & Beck 2006, Social Networks 28:165-178 test a core by drawing',
  },
  pageRankDamping: {
    unit: 'probability', range: [0, 0.999],
    doc: 'damping d of PageRank',
    source: 'Brin & Page 1998, Computer Networks 30:107-117',
  },
  pageRankTolerance: {
    unit: 'score', range: [1e-15, 1e-3],
    doc: 'change below which PageRank stops',
    source: 'the usual 1e-7 is off by 2e-3 on the karate club',
  },
  pageRankIterations: {
    unit: 'rounds', range: [1, 10_000], whole: true,
    doc: 'rounds after which PageRank stops',
    source: 'enough for the tolerance at d = 0.85',
  },
  largeEmployees: {
    unit: 'people', range: [1, 1e9], whole: true,
    doc: 'an enterprise with more is large; a partner with no more is small',
    source: 'Entrepreneurial Code of Kazakhstan; EU 2003/361/EC says 250 and more',
  },
  topOutputShare: {
    unit: 'share', range: [0, 1],
    doc: 'share of members with output that are large by output, rounded up',
    source: OWN,
  },
  growthValues: {
    unit: 'yearly values', range: [2, 100], whole: true,
    doc: 'most recent yearly values that growth looks at',
    source: OWN,
  },
  growthMinimumValues: {
    unit: 'yearly values', range: [2, 100], whole: true,
    doc: 'yearly values below which growth is not proven',
    source: OWN,
  },
  growthBelow: {
    unit: 'rate a year', range: [0, 1],
    doc: 'this far below the reference growth scores 0',
    source: OWN,
  },
  growthSpan: {
    unit: 'rate a year', range: [0.001, 2],
    doc: 'distance in growth between the scores 0 and 1',
    source: OWN,
  },
  embeddedKappa: {
    unit: 'share of the largest core index', range: [0, 1],
    doc: 'relative s-core index from which a member is embedded',
    source: OWN,
  },
  embeddedCoreNumber: {
    unit: 'partners', range: [0, 1e6], whole: true,
    doc: 'unweighted core number from which a large kappa embeds a member: the 1-core is everybody with a tie',
    source: 'Seidman 1983, Social Networks 5:269-287 (measure); the value is our own choice',
  },
  gatheredPartners: {
    unit: 'partners', range: [0, 1e6], whole: true,
    doc: 'small or supporting partners that a nucleus member must have',
    source: OWN,
  },
  gatheredPartnersFull: {
    unit: 'partners', range: [1, 1e6], whole: true,
    doc: 'small or supporting partners that score 1',
    source: OWN,
  },
  severalPoles: {
    unit: 'members', range: [1, 1e6], whole: true,
    doc: 'growth poles without any embedded one from which the advice is to tie them in',
    source: OWN,
  },
  nearKilometres: {
    unit: 'kilometres', range: [0, 20_100],
    doc: 'distance up to which two members of different regions are near',
    source: OWN,
  },
  geographicShare: {
    unit: 'share', range: [0, 1],
    doc: 'share of weight between near members from which the cluster is geographic',
    source: OWN,
  },
  focalCentralisation: {
    unit: 'centralisation', range: [0, 1],
    doc: 'degree centralisation from which the cluster is focal',
    source: 'Freeman 1979, Social Networks 1:215-239 (measure); the value is our own choice',
  },
  mixedWithin: {
    unit: 'score', range: [0, 1],
    doc: 'distance of the second form score from the first within which the form is mixed',
    source: OWN,
  },
  clusterLikeFrom: {
    unit: 'share', range: [0, 1],
    doc: 'share of informal ties below which the cluster works like an association',
    source: OWN,
  },
  clusterLikeTo: {
    unit: 'share', range: [0, 1],
    doc: 'share of informal ties above which the cluster works like a club',
    source: OWN,
  },
  clearGroups: {
    unit: 'modularity', range: [-0.5, 1],
    doc: 'modularity below which there are no clear groups',
    source: 'Newman & Girvan 2004, Phys. Rev. E 69:026113',
  },
  leidenGamma: {
    unit: 'resolution', range: [0.001, 1000],
    doc: 'resolution gamma of the communities; more gives smaller ones',
    source: 'Reichardt & Bornholdt 2006, Phys. Rev. E 74:016110; 1 is modularity',
  },
  exactBetweenness: {
    unit: 'members', range: [1, 1e9], whole: true,
    doc: 'up to so many members betweenness is exact, above it is estimated from sampled members',
    source: 'cost members x pairs',
  },
  betweennessSample: {
    unit: 'members', range: [1, 1e9], whole: true,
    doc: 'members from which the shortest paths start that betweenness is estimated by',
    source: 'Brandes & Pich 2007, Int. J. Bifurcation Chaos 17:2303-2318',
  },
  seed: {
    unit: 'whole number', range: [0, 2 ** 31 - 1], whole: true,
    doc: 'from it every random choice of the analysis follows',
    source: OWN,
  },
} as const satisfies Record<string, Note>;

/** The values a cluster starts with. */
export const defaultParameters: NucleusParameters = {
  asOf: '2026-11-23',
  informalFactor: 0.5,
  staleFactor: 0.5,
  defaultStrength: 3,
  groupStrength: 5,
  clearCore: 0.5,
  moderateCore: 0.3,
  coreSetSize: 500,
  rewirings: 20,
  drawings: 99,
  swapsPerPair: 5,
  significance: 0.05,
  pageRankDamping: 0.85,
  pageRankTolerance: 1e-9,
  pageRankIterations: 200,
  largeEmployees: 250,
  topOutputShare: 0.1,
  growthValues: 5,
  growthMinimumValues: 3,
  growthBelow: 0.1,
  growthSpan: 0.2,
  embeddedKappa: 0.8,
  embeddedCoreNumber: 2,
  gatheredPartners: 3,
  gatheredPartnersFull: 5,
  severalPoles: 2,
  nearKilometres: 100,
  geographicShare: 0.6,
  focalCentralisation: 0.5,
  mixedWithin: 0.1,
  clusterLikeFrom: 0.1,
  clusterLikeTo: 0.6,
  clearGroups: 0.3,
  leidenGamma: 1,
  exactBetweenness: 10_000,
  betweennessSample: 1_000,
  seed: 1,
};

/**
 * The default values with a council's changes, holding from `asOf`.
 * @throws RangeError for a value outside its range, a broken day or two values that contradict each other.
 */
export function withParameters(asOf: string, changes: Partial<Record<ParameterName, number>>): NucleusParameters {
  if (!isDay(asOf)) throw new RangeError(`asOf: ${asOf} is no day`);
  const parameters: NucleusParameters = { ...defaultParameters, ...changes, asOf };
  mustBeInRange(parameterNotes, parameters);
  if (parameters.moderateCore > parameters.clearCore) throw new RangeError('moderateCore is above clearCore');
  if (parameters.growthMinimumValues > parameters.growthValues) throw new RangeError('growthMinimumValues is above growthValues');
  if (parameters.clusterLikeFrom > parameters.clusterLikeTo) throw new RangeError('clusterLikeFrom is above clusterLikeTo');
  return parameters;
}

/** What methods up to nucleus-5 did, of which their snapshots say nothing: any core number embedded. */
const BEFORE = { embeddedCoreNumber: 0 };

/** The parameters that a snapshot keeps as JSON; one that came later has had its default value, unless the method was another. */
export function parametersKept(json: string): NucleusParameters {
  return { ...defaultParameters, ...BEFORE, ...(JSON.parse(json) as Partial<NucleusParameters>) };
}

/** @throws RangeError for a value outside the range of its note. */
export function mustBeInRange(notes: Readonly<Record<string, Note>>, values: object): void {
  const given = new Map<string, unknown>(Object.entries(values));
  for (const [name, note] of Object.entries(notes)) {
    const value = given.get(name);
    const [least, most] = note.range;
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw new RangeError(`${name}: ${String(value)} is not within ${least}..${most}`);
    }
    if (note.whole === true && !Number.isInteger(value)) throw new RangeError(`${name}: ${value} is not a whole number`);
  }
}
