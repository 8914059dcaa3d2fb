import type { Label, Ring } from './labels.js';
import { at, orderKey } from './numbers.js';
import { textHash } from './random.js';

/** The bands of the picture: 0 the nucleus in the middle, 1 core partners and ring 1, 2 ring 2, 3 outside. */
export type Band = 0 | 1 | 2 | 3;

export type LayoutNode = {
  readonly id: string;
  readonly band: Band;
  /** kappa, 0..1: the more, the further in within its band. */
  readonly coreness: number;
  /** Sector or chain role: equal ones stand at neighbouring angles. */
  readonly group: string;
};

export type Layout = {
  /** Place of each node in the disc of radius 1 around 0, 0; y downwards, angles clockwise from the top. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** No two nodes are nearer than this: dots of this diameter never overlap and stay within the disc. */
  readonly spacing: number;
  /** Bands with nodes, from the middle: radii of their innermost and outermost node. */
  readonly bands: readonly { readonly band: Band; readonly inner: number; readonly outer: number; readonly nodes: number }[];
  /** Angles meant for each group, radians clockwise from the top. */
  readonly groups: readonly { readonly group: string; readonly from: number; readonly to: number; readonly nodes: number }[];
};

const TURN = 2 * Math.PI;
/** Empty circles between two bands. */
const BAND_GAP = 1;
/** Part of an even distance that neighbours on a circle keep at least, so that a circle with few nodes has no knots. */
const EVENNESS = 0.5;
/** Part of a circle that may be filled, so that nodes can stay near the angle of their group. */
const FILL = 0.9;
/** A band whose members differ in coreness is spread over at least this many circles, as far as each holds `LEAST_ROW`. */
const LEAST_ROWS = 3;
const LEAST_ROW = 5;

type Placed = LayoutNode & { readonly index: number; readonly angle: number };

/** The band of the picture for a label: a growth pole stands where its ties put it. */
export function pictureBand(label: Label, ring: Ring): Band {
  return label === 'CORE_PARTNER' ? 1 : ring;
}

/**
 * Places nodes on concentric circles: band by band outwards, within a band the larger coreness further in, on a circle by group.
 * Circles are one spacing apart and a circle holds only what fits one spacing apart, so nothing overlaps. The same nodes and seed
 * give the same picture, in whatever order they come; another seed mixes the nodes within their group. Our own construction; places on
 * a circle by isotonic regression (pool adjacent violators: Ayer et al. 1955, Ann. Math. Stat. 26:641-647).
 * `groupOrder`: groups in the order wanted around the disc; others follow by name.
 */
export function concentricLayout(nodes: readonly LayoutNode[], groupOrder: readonly string[] = [], seed = 0): Layout {
  const groups = wedges(nodes, groupOrder);
  const placed = withAngles(nodes, groups, seed);
  const radius = new Float64Array(nodes.length);
  const angle = new Float64Array(nodes.length);
  const bands: { band: Band; inner: number; outer: number; nodes: number }[] = [];
  let outermost = -BAND_GAP - 1;
  for (const band of [0, 1, 2, 3] as const) {
    const own = inward(placed.filter((node) => node.band === band), seed);
    if (own.length === 0) continue;
    const inner = bands.length === 0 ? firstRadius(own.length) : outermost + 1 + BAND_GAP;
    for (const row of rows(own, inner)) {
      outermost = row.radius;
      spread(row.nodes.map((node) => node.angle), Math.max(gapAt(row.radius), (EVENNESS * TURN) / row.nodes.length)).forEach((turned, i) => {
        const { index } = at(row.nodes, i);
        radius[index] = row.radius;
        angle[index] = turned;
      });
    }
    bands.push({ band, inner, outer: outermost, nodes: own.length });
  }
  const scale = 1 / (Math.max(outermost, 0) + 0.5);
  return {
    x: radius.map((r, i) => r * scale * Math.sin(at(angle, i))),
    y: radius.map((r, i) => -r * scale * Math.cos(at(angle, i))),
    spacing: scale,
    bands: bands.map((band) => ({ ...band, inner: band.inner * scale, outer: band.outer * scale })),
    groups,
  };
}

/** A part of the turn for each group, as large as its share of the nodes. */
function wedges(nodes: readonly LayoutNode[], groupOrder: readonly string[]): Layout['groups'] {
  const count = new Map<string, number>(groupOrder.map((group) => [group, 0]));
  for (const group of nodes.map((node) => node.group).sort()) count.set(group, (count.get(group) ?? 0) + 1);
  let before = 0;
  return [...count].filter(([, size]) => size > 0).map(([group, size]) => {
    const from = (TURN * before) / nodes.length;
    before += size;
    return { group, from, to: (TURN * before) / nodes.length, nodes: size };
  });
}

/** Each node with the angle it would like: evenly over its group's part, in an order that only id and seed decide. */
function withAngles(nodes: readonly LayoutNode[], groups: Layout['groups'], seed: number): Placed[] {
  const byGroup = new Map(groups.map(({ group }) => [group, new Array<LayoutNode & { index: number }>()]));
  nodes.forEach((node, index) => byGroup.get(node.group)?.push({ ...node, index }));
  return groups.flatMap(({ group, from, to }) => {
    const own = shuffled(byGroup.get(group) ?? [], `angle ${seed} `);
    return own.map((node, i) => ({ ...node, angle: from + ((to - from) * (i + 0.5)) / own.length }));
  });
}

/** Nodes by coreness, largest first; equal ones mixed. */
function inward(nodes: readonly Placed[], seed: number): Placed[] {
  return shuffled(nodes, `radius ${seed} `).sort((a, b) => orderKey(b.coreness) - orderKey(a.coreness));
}

function shuffled<T extends LayoutNode>(nodes: readonly T[], salt: string): T[] {
  return nodes
    .map((node) => ({ node, key: textHash(salt + node.id) }))
    .sort((a, b) => a.key - b.key || (a.node.id < b.node.id ? -1 : 1))
    .map(({ node }) => node);
}

/** The circles of a band from the inside, each with its nodes by angle. */
function rows(nodes: readonly Placed[], inner: number): { radius: number; nodes: Placed[] }[] {
  const alike = orderKey(at(nodes, 0).coreness) === orderKey(at(nodes, nodes.length - 1).coreness);
  const most = alike ? nodes.length : Math.max(LEAST_ROW, Math.ceil(nodes.length / LEAST_ROWS));
  const filled: { radius: number; nodes: Placed[] }[] = [];
  let next = 0;
  for (let radius = inner; next < nodes.length; radius++) {
    const row = nodes.slice(next, next + Math.min(most, capacity(radius)));
    filled.push({ radius, nodes: row.sort((a, b) => a.angle - b.angle) });
    next += row.length;
  }
  return filled;
}

/** One node sits in the middle; a few share a circle just wide enough; more start at radius 1. */
function firstRadius(count: number): number {
  if (count === 1) return 0;
  return count < LEAST_ROW ? 0.55 / Math.sin(Math.PI / count) : 1;
}

function capacity(radius: number): number {
  return Math.max(1, Math.floor((FILL * TURN) / gapAt(radius) + 1e-9));
}

/** The angle between two nodes one spacing apart on a circle. */
function gapAt(radius: number): number {
  return radius < 0.5 ? TURN : 2 * Math.asin(1 / (2 * radius));
}

/**
 * The angles nearest to the wanted ones (ascending, within one turn) that keep their order around the circle and are at least `gap` apart.
 * The turn is cut where the wanted angles leave the widest room.
 */
function spread(wanted: readonly number[], gap: number): number[] {
  const count = wanted.length;
  const room = wanted.map((angle, i) => angle - (i === 0 ? at(wanted, count - 1) - TURN : at(wanted, i - 1)));
  const start = room.indexOf(Math.max(...room));
  const unrolled = wanted.map((_, i) => at(wanted, (start + i) % count) + (start + i >= count ? TURN : 0) - i * gap);
  const rising = isotonic(unrolled);
  const slack = TURN - count * gap;
  const centre = (at(rising, 0) + at(rising, count - 1)) / 2;
  const bounded = rising.map((angle) => Math.min(centre + slack / 2, Math.max(centre - slack / 2, angle)));
  const angles = bounded.map((angle, i) => angle + i * gap);
  return wanted.map((_, i) => at(angles, (i - start + count) % count));
}

/** The ascending numbers nearest to the given ones in squares: neighbours that fall are pooled to their mean. */
function isotonic(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (let last = pools.at(-1); last !== undefined && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}
