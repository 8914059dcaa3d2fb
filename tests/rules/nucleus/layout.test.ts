import fc from 'fast-check';
import { concentricLayout, pictureBand, type Band, type Layout, type LayoutNode } from '../../../server/src/modules/nucleus/rules/layout.js';

const nodes = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    band: fc.constantFrom<Band[]>(0, 1, 2, 3),
    coreness: fc.integer({ min: 0, max: 4 }).map((step) => step / 4),
    group: fc.constantFrom('PRODUCER', 'PROCESSOR', 'SELLER', 'BUYER', 'RESEARCH'),
  }),
  { selector: (node) => node.id, maxLength: 200, size: 'max' },
);

/** A cluster as large as the largest we know: few in the middle, most outside, groups of very different size. */
function large(count: number): LayoutNode[] {
  const bands: Band[] = [0, 1, 1, 2, 2, 2, 2, 3, 3, 3];
  const groups = ['A', 'A', 'A', 'A', 'A', 'B', 'B', 'C', 'D'];
  return Array.from({ length: count }, (_, i) => ({ id: `node ${i}`, band: i < 20 ? 0 : (bands[(i * 7) % 10] ?? 3), coreness: ((i * 37) % 100) / 100, group: groups[(i * 5) % 9] ?? '' }));
}

function radii({ x, y }: Layout): number[] {
  return Array.from(x, (value, i) => Math.sqrt(value ** 2 + (y[i] ?? NaN) ** 2));
}

/** Clockwise from the top, 0..2 pi. */
function angles({ x, y }: Layout): number[] {
  return Array.from(x, (value, i) => (Math.atan2(value, -(y[i] ?? NaN)) + 2 * Math.PI) % (2 * Math.PI));
}

/** The distance of the nearest two, by looking at all pairs. */
function nearest({ x, y }: Layout): number {
  let least = 8;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = (x[i] ?? 0) - (x[j] ?? 0);
      const dy = (y[i] ?? 0) - (y[j] ?? 0);
      const square = dx * dx + dy * dy;
      if (!(square >= least)) least = square;
    }
  }
  return Math.sqrt(least);
}

describe('the picture', () => {
  test('nothing overlaps, and all of it lies in the disc', () => {
    fc.assert(
      fc.property(nodes, (all) => {
        const layout = concentricLayout(all);
        expect(nearest(layout)).toBeGreaterThanOrEqual(layout.spacing * (1 - 1e-9));
        for (const radius of radii(layout)) expect(radius + layout.spacing / 2).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  test('bands lie around each other, and within one the larger coreness lies no further out', () => {
    fc.assert(
      fc.property(nodes, (all) => {
        const layout = concentricLayout(all);
        const placed = radii(layout).map((radius, i) => ({ radius, band: all[i]?.band ?? NaN, coreness: all[i]?.coreness ?? NaN }));
        const crossed = placed.flatMap((a) =>
          placed.filter((b) => (a.band < b.band && !(a.radius < b.radius - layout.spacing)) || (a.band === b.band && a.coreness > b.coreness && !(a.radius <= b.radius + 1e-9))),
        );
        expect(crossed).toEqual([]);
        const bands = [0, 1, 2, 3].flatMap((band) => {
          const own = placed.filter((node) => node.band === band).map((node) => node.radius);
          return own.length === 0 ? [] : [{ band, inner: expect.closeTo(Math.min(...own), 9) as number, outer: expect.closeTo(Math.max(...own), 9) as number, nodes: own.length }];
        });
        expect(layout.bands).toEqual(bands);
      }),
      { numRuns: 30 },
    );
  });

  test('the same nodes give the same picture in whatever order they come', () => {
    fc.assert(
      fc.property(nodes, fc.infiniteStream(fc.nat()), fc.integer(), (all, keys, seed) => {
        const order = all.map((_, i) => ({ i, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ i }) => i);
        const one = concentricLayout(all, [], seed);
        const other = concentricLayout(order.flatMap((i) => all[i] ?? []), [], seed);
        expect(Array.from(other.x)).toEqual(order.map((i) => one.x[i]));
        expect(Array.from(other.y)).toEqual(order.map((i) => one.y[i]));
      }),
      { numRuns: 30 },
    );
  });

  test('another seed gives another picture of the same rings', () => {
    const [one, other] = [concentricLayout(large(60), [], 1), concentricLayout(large(60), [], 2)];
    expect(Array.from(other.x)).not.toEqual(Array.from(one.x));
    expect([other.bands, other.groups, other.spacing]).toEqual([one.bands, one.groups, one.spacing]);
  });

  test('300 members: room for a dot of 2.5 % of the disc’s width', () => {
    const layout = concentricLayout(large(300));
    expect(layout.spacing).toBeGreaterThan(0.05);
  });

  test('5,000 members: no overlap, and room for a dot of 1 % of the disc’s width', () => {
    const layout = concentricLayout(large(5000));
    expect(layout.spacing).toBeGreaterThan(0.02);
    expect(nearest(layout)).toBeGreaterThanOrEqual(layout.spacing * (1 - 1e-9));
  });

  test('a group stands together: nine tenths of its nodes within its own part of the turn, one twentieth of a turn more allowed', () => {
    const all = large(5000);
    const layout = concentricLayout(all);
    const parts = new Map(layout.groups.map((part) => [part.group, part]));
    const astray = angles(layout).filter((angle, i) => {
      const part = parts.get(all[i]?.group ?? '');
      const [from, to] = [part?.from ?? NaN, part?.to ?? NaN];
      const off = angle >= from && angle <= to ? 0 : Math.min(...[from, to].flatMap((edge) => [-1, 0, 1].map((turn) => Math.abs(angle - edge + turn * 2 * Math.PI))));
      return !(off <= Math.PI / 10);
    });
    expect(astray.length).toBeLessThan(500);
  });

  test('groups share the turn by size, in the order asked for, the others by name', () => {
    const of = (group: string, count: number): LayoutNode[] => Array.from({ length: count }, (_, i) => ({ id: `${group}${i}`, band: 2, coreness: 0, group }));
    const { groups } = concentricLayout([...of('d', 1), ...of('b', 2), ...of('c', 4), ...of('a', 1)], ['c', 'x', 'b']);
    expect(groups.map(({ group, from, to, nodes: count }) => [group, from / Math.PI, to / Math.PI, count])).toEqual([
      ['c', 0, 1, 4],
      ['b', 1, 1.5, 2],
      ['a', 1.5, 1.75, 1],
      ['d', 1.75, 2, 1],
    ]);
  });

  test('one stands in the middle; nobody is nowhere', () => {
    const alone = concentricLayout([{ id: 'a', band: 3, coreness: 0, group: '' }]);
    expect([alone.x[0], alone.y[0], alone.spacing]).toEqual([expect.closeTo(0), expect.closeTo(0), 2]);
    expect(concentricLayout([])).toMatchObject({ bands: [], groups: [], spacing: 2 });
  });

  test.each([
    ['NUCLEUS', 0, 0],
    ['CORE_PARTNER', 1, 1],
    ['CORE_PARTNER', 3, 1],
    ['GROWTH_POLE', 1, 1],
    ['GROWTH_POLE', 3, 3],
    ['RING_1', 1, 1],
    ['RING_2', 2, 2],
    ['OUTSIDE', 3, 3],
  ] as const)('%s in ring %p belongs to band %p', (label, ring, band) => expect(pictureBand(label, ring)).toBe(band));
});
