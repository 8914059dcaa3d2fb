import type { EntryDraft, Operations } from '../../journal/operation.js';
import type { Database } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { measure } from './graph-science.js';
import type { ReferenceGrowth } from './rules/attributes.js';
import { chainCoverage, stageOf } from './rules/chain.js';
import { rings } from './rules/labels.js';
import { concentricLayout, pictureBand, type Band } from './rules/layout.js';
import { adjacency, networkFromTies, type Network, type Tie } from './rules/network.js';
import { analyse, type Analysis } from './rules/nucleus.js';
import { defaultParameters } from './rules/parameters.js';
import { readSource, type NucleusSource } from './source.js';
import { saveSnapshot, type NewPlacement, type NewSnapshot, type StoredFigures, type StoredLine } from './snapshot-store.js';

/** Version of the method, told with every snapshot. */
const METHOD = 'nucleus-1';

/** Up to so many lines all are stored with the picture; of a larger network those of the core. */
const MAX_LINES = 2_000;

/** The order in which roles stand around the picture: along the chain, then what supports it. */
const AROUND = ['INPUT_SUPPLIER', 'PRODUCER', 'STORAGE_LOGISTICS', 'PROCESSOR', 'SELLER', 'BUYER', 'SERVICE', 'FINANCE', 'RESEARCH', 'GOVERNANCE'];

/**
 * Computes the nucleus of a cluster on a day and stores it as a snapshot, unless one of the same day and the same ties and figures is
 * there. Gives the snapshot's id, null when there was nothing new.
 */
export async function computeNucleus(database: Database, operations: Operations, clusterId: string, onDate: string): Promise<string | null> {
  const source = await readSource(database, clusterId, onDate);
  const key = `${clusterId}:${onDate}:${source.fingerprint}`;
  const known = await database.read('MATCH (s:Snapshot {key: $key}) RETURN s.id', { key });
  if (known.length > 0) return null;
  const snapshot = await compose(database, source, onDate, key);
  const entry: EntryDraft = { journalId: clusterId, action: 'nucleus.compute', organizationId: null, objectType: 'NucleusSnapshot', objectId: snapshot.id };
  await operations.perform(
    { author: { kind: 'clock', id: 'nucleus' }, name: 'nucleusCompute', key, input: { key }, requestId: snapshot.id },
    async (transaction) => {
      await saveSnapshot(transaction, snapshot);
      return { answer: { id: snapshot.id }, entries: [{ ...entry, change: { fingerprint: source.fingerprint, onDate } }] };
    },
    60_000,
  );
  return snapshot.id;
}

async function compose(database: Database, source: NucleusSource, onDate: string, key: string): Promise<NewSnapshot> {
  const network = networkFromTies(source.members.length, source.ties);
  const { pageRank, coreNumber } = await measure(database, network);
  const analysis = analyse(network, source.members, pageRank, coreNumber);
  const stages = source.members.map((member) => stageOf(member.kind, member.mainRole));
  const coverage = chainCoverage(stages, source.flows);
  const pairs = (network.size * (network.size - 1)) / 2;
  const figures: StoredFigures = {
    organizationCount: network.size,
    tieCount: source.ties.length,
    pairCount: network.weight.length,
    density: pairs === 0 ? null : network.weight.length / pairs,
    coreFit: analysis.core.value?.fit ?? null,
    coreReading: analysis.coreReading,
    chainCoverage: coverage.coverage.value,
    missingLinks: coverage.missing.map(({ from, to }) => `${from}_${to}`),
    advice: analysis.advice.map(({ code }) => code),
  };
  return {
    id: newId(),
    key,
    clusterId: source.clusterId,
    onDate,
    method: METHOD,
    fingerprint: source.fingerprint,
    parameters: defaultParameters,
    figures,
    lines: lines(network, source.ties, analysis),
    placements: placements(source, analysis, network, pageRank),
  };
}

function placements(source: NucleusSource, analysis: Analysis, network: Network, pageRank: Float64Array): NewPlacement[] {
  const core = new Set(analysis.core.value?.members ?? []);
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
  const largest = pageRank.reduce((most, value) => Math.max(most, value), 0);
  const order = heartFirst(analysis);
  return analysis.assessments.map((assessment, i) => ({
    organizationId: source.members[i]?.id ?? '',
    index: i,
    order: order[i] ?? 0,
    label: assessment.label,
    ring: assessment.ring,
    score: assessment.score.value,
    degree: assessment.position.degree,
    strength: assessment.position.strength,
    sCore: assessment.position.sCore,
    kappa: assessment.position.kappa.value ?? 0,
    pageRank: largest === 0 ? 0 : (pageRank[i] ?? 0) / largest,
    inCore: core.has(i),
    x: layout.x[i] ?? 0,
    // The layout counts downwards, the picture upwards.
    y: -(layout.y[i] ?? 0),
    reasons: {
      conditions: Object.values(assessment.conditions),
      growth: assessment.attributes.growth.value?.rate ?? null,
      referenceGrowth: tellable(assessment.attributes.reference.value),
      gathered: assessment.attributes.gathered,
      requests: assessment.requests,
      open: assessment.open,
    },
  }));
}

/** The band of each member: around the nucleus, or where there is none (a register tells no figures) around the core partners. */
function pictureBands(analysis: Analysis, network: Network): Band[] {
  if (analysis.figures.members.length > 0) return analysis.assessments.map(({ label, ring }) => pictureBand(label, ring));
  const core = analysis.assessments.flatMap(({ label }, i) => (label === 'CORE_PARTNER' ? [i] : []));
  const steps = rings(adjacency(network), core);
  return steps.map((step) => (step === 0 ? 1 : step === 1 ? 2 : 3));
}

/** A mean over fewer than three members would tell one of them what the others grew. */
function tellable(reference: ReferenceGrowth | null): number | null {
  return reference === null || (reference.members !== null && reference.members < 3) ? null : reference.rate;
}

const LABEL_ORDER = ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'RING_1', 'RING_2', 'OUTSIDE'];

/** The place of each member in the list: by label, then the strongest first. */
function heartFirst(analysis: Analysis): number[] {
  const ranked = analysis.assessments
    .map(({ label, position }, i) => ({ i, label: LABEL_ORDER.indexOf(label), strength: position.strength }))
    .sort((a, b) => a.label - b.label || b.strength - a.strength || a.i - b.i);
  const order: number[] = [];
  ranked.forEach(({ i }, place) => (order[i] = place));
  return order;
}

/** The picture's lines: a pair, its weight, and whether ties of each form are in it. */
function lines(network: Network, ties: readonly Tie[], analysis: Analysis): StoredLine[] {
  const forms = new Map<string, { formal: boolean; informal: boolean }>();
  for (const tie of ties) {
    const pair = tie.from < tie.to ? `${tie.from}-${tie.to}` : `${tie.to}-${tie.from}`;
    const form = forms.get(pair) ?? { formal: false, informal: false };
    forms.set(pair, { formal: form.formal || tie.form === 'FORMAL', informal: form.informal || tie.form === 'INFORMAL' });
  }
  const core = new Set(analysis.core.value?.members ?? []);
  const all = network.weight.length <= MAX_LINES;
  const drawn: StoredLine[] = [];
  network.weight.forEach((weight, p) => {
    const [a = -1, b = -1] = [network.from[p], network.to[p]];
    if (!all && !(core.has(a) && core.has(b))) return;
    const form = forms.get(`${a}-${b}`);
    drawn.push([a, b, Math.round(weight * 1000) / 1000, (form?.formal === true ? 1 : 0) + (form?.informal === true ? 2 : 0)]);
  });
  return drawn;
}
