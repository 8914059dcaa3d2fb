import type { Author, EntryDraft, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { clusterFigures, heartFirst, organizationFigures, reasonsOf } from './figures.js';
import { study, type Findings } from './findings.js';
import { isGathered } from './rules/attributes.js';
import { formsOfPairs } from './rules/formality.js';
import { rings } from './rules/labels.js';
import { concentricLayout, pictureBand, type Band } from './rules/layout.js';
import { adjacency, type Network } from './rules/network.js';
import type { Analysis } from './rules/nucleus.js';
import { keyOf } from './rules/pair-set.js';
import { worstBridges } from './rules/robustness.js';
import { discardDrafts, findUpTo, isOvertaken, MAX_LINES, saveDraft, showAgain, showDraft, type NewPlacement, type NewSnapshot, type StoredFigures, type StoredLine, type StoredNetwork, type StoredPoints } from './snapshot-store.js';
import { METHOD, readSource, type NucleusSource } from './source.js';

/** The network is stored for suppositions when it has no more pairs: about 6 MB. */
const MAX_PAIRS = 200_000;

/** Bridges that are stored by name. */
const MAX_BRIDGES = 20;

/** The order in which roles stand around the picture: along the chain, then what supports it. */
const AROUND = ['INPUT_SUPPLIER', 'PRODUCER', 'STORAGE_LOGISTICS', 'PROCESSOR', 'SELLER', 'BUYER', 'SERVICE', 'FINANCE', 'RESEARCH', 'GOVERNANCE'];

/**
 * Computes the nucleus of a cluster on a day and stores it as a snapshot, unless the newest up to that day has the same ties and figures.
 * Gives the snapshot's id, null when there was nothing new.
 * @param analytics the Neo4j that does the graph work
 * @param asJob whether it is done for the cluster's job, of which one runs at a time
 */
export async function computeNucleus(
  database: Database,
  operations: Operations,
  clusterId: string,
  onDate: string,
  analytics = database,
  asJob = false,
): Promise<string | null> {
  const source = await readSource(database, clusterId, onDate);
  return show(database, operations, source, () => study(analytics, source, asJob));
}

/** Stores findings as a snapshot, unless the newest up to that day has the same; gives its id, null when it has. */
export async function storeFindings(database: Database, operations: Operations, findings: Findings): Promise<string | null> {
  if (findings.source.allTies) throw new Error('what hidden ties say is not stored: everybody in the cluster would see it');
  return show(database, operations, findings.source, async () => findings);
}

/** @param find asked only when there is no snapshot yet of these ties and figures on that day */
async function show(database: Database, operations: Operations, source: NucleusSource, find: () => Promise<Findings>): Promise<string | null> {
  const key = keyOfSnapshot(source);
  const { newest, sameId } = await findUpTo(database, source, key);
  if (newest?.fingerprint === source.fingerprint) return null;
  // Ties may change and change back on one day: what comes after another snapshot is another change than what came first.
  const request = { author: CLOCK, name: 'nucleusCompute', key: `${key}:${newest?.takenAt ?? ''}`, input: { key } };
  /** Shows the snapshot of this id, unless one of a later reading is shown; gives the id that is shown by this very request or by an earlier one. */
  const perform = (id: string, makeShown: (transaction: Transaction) => Promise<void>): Promise<{ id: string | null }> =>
    operations.perform<{ id: string | null }>({ ...request, requestId: id }, async (transaction) => {
      if (await isOvertaken(transaction, source)) return { answer: { id: null }, entries: [] };
      await makeShown(transaction);
      return { answer: { id }, entries: [entryOf(source, id)] };
    });
  if (sameId !== null) return (await perform(sameId, (transaction) => showAgain(transaction, sameId, source.readAt))).id;
  const snapshot = compose(await find());
  try {
    await saveDraft(database, snapshot);
    const shown = await perform(snapshot.id, (transaction) => showDraft(transaction, snapshot.id));
    return shown.id === snapshot.id ? snapshot.id : null;
  } finally {
    await discardDrafts(database, source.clusterId, snapshot.id);
  }
}

const CLOCK: Author = { kind: 'clock', id: 'nucleus' };

const keyOfSnapshot = ({ clusterId, onDate, fingerprint }: NucleusSource): string => `${clusterId}:${onDate}:${fingerprint}`;

const entryOf = ({ clusterId, fingerprint, onDate }: NucleusSource, id: string): EntryDraft => ({
  journalId: clusterId,
  action: 'nucleus.compute',
  organizationId: null,
  objectType: 'NucleusSnapshot',
  objectId: id,
  change: { fingerprint, onDate },
});

function compose(findings: Findings): NewSnapshot {
  const { source, analysis, diagnosis, network } = findings;
  const named = (i: number): string => source.members[i]?.id ?? '';
  const cluster = clusterFigures(findings, named);
  const figures: StoredFigures = {
    organizationCount: cluster.organizationCount,
    tieCount: cluster.tieCount,
    pairCount: cluster.pairCount,
    density: cluster.density,
    coreFit: cluster.core.fit,
    coreReading: cluster.core.reading,
    chainCoverage: cluster.chain.coverage,
    missingLinks: diagnosis.chain.missing.map(({ from, to }) => `${from}_${to}`),
    advice: analysis.advice.map(({ code }) => code),
    cluster,
    bridges: worstBridges(network, MAX_BRIDGES).map(({ from, to, cutOff }) => ({ from: named(from), to: named(to), cutOff })),
  };
  return {
    id: newId(),
    key: keyOfSnapshot(source),
    clusterId: source.clusterId,
    onDate: source.onDate,
    readAt: source.readAt,
    method: METHOD,
    fingerprint: source.fingerprint,
    parameters: source.parameters,
    figures,
    points: points(findings),
    lines: lines(findings),
    network: network.weight.length > MAX_PAIRS ? null : networkOf(findings),
    placements: placements(findings),
  };
}

function networkOf({ source, network, analysis }: Findings): StoredNetwork {
  const { assessments } = analysis;
  return {
    ids: source.members.map(({ id }) => id),
    from: [...network.from],
    to: [...network.to],
    weight: [...network.weight],
    flows: source.flows.map(({ from, to }) => [from, to]),
    stages: assessments.map(({ attributes }) => attributes.stage),
    verdicts: assessments.map(({ label, conditions }) => ({
      label,
      production: conditions.PRODUCTION.verdict,
      large: conditions.LARGE.verdict,
      growing: conditions.GROWING.verdict,
      embedded: conditions.EMBEDDED.verdict,
      gathering: conditions.GATHERING.verdict,
    })),
    gathered: assessments.map(({ attributes }) => attributes.gathered),
    counted: source.members.map((member, i) => (isGathered(member, assessments[i]?.attributes.stage ?? null, source.parameters) ? 1 : 0)),
  };
}

function placements(findings: Findings): NewPlacement[] {
  const { source, analysis } = findings;
  const order = heartFirst(analysis);
  const named = (i: number): string => source.members[i]?.id ?? '';
  return source.members.map(({ id }, i) => {
    const found = organizationFigures(findings, i);
    return {
      organizationId: id,
      order: order[i] ?? 0,
      label: found.label,
      ring: found.ring,
      score: found.score,
      degree: found.degree,
      strength: found.strength,
      sCore: found.sCore,
      kappa: found.kappa,
      pageRank: found.pi,
      inCore: found.inCore,
      embedded: analysis.assessments[i]?.conditions.EMBEDDED.verdict === 'met',
      coreNumber: found.coreNumber,
      betweenness: found.betweenness,
      community: found.community,
      constraint: found.constraint,
      effectiveSize: found.effectiveSize,
      articulation: found.articulation,
      pairLoss: found.pairLoss,
      stranded: found.stranded,
      onPath: found.onPath,
      missedBy: (findings.missedBy.get(i) ?? []).map(named),
      reasons: reasonsOf(analysis, i),
    };
  });
}

/** Steps of a place in the picture, whose radius is 1: neighbours of a hundred thousand are a thousand of them apart. */
const PLACE_STEPS = 1e6;
const STRENGTH_STEPS = 1_000;

const rounded = (value: number, steps: number): number => Math.round(value * steps) / steps;

function points(findings: Findings): StoredPoints {
  const { source, analysis, network } = findings;
  const bands = pictureBands(analysis, network);
  const layout = concentricLayout(
    source.members.map((member, i) => ({
      id: member.id,
      band: bands[i] ?? 3,
      coreness: analysis.assessments[i]?.position.kappa.value ?? 0,
      group: member.mainRole ?? member.kind,
    })),
    AROUND,
  );
  return {
    ids: source.members.map(({ id }) => id),
    labels: analysis.assessments.map(({ label }) => label),
    strengths: analysis.assessments.map(({ position }) => rounded(position.strength, STRENGTH_STEPS)),
    x: Array.from(layout.x, (x) => rounded(x, PLACE_STEPS)),
    // The layout counts downwards, the picture upwards.
    y: Array.from(layout.y, (y) => rounded(-y, PLACE_STEPS)),
  };
}

/** The band of each member: around the nucleus, or where there is none (a register tells no figures) around the core partners. */
function pictureBands(analysis: Analysis, network: Network): Band[] {
  if (analysis.figures.members.length > 0) return analysis.assessments.map(({ label, ring }) => pictureBand(label, ring));
  const core = analysis.assessments.flatMap(({ label }, i) => (label === 'CORE_PARTNER' ? [i] : []));
  const steps = rings(adjacency(network), core);
  return steps.map((step) => (step === 0 ? 1 : step === 1 ? 2 : 3));
}

/**
 * The picture's lines: a pair, its weight, and whether ties of each form are in it. The most telling first, so that any number of them
 * makes a picture: those among the core, then everybody's strongest, then the strongest of the rest.
 */
function lines({ network, source, analysis }: Findings): StoredLine[] {
  const { from, to, weight } = network;
  const forms = formsOfPairs(source.ties);
  const core = new Set(analysis.core.value?.members ?? []);
  const strongestFirst = [...weight.keys()].sort((one, other) => (weight[other] ?? 0) - (weight[one] ?? 0) || one - other);
  const met = new Set<number>();
  const rank = new Map<number, number>();
  for (const pair of strongestFirst) {
    const [a = -1, b = -1] = [from[pair], to[pair]];
    rank.set(pair, core.has(a) && core.has(b) ? 0 : met.has(a) && met.has(b) ? 2 : 1);
    met.add(a).add(b);
  }
  return strongestFirst
    .sort((one, other) => (rank.get(one) ?? 2) - (rank.get(other) ?? 2))
    .slice(0, MAX_LINES)
    .map((pair) => {
      const [a = -1, b = -1] = [from[pair], to[pair]];
      return [a, b, rounded(weight[pair] ?? 0, STRENGTH_STEPS), forms.get(keyOf(a, b)) ?? 0];
    });
}
