import Graph from 'graphology';
import type { Line, Picture } from '../picture';

export type PointAttributes = { place: number; x: number; y: number };
export type LineAttributes = { line: Line };

export function graphOf(picture: Picture): Graph<PointAttributes, LineAttributes> {
  const graph = new Graph<PointAttributes, LineAttributes>({ type: 'undirected', multi: false, allowSelfLoops: false });
  picture.ids.forEach((id, place) => {
    graph.mergeNode(id, { place, x: picture.x[place] ?? 0, y: picture.y[place] ?? 0 });
  });
  addLines(graph, picture, picture.lines);
  return graph;
}

export function addLines(graph: Graph<PointAttributes, LineAttributes>, picture: Picture, lines: Line[]): void {
  for (const line of lines) {
    const [from, to] = [picture.ids[line.a], picture.ids[line.b]];
    if (from !== undefined && to !== undefined && from !== to) graph.mergeEdge(from, to, { line });
  }
}
