import { newId } from '../../shared/identifier.js';
import type { Database } from '../../neo4j/database.js';
import type { Network } from './rules/network.js';
import { defaultParameters, type NucleusParameters } from './rules/parameters.js';

/** One network in the memory of Neo4j Graph Data Science; what it computes comes by index of the member. */
export type Projection = {
  /** Weighted, undirected; the scores add to 1. */
  pageRank(): Promise<Float64Array>;
  /** Unweighted core numbers. */
  coreNumbers(): Promise<Int32Array>;
  /** A community of each member, in any numbers: Leiden, weighted, by the seed of the parameters. */
  communities(): Promise<Int32Array>;
  /** Shortest ways between pairs of others that pass the member, unweighted: exact, or estimated above `exactBetweenness` members. */
  betweenness(): Promise<Float64Array>;
  /** 1 for members without whom others lose touch. */
  articulationPoints(): Promise<Uint8Array>;
  /** Pairs that alone hold two parts together, in order. */
  bridges(): Promise<[number, number][]>;
};

/** A network that Neo4j has not enough memory for. */
export class NetworkTooLarge extends Error {}

/** What is left to Neo4j itself while a network is in its memory. */
const SHARE_OF_HEAP = 0.75;
/** Names of projections: those of a job bear its cluster, so that whoever takes the job over finds what a dead server left. */
const NAME = 'nucleus-';
const NAME_OF_JOB = `${NAME}job-`;

/**
 * Does work on a projection of exactly this network, which lives for as long as that takes. The pairs come from the rules, so that there
 * is one place that says what a tie weighs.
 * @param jobOf the cluster whose job this is done for; of a job, one server at a time has a projection
 * @throws NetworkTooLarge before anything is loaded, when by the estimates of Graph Data Science it would not fit.
 */
export async function projected<Result>(
  database: Database,
  network: Network,
  parameters: NucleusParameters,
  work: (projection: Projection) => Promise<Result>,
  jobOf: string | null = null,
): Promise<Result> {
  const names = jobOf === null ? NAME : `${NAME_OF_JOB}${jobOf}-`;
  await dropForgotten(database, names);
  if (network.weight.length === 0) return work(withoutPairs(network.size));
  await mustFit(database, network.size, network.weight.length, parameters);
  const graph = names + newId();
  const isolates = isolatesOf(network);
  await database.runOnce(
    `UNWIND range(0, size($from) - 1) AS p
     RETURN gds.graph.project($graph, $from[p], $to[p], {relationshipProperties: {weight: toFloat($weight[p])}}, {undirectedRelationshipTypes: ['*']}) AS projected`,
    {
      graph,
      from: [...network.from, ...isolates],
      to: [...network.to, ...isolates.map(() => null)],
      weight: [...network.weight, ...isolates.map(() => 0)],
    },
  );
  try {
    const stream: Stream = (text, values) => database.runOnce(text, { graph, ...values });
    return await work(projectionOf(stream, network, parameters));
  } finally {
    await database.runOnce('CALL gds.graph.drop($graph, false) YIELD graphName RETURN graphName', { graph });
  }
}

type Row = { a: number; b: number };
type Stream = (text: string, values: Record<string, unknown>) => Promise<Row[]>;

/** Nobody follows the progress, of which Neo4j's log would get a line each step. */
const QUIET = { logProgress: false };

function settings({ size }: { size: number }, parameters: NucleusParameters) {
  const sampled = size > parameters.exactBetweenness && size > parameters.betweennessSample;
  return {
    pageRank: {
      ...QUIET,
      relationshipWeightProperty: 'weight',
      dampingFactor: parameters.pageRankDamping,
      maxIterations: parameters.pageRankIterations,
      tolerance: parameters.pageRankTolerance,
    },
    // Only one at a time repeats itself by its seed.
    leiden: { ...QUIET, relationshipWeightProperty: 'weight', gamma: parameters.leidenGamma, randomSeed: parameters.seed, concurrency: 1 },
    betweenness: { ...QUIET, ...(sampled ? { samplingSize: parameters.betweennessSample, samplingSeed: parameters.seed } : {}) },
    kcore: QUIET,
    articulationPoints: QUIET,
    bridges: QUIET,
  };
}

function projectionOf(stream: Stream, network: Network, parameters: NucleusParameters): Projection {
  const configuration = settings(network, parameters);
  const { samplingSize = network.size } = configuration.betweenness;
  return {
    pageRank: async () => {
      const text = 'CALL gds.pageRank.stream($graph, $settings) YIELD nodeId, score RETURN nodeId AS a, score AS b';
      const scores = table(new Float64Array(network.size), await stream(text, { settings: configuration.pageRank }));
      const sum = scores.reduce((total, score) => total + score, 0);
      return scores.map((score) => score / sum);
    },
    coreNumbers: async () => {
      const text = 'CALL gds.kcore.stream($graph, $settings) YIELD nodeId, coreValue RETURN nodeId AS a, coreValue AS b';
      return table(new Int32Array(network.size), await stream(text, { settings: configuration.kcore }));
    },
    communities: async () => {
      const text = 'CALL gds.leiden.stream($graph, $settings) YIELD nodeId, communityId RETURN nodeId AS a, communityId AS b';
      return table(new Int32Array(network.size), await stream(text, { settings: configuration.leiden }));
    },
    betweenness: async () => {
      const text = 'CALL gds.betweenness.stream($graph, $settings) YIELD nodeId, score RETURN nodeId AS a, score AS b';
      const scores = table(new Float64Array(network.size), await stream(text, { settings: configuration.betweenness }));
      // A sample counts the ways from its members alone.
      return scores.map((score) => (score * network.size) / samplingSize);
    },
    articulationPoints: async () => {
      const text = 'CALL gds.articulationPoints.stream($graph, $settings) YIELD nodeId RETURN nodeId AS a, 1 AS b';
      return table(new Uint8Array(network.size), await stream(text, { settings: configuration.articulationPoints }));
    },
    bridges: async () => {
      const text = 'CALL gds.bridges.stream($graph, $settings) YIELD from, to RETURN from AS a, to AS b';
      const found = (await stream(text, { settings: configuration.bridges })).map(({ a, b }): [number, number] => (a < b ? [a, b] : [b, a]));
      return found.sort(([a, b], [c, d]) => a - c || b - d);
    },
  };
}

/** Where nobody is tied all are alike and alone. Graph Data Science 2.13 fails on such a network. */
function withoutPairs(size: number): Projection {
  return {
    pageRank: () => Promise.resolve(new Float64Array(size).fill(1 / size)),
    coreNumbers: () => Promise.resolve(new Int32Array(size)),
    communities: () => Promise.resolve(Int32Array.from({ length: size }, (_, i) => i)),
    betweenness: () => Promise.resolve(new Float64Array(size)),
    articulationPoints: () => Promise.resolve(new Uint8Array(size)),
    bridges: () => Promise.resolve([]),
  };
}

const GIBIBYTE = 2 ** 30;

/** @throws NetworkTooLarge when the estimates for a network of so many members and pairs exceed what Neo4j has. */
export async function mustFit(database: Database, members: number, pairs: number, parameters: NucleusParameters = defaultParameters): Promise<void> {
  const counts = { nodeCount: members, relationshipCount: 2 * pairs };
  const [found] = await database.runOnce<{ needed: number; heap: number }>(
    `CALL gds.graph.project.estimate('*', '*', $projection) YIELD bytesMax AS graph
     CALL gds.pageRank.stream.estimate($graph, $settings.pageRank) YIELD bytesMax AS pageRank
     CALL gds.kcore.stream.estimate($graph, $settings.kcore) YIELD bytesMax AS kcore
     CALL gds.leiden.stream.estimate($graph, $settings.leiden) YIELD bytesMax AS leiden
     CALL gds.betweenness.stream.estimate($graph, $settings.betweenness) YIELD bytesMax AS betweenness
     CALL gds.articulationPoints.stream.estimate($graph, $settings.articulationPoints) YIELD bytesMax AS articulation
     CALL gds.bridges.stream.estimate($graph, $settings.bridges) YIELD bytesMax AS bridges
     CALL gds.debug.sysInfo() YIELD key, value WHERE key = 'heapMaxInBytes'
     RETURN graph + reduce(most = 0, one IN [pageRank, kcore, leiden, betweenness, articulation, bridges] | CASE WHEN one > most THEN one ELSE most END) AS needed,
            value AS heap`,
    {
      projection: { ...counts, relationshipProperties: 'weight' },
      graph: { ...counts, nodeProjection: '*', relationshipProjection: { ALL: { type: '*', orientation: 'UNDIRECTED' } } },
      settings: settings({ size: members }, parameters),
    },
  );
  if (found === undefined || found.needed <= found.heap * SHARE_OF_HEAP) return;
  const [needed, heap] = [found.needed, found.heap].map((bytes) => (bytes / GIBIBYTE).toFixed(1));
  throw new NetworkTooLarge(
    `A network of ${members} organizations and ${pairs} tied pairs needs up to ${needed} GiB of Neo4j's memory; it has ${heap} GiB, of which the analysis may use three quarters. Give Neo4j a larger heap (OZEK_NEO4J_HEAP where it is the embedded one).`,
  );
}

/**
 * Projections outlive a server that dies over them. Those of a job go when it is taken over: its names are those of nobody else. Whoever
 * comes an hour later removes the others.
 */
async function dropForgotten(database: Database, names: string): Promise<void> {
  await database.runOnce(
    `CALL gds.graph.list() YIELD graphName, creationTime
     WHERE CASE WHEN graphName STARTS WITH $ofJob THEN graphName STARTS WITH $names
                ELSE graphName STARTS WITH $name AND creationTime < datetime() - duration({hours: 1}) END
     CALL gds.graph.drop(graphName, false) YIELD graphName AS dropped
     RETURN dropped`,
    { name: NAME, ofJob: NAME_OF_JOB, names },
  );
}

function isolatesOf(network: Network): number[] {
  const paired = new Uint8Array(network.size);
  for (const ends of [network.from, network.to]) for (const i of ends) paired[i] = 1;
  return Array.from(paired.keys()).filter((i) => paired[i] === 0);
}

function table<Table extends Float64Array | Int32Array | Uint8Array>(values: Table, rows: Row[]): Table {
  for (const { a, b } of rows) values[a] = b;
  return values;
}
