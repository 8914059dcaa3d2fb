import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../neo4j/database.js';
import { projected, type Projection } from './graph-science.js';
import { coreSet } from './rules/core-periphery.js';
import { diagnose, type Diagnosis } from './rules/diagnosis.js';
import { known, type Figure } from './rules/figure.js';
import { networkFromTies, type Network } from './rules/network.js';
import { whoMisses } from './rules/poles.js';
import { analyse, type Analysis, type TestedCore } from './rules/nucleus.js';
import type { NucleusParameters } from './rules/parameters.js';
import { drawnFits, significance, type Significance } from './rules/significance.js';
import type { NucleusSource } from './source.js';

/** Each pole is compared with all members: above this many it would take seconds. */
const MOST_COMPARED = 10_000;

/** All that is found of a cluster on a day. Tables by index of the member. */
export type Findings = {
  source: NucleusSource;
  network: Network;
  /** Weighted; the values add to 1. */
  pageRank: Float64Array;
  /** Unweighted. */
  coreNumber: Int32Array;
  betweenness: Float64Array;
  articulation: Uint8Array;
  bridges: [number, number][];
  significance: Significance;
  analysis: Analysis;
  diagnosis: Diagnosis;
  /** Who misses a partner like each growth pole, by the pole's index; empty in a cluster too large to compare everybody. */
  missedBy: ReadonlyMap<number, readonly number[]>;
};

/**
 * Computes everything from a source: Graph Data Science what it can, the rules the rest. The same source, the same findings.
 * @param analytics the Neo4j that does the graph work
 * @param asJob whether it is done for the cluster's job, of which one runs at a time
 */
export async function study(analytics: Database, source: NucleusSource, asJob = false): Promise<Findings> {
  const { clusterId, members, ties, flows, parameters } = source;
  const network = networkFromTies(members.length, ties, parameters);
  const measured = await projected(analytics, network, parameters, (projection) => measure(projection, network, parameters), asJob ? clusterId : null);
  const { community, tested, ...kept } = measured;
  const analysis = analyse(network, members, kept.pageRank, kept.coreNumber, parameters, tested);
  await setImmediate();
  const diagnosis = diagnose(network, members, ties, flows, analysis.figures.members, community, parameters);
  const missedBy = await findMissing(source, network, analysis);
  return { source, network, ...kept, significance: tested.significance, analysis, diagnosis, missedBy };
}

/** What Graph Data Science finds, and the core with its tests. */
async function measure(projection: Projection, network: Network, parameters: NucleusParameters) {
  const pageRank = await projection.pageRank();
  const coreNumber = await projection.coreNumbers();
  const community = await projection.communities();
  const articulation = await projection.articulationPoints();
  const bridges = await projection.bridges();
  // The longest of the one and the longest of the other work side by side.
  const [betweenness, tested] = await Promise.all([projection.betweenness(), testCore(network, coreNumber, parameters)]);
  return { pageRank, coreNumber, community, articulation, bridges, betweenness, tested };
}

/** With a breath between the poles, as below. */
async function findMissing({ members, flows }: NucleusSource, network: Network, { assessments, figures }: Analysis): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  if (members.length > MOST_COMPARED) return found;
  const misses = whoMisses(members, assessments.map(({ attributes }) => attributes.stage), flows, network);
  for (const pole of figures.growthPoles) {
    found.set(pole, misses(pole));
    await setImmediate();
  }
  return found;
}

/** The core and its tests, with a breath between the drawn networks: requests are answered in the meantime. */
async function testCore(network: Network, coreNumber: Int32Array, parameters: NucleusParameters): Promise<TestedCore> {
  const core = coreSet(network, coreNumber);
  const fit: Figure = core.reason === null ? known(core.value.fit) : core;
  const drawn = [];
  if (fit.reason === null) {
    for (const one of drawnFits(network, parameters)) {
      drawn.push(one);
      await setImmediate();
    }
  }
  return { core, significance: significance(fit, drawn) };
}
