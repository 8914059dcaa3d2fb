import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Supervisor from 'graphology-layout-forceatlas2/worker';
import type { Line } from '../picture';

export type Places = { x: number[]; y: number[] };
type Pulled = Graph<{ x: number; y: number }, { weight: number }>;

/** Untied organizations stand on this circle, the others within the smaller one; the picture's unit is 1. */
const RIM = 1;
const REACH = 0.93;
/** Nearly all tied ones lie within the reach; the few that drifted off further come back to it. */
const BULK = 0.985;
/** The library's measures are made for a picture of some hundreds across. */
const SPREAD = 100;
const MANY = 1000;

/**
 * Where the pull of the ties puts the points: who is tied draws near, all others push apart (ForceAtlas2: Jacomy et al. 2014, PLoS ONE
 * 9:e98679). Begins at the places given and ends after a fixed number of steps, so that the same network always gives the same picture.
 * A point without a line stands on the rim. Computed beside the page, which stays free for its reader; gives the way to stop it.
 */
export function pull(places: Places, lines: Pick<Line, 'a' | 'b' | 'weight'>[], told: { progress: (share: number) => void; done: (places: Places) => void }): () => void {
  const graph = graphOf(places, lines);
  const few = graph.order < MANY;
  const steps = graph.size === 0 ? 0 : few ? 400 : 150;
  const settings = { ...forceAtlas2.inferSettings(graph), ...(few && { gravity: 1, scalingRatio: 2 }) };
  const supervisor = new Supervisor(graph, { settings, getEdgeWeight: 'weight' });
  let taken = 0;
  const step = () => {
    taken += 1;
    if (taken % 10 === 0) told.progress(taken / steps);
    if (taken === steps) end();
  };
  const end = () => {
    // The library is still at its own step when it tells of it.
    queueMicrotask(() => supervisor.kill());
    told.done(fitted(places, graph));
  };
  if (steps === 0) {
    end();
    return () => undefined;
  }
  graph.on('eachNodeAttributesUpdated', step);
  supervisor.start();
  return () => supervisor.kill();
}

/** The tied points at the places given, and the lines between them. */
function graphOf({ x, y }: Places, lines: Pick<Line, 'a' | 'b' | 'weight'>[]): Pulled {
  const graph: Pulled = new Graph({ type: 'undirected' });
  for (const { a, b, weight } of lines) {
    if (a === b) continue;
    for (const place of [a, b]) graph.mergeNode(String(place), { x: (x[place] ?? 0) * SPREAD, y: (y[place] ?? 0) * SPREAD });
    graph.mergeEdge(String(a), String(b), { weight });
  }
  return graph;
}

/** The places within the unit circle, untied points on its rim in the turn in which they came. */
function fitted({ x, y }: Places, graph: Pulled): Places {
  const middle = { x: 0, y: 0 };
  graph.forEachNode((_, point) => {
    middle.x += point.x / graph.order;
    middle.y += point.y / graph.order;
  });
  const radii = graph.mapNodes((_, point) => Math.hypot(point.x - middle.x, point.y - middle.y)).sort((one, other) => one - other);
  const bulk = radii[Math.floor((radii.length - 1) * BULK)] || 1;
  const turnOf = (place: number) => Math.atan2(x[place] ?? 0, y[place] ?? 0);
  const untied = x.flatMap((_, place) => (graph.hasNode(String(place)) ? [] : [place])).sort((one, other) => turnOf(one) - turnOf(other));
  const result = { x: [...x], y: [...y] };
  graph.forEachNode((key, point) => {
    const [dx, dy] = [point.x - middle.x, point.y - middle.y];
    const scale = REACH / Math.max(bulk, Math.hypot(dx, dy));
    result.x[Number(key)] = dx * scale;
    result.y[Number(key)] = dy * scale;
  });
  untied.forEach((place, at) => {
    const turn = (2 * Math.PI * at) / untied.length;
    result.x[place] = RIM * Math.sin(turn);
    result.y[place] = RIM * Math.cos(turn);
  });
  return result;
}
