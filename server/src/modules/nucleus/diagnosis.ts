import type { RequestContext } from '../../context.js';
import type { FigureGap, MissingFigure, Resolvers } from '../../generated/schema.js';
import { atMost } from '../../shared/page.js';
import type { OrganizationCard } from '../organization/store.js';
import type { ClusterFigures } from './figures.js';
import type { Reason } from './rules/figure.js';
import { parametersKept, type NucleusParameters } from './rules/parameters.js';
import type { StoredBridge } from './snapshot-store.js';
import type { PlacementRow, SnapshotRow } from './store.js';

/** What is stored of a cluster's diagnosis, with the snapshot whose places it names. */
export type Diagnosed = { snapshotId: string; figures: ClusterFigures; bridges: StoredBridge[]; parameters: NucleusParameters };
export type CoreFigures = ClusterFigures['core'];
export type ComparisonFigures = { randomFit: number; excess: number; probability: number; networks: number };
export type ChainFigures = ClusterFigures['chain'];
export type BottleneckFigures = ChainFigures['bottlenecks'][number];
export type NucleusFigures = ClusterFigures['nucleus'];
export type FormFigures = ClusterFigures['form'] & Pick<ClusterFigures, 'centralisation' | 'focal'>;
export type OrientationFigures = ClusterFigures['orientation'];
export type GeographyFigures = ClusterFigures['geography'] & Pick<NucleusParameters, 'nearKilometres'>;
export type FormalityFigures = ClusterFigures['formality'] & ClusterFigures['informalGain'];
export type ConfirmationFigures = ClusterFigures['confirmation'];

/** The diagnosis of a snapshot; null where the method did not look at it. */
export function diagnosisOf({ id, figures: { cluster, bridges }, parameters }: SnapshotRow): Diagnosed | null {
  return cluster === undefined || bridges === undefined ? null : { snapshotId: id, figures: cluster, bridges, parameters: parametersKept(parameters) };
}

export const missingOf = ({ missing }: { missing: Record<string, Reason> }): MissingFigure[] =>
  // Reasons that lie in a member's own figures are not given for a whole cluster.
  Object.entries(missing).map(([figure, reason]) => ({ figure, reason: reason as FigureGap }));

/** Of one organization; nothing is said of what the method of its snapshot did not look at. */
export function missingOfPlacement({ kappa, pageRank, constraint, effectiveSize, pairLoss, community }: PlacementRow): MissingFigure[] {
  const looked = community !== null;
  return [
    { figure: 'coreness', reason: 'NO_TIES' as const, missing: kappa === null },
    { figure: 'pageRank', reason: 'NO_TIES' as const, missing: pageRank === null },
    { figure: 'constraint', reason: 'NO_PARTNERS' as const, missing: looked && constraint === null },
    { figure: 'effectiveSize', reason: 'NO_PARTNERS' as const, missing: looked && effectiveSize === null },
    { figure: 'pairLoss', reason: 'NO_OTHER_PAIRS' as const, missing: looked && pairLoss === null },
  ].flatMap(({ missing, ...gap }) => (missing ? [gap] : []));
}

type Compared = CoreFigures['chance'];

/** A comparison for which networks were drawn. */
function drawn({ randomFit, excess, probability, networks }: Compared): ComparisonFigures | null {
  return randomFit === null || excess === null || probability === null ? null : { randomFit, excess, probability, networks };
}

/** The organizations of ids, without those that the actor does not see. */
export async function seenOrganizations(ids: readonly string[], { loaders }: RequestContext): Promise<OrganizationCard[]> {
  const found = await Promise.all(ids.map((id) => loaders.organization.load(id)));
  return found.filter((row) => row !== null);
}

export const diagnosisResolvers: Resolvers = {
  Diagnosis: {
    core: ({ figures }) => figures.core,
    growthPoles: ({ snapshotId }, { first }, { stores }) => stores.nuclei.foremost(snapshotId, 'growth', atMost(first)),
    growthPoleCount: ({ snapshotId }, _arguments, { stores }) => stores.nuclei.polesBeside(snapshotId),
    chain: ({ figures }) => figures.chain,
    nucleus: ({ figures }) => figures.nucleus,
    form: ({ figures: { form, centralisation, focal } }) => ({ ...form, centralisation, focal }),
    orientation: ({ figures }) => figures.orientation,
    geography: ({ figures, parameters: { nearKilometres } }) => ({ ...figures.geography, nearKilometres }),
    formality: ({ figures: { formality, informalGain } }) =>
      ({ ...formality, ...informalGain, missing: { ...formality.missing, ...informalGain.missing } }),
    communities: (diagnosed) => diagnosed,
    confirmation: ({ figures }) => (figures as Partial<ClusterFigures>).confirmation ?? null,
    robustness: (diagnosed) => diagnosed,
    brokers: ({ snapshotId }, { first }, { stores }) => stores.nuclei.foremost(snapshotId, 'brokerage', atMost(first)),
    components: ({ figures }) => figures.components,
    largestComponent: ({ figures }) => figures.largestComponent,
  },
  CoreDiagnosis: {
    size: ({ members }) => members.length,
    chance: ({ chance }) => drawn(chance),
    degrees: ({ degrees }) => drawn(degrees),
    missing: missingOf,
  },
  NucleusDiagnosis: { memberCount: ({ members }) => members.length, missing: missingOf },
  ChainDiagnosis: { missing: missingOf },
  Bottleneck: { organization: ({ organization }, _arguments, { loaders }) => loaders.organization.load(organization) },
  FormDiagnosis: { missing: missingOf },
  OrientationDiagnosis: { missing: missingOf },
  GeographyDiagnosis: { missing: missingOf },
  FormalityDiagnosis: { missing: missingOf },
  ConfirmationDiagnosis: { missing: missingOf },
  CommunityDiagnosis: {
    count: ({ figures }) => figures.communities.count,
    single: ({ figures }) => figures.communities.single,
    modularity: ({ figures }) => figures.communities.modularity,
    reading: ({ figures }) => figures.communities.reading,
    clearFrom: ({ parameters }) => parameters.clearGroups,
    largest: ({ snapshotId }, { first }, { stores }) => stores.nuclei.communities(snapshotId, atMost(first)),
    missing: ({ figures }) => missingOf(figures.communities),
  },
  Community: { leading: ({ leadingIds }, _arguments, context) => seenOrganizations(leadingIds, context) },
  RobustnessDiagnosis: {
    resilience: ({ figures }) => figures.robustness.resilience,
    weakestMember: ({ figures: { robustness } }, _arguments, { loaders }) =>
      robustness.weakestMember === null ? null : loaders.organization.load(robustness.weakestMember),
    articulationCount: ({ figures }) => figures.robustness.articulationPoints,
    articulationPoints: ({ snapshotId }, { first }, { stores }) => stores.nuclei.foremost(snapshotId, 'articulation', atMost(first)),
    bridgeCount: ({ figures }) => figures.robustness.bridgeCount,
    bridges: async ({ bridges }, { first }, { loaders }) => {
      const ends = bridges.slice(0, atMost(first)).map(async ({ from, to, cutOff }) => {
        const [a, b] = await Promise.all([loaders.organization.load(from), loaders.organization.load(to)]);
        return a === null || b === null ? [] : [{ a, b, cutOff }];
      });
      return (await Promise.all(ends)).flat();
    },
    missing: ({ figures }) => missingOf(figures.robustness),
  },
};
