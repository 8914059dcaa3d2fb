import type { RequestContext } from '../../context.js';
import type { NucleusCondition, Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { connection, readPage } from '../../shared/page.js';
import { badInput } from '../../shared/request-error.js';
import { Asked } from '../../shared/selection.js';
import { diagnosisOf, missingOfPlacement, seenOrganizations } from './diagnosis.js';
import { explainAdvice, explainCondition, explainPlacement, explainRequests } from './explain.js';
import { PICTURE_LISTS, type PictureRow } from './picture-rows.js';
import { FORMAL, INFORMAL } from './rules/formality.js';
import { parametersKept, type NucleusParameters } from './rules/parameters.js';
import { MAX_LINES } from './snapshot-store.js';
import type { PlacementRow, SnapshotRow } from './store.js';

const ORDER = 'placement';

/** The newest snapshot of a cluster, or the newest up to a day; its places, which tell of it, do not read it again. */
export async function readSnapshot({ stores, loaders }: RequestContext, clusterId: string, upTo: string | null): Promise<SnapshotRow | null> {
  const snapshot = await stores.nuclei.newest(clusterId, upTo);
  if (snapshot !== null) loaders.snapshot.prime(snapshot.id, snapshot);
  return snapshot;
}

/** Those that the snapshot of a place was computed with. */
async function parametersOf({ snapshotId }: PlacementRow, { loaders }: RequestContext): Promise<NucleusParameters> {
  return parametersKept((await loaders.snapshotOrThrow(snapshotId)).parameters);
}

/** The five conditions of a place as the reader may know them. */
export async function conditionsOf(placement: PlacementRow, context: RequestContext): Promise<NucleusCondition[]> {
  const { parameters, figures } = await context.loaders.snapshotOrThrow(placement.snapshotId);
  const circumstances = { parameters: parametersKept(parameters), coreReading: figures.coreReading };
  return placement.reasons.conditions.map((condition) => explainCondition(condition, placement, circumstances, (key, numbers) => context.say(key, numbers)));
}

async function picture(snapshot: SnapshotRow, context: RequestContext, asked: Asked): Promise<PictureRow> {
  const lists = PICTURE_LISTS.filter((list) => asked.field(list) !== null);
  const found = await context.stores.nuclei.picture(snapshot.id, lists, asked.field('lines') !== null, context.locale);
  return { ...found, pairCount: snapshot.figures.pairCount };
}

export const nucleusResolvers: Resolvers = {
  NucleusSnapshot: {
    id: (snapshot) => globalId('NucleusSnapshot', snapshot.id),
    organizationCount: ({ figures }) => figures.organizationCount,
    tieCount: ({ figures }) => figures.tieCount,
    pairCount: ({ figures }) => figures.pairCount,
    density: ({ figures }) => figures.density,
    coreFit: ({ figures }) => figures.coreFit,
    coreFitSentence: ({ figures }, _arguments, context) =>
      context.say(`nucleus.core.${figures.coreReading ?? 'NONE'}`, { fit: figures.coreFit ?? 0, organizations: figures.organizationCount }),
    labelCounts: (snapshot, _arguments, { stores }) => stores.nuclei.labelCounts(snapshot.id),
    chainCoverage: ({ figures }) => figures.chainCoverage,
    advice: ({ figures }, _arguments, context) => explainAdvice(figures, (key, numbers) => context.say(key, numbers)),
    placements: async (snapshot, { labels, ...arguments_ }, { stores }) => {
      const page = readPage(arguments_, ORDER, 1);
      return connection(await stores.nuclei.placements(snapshot.id, labels ?? null, page), page.limit, ORDER, (row) => [row.order]);
    },
    diagnosis: diagnosisOf,
    picture: (snapshot, _arguments, context, info) => picture(snapshot, context, Asked.under(info)),
  },
  NucleusPicture: {
    ids: ({ ids = [] }) => ids.map((id) => globalId('Organization', id)),
    lines: ({ lines }, { most }) => {
      const limit = most ?? MAX_LINES;
      if (limit < 1 || limit > MAX_LINES) throw badInput('error.badFirst', ['most'], { max: MAX_LINES });
      const told = lines.slice(0, limit);
      return {
        a: told.map(([a]) => a),
        b: told.map(([, b]) => b),
        weight: told.map(([, , weight]) => weight),
        formal: told.map(([, , , forms]) => (forms & FORMAL) > 0),
        informal: told.map(([, , , forms]) => (forms & INFORMAL) > 0),
      };
    },
  },
  Placement: {
    id: (placement) => globalId('Placement', placement.id),
    organization: (placement, _arguments, { loaders }) => loaders.organizationOrThrow(placement.organizationId),
    snapshot: (placement, _arguments, { loaders }) => loaders.snapshotOrThrow(placement.snapshotId),
    sentence: async (placement, _arguments, context) => {
      const { figures } = await context.loaders.snapshotOrThrow(placement.snapshotId);
      return explainPlacement(placement, figures.cluster?.nucleus.members.length ?? 0, (key, numbers) => context.say(key, numbers));
    },
    requests: async (placement, _arguments, context) =>
      explainRequests(placement, await parametersOf(placement, context), (key, numbers) => context.say(key, numbers)),
    conditions: (placement, _arguments, context) => conditionsOf(placement, context),
    coreness: (placement) => placement.kappa,
    missing: missingOfPlacement,
    missedBy: (placement, _arguments, context) => seenOrganizations(placement.missedBy ?? [], context),
  },
};
