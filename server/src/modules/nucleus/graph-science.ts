import { newId } from '../../shared/identifier.js';
import type { Database } from '../../neo4j/database.js';
import type { Network } from './rules/network.js';
import { defaultParameters } from './rules/parameters.js';

/** What Graph Data Science computes of a network, by index of the member. */
export type GraphMeasures = { pageRank: Float64Array; coreNumber: Int32Array };

/**
 * PageRank (weighted) and core numbers (unweighted) by Neo4j Graph Data Science, on a projection of exactly this network that lives for
 * the time of the call. The pairs come from the rules, so that there is one place that says what a tie weighs.
 */
export async function measure(database: Database, network: Network): Promise<GraphMeasures> {
  const graph = `nucleus-${newId()}`;
  const pairs = Array.from(network.from, (from, p) => ({ from, to: network.to[p] ?? null, weight: network.weight[p] ?? null }));
  const isolates = withoutPair(network).map((from) => ({ from, to: null, weight: null }));
  if (network.size === 0) return { pageRank: new Float64Array(0), coreNumber: new Int32Array(0) };
  await database.runOnce(
    `UNWIND $rows AS row
     RETURN gds.graph.project($graph, row.from, row.to,
       {relationshipProperties: {weight: toFloat(coalesce(row.weight, 0))}}, {undirectedRelationshipTypes: ['*']}) AS projected`,
    { graph, rows: [...pairs, ...isolates] },
  );
  try {
    const ranks = await database.runOnce<{ node: number; value: number }>(
      `CALL gds.pageRank.stream($graph, {relationshipWeightProperty: 'weight', dampingFactor: $damping, maxIterations: $iterations, tolerance: $tolerance})
       YIELD nodeId, score RETURN nodeId AS node, score AS value`,
      {
        graph,
        damping: defaultParameters.pageRankDamping,
        iterations: defaultParameters.pageRankIterations,
        tolerance: defaultParameters.pageRankTolerance,
      },
    );
    const cores = await database.runOnce<{ node: number; value: number }>(
      'CALL gds.kcore.stream($graph) YIELD nodeId, coreValue RETURN nodeId AS node, coreValue AS value',
      { graph },
    );
    return { pageRank: table(new Float64Array(network.size), ranks), coreNumber: table(new Int32Array(network.size), cores) };
  } finally {
    await database.runOnce('CALL gds.graph.drop($graph, false) YIELD graphName RETURN graphName', { graph });
  }
}

function withoutPair(network: Network): number[] {
  const paired = new Set([...network.from, ...network.to]);
  return Array.from({ length: network.size }, (_, i) => i).filter((i) => !paired.has(i));
}

function table<Table extends Float64Array | Int32Array>(values: Table, rows: { node: number; value: number }[]): Table {
  for (const { node, value } of rows) values[node] = value;
  return values;
}
