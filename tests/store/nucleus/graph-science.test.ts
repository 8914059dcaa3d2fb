import fc from 'fast-check';
import { mustFit, NetworkTooLarge, projected, type Projection } from '../../../server/src/modules/nucleus/graph-science.js';
import { cuts } from '../../../server/src/modules/nucleus/rules/cut.js';
import { modularity } from '../../../server/src/modules/nucleus/rules/modularity.js';
import type { Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { defaultParameters, withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { coreNumbers } from '../../../server/src/modules/nucleus/rules/s-core.js';
import { newId } from '../../../server/src/shared/identifier.js';
import { karate, network, networks, relabelled, withOrder, type Pair } from '../../rules/nucleus/kit.js';
import { openDatabase } from '../import/kit.js';

const database = openDatabase();
afterAll(() => database.close());

const on = <Result>(one: Network, work: (projection: Projection) => Promise<Result>, parameters = defaultParameters): Promise<Result> =>
  projected(database, one, parameters, work);

/** Names of the projections that are in the database's memory: only ours are asked for, since tests run side by side. */
const projections = async (): Promise<string[]> => {
  const rows = await database.runOnce<{ name: string }>("CALL gds.graph.list() YIELD graphName AS name WHERE name STARTS WITH 'nucleus-' RETURN name");
  return rows.map(({ name }) => name);
};

it('agrees with the rules on core numbers, articulation points and bridges, whatever the network', async () => {
  await fc.assert(
    fc.asyncProperty(networks(14, 3), async (one) => {
      const found = cuts(one);
      await on(one, async (projection) => {
        expect(await projection.coreNumbers()).toEqual(coreNumbers(one));
        expect(await projection.articulationPoints()).toEqual(found.articulation);
        expect(await projection.bridges()).toEqual(found.bridges);
      });
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('finds groups of the karate club, near the best of all divisions, the same each time', async () => {
  const groups = await on(karate, (projection) => projection.communities());
  const [found, best] = [modularity(karate, groups).value ?? NaN, 0.419790];
  expect(best - found).toBeLessThan(0.01);
  expect(await on(karate, (projection) => projection.communities())).toEqual(groups);
});

it('gives the same PageRank, core number and betweenness whatever the members are called', async () => {
  await fc.assert(
    fc.asyncProperty(withOrder(12), async ([one, order]) => {
      const measured = (drawn: Network) => on(drawn, async (projection) => [await projection.pageRank(), await projection.coreNumbers(), await projection.betweenness()]);
      const [before, after] = [await measured(one), await measured(relabelled(one, order))];
      before.forEach((values, table) => values.forEach((value, i) => expect(after[table]?.[order[i] ?? -1]).toBeCloseTo(value, 8)));
    }),
    { numRuns: 8 },
  );
});

it('counts shortest ways, and estimates them from some members at the same scale', async () => {
  const star = network(41, Array.from({ length: 40 }, (_, leaf): Pair => [0, leaf + 1, 1]));
  const exact = await on(star, (projection) => projection.betweenness());
  expect(Array.from(exact.subarray(0, 3))).toEqual([780, 0, 0]);
  const sampled = await on(star, (projection) => projection.betweenness(), withParameters('2026-01-01', { exactBetweenness: 10, betweennessSample: 20 }));
  expect(Math.abs((sampled[0] ?? NaN) - 780)).toBeLessThan(80);
});

it('gives those without a tie their PageRank, and computes networks without ties and without members', async () => {
  const lonely = await on(network(3, [[0, 1, 1]]), (projection) => projection.pageRank());
  expect(lonely.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 12);
  expect(lonely[2]).toBeLessThan(lonely[0] ?? NaN);
  for (const size of [0, 2]) {
    await on(network(size, []), async (projection) => {
      expect(await projection.coreNumbers()).toEqual(new Int32Array(size));
      expect(await projection.communities()).toEqual(Int32Array.from({ length: size }, (_, i) => i));
      expect(await projection.betweenness()).toEqual(new Float64Array(size));
      expect(await projection.articulationPoints()).toEqual(new Uint8Array(size));
      expect(await projection.bridges()).toEqual([]);
    });
  }
});

it('leaves nothing in the memory of Neo4j, also when the work fails', async () => {
  let during: string[] = [];
  const failing = on(karate, async () => {
    during = await projections();
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(during.length).toBeGreaterThanOrEqual(1);
  const after = await projections();
  expect(during.every((name) => after.includes(name))).toBe(false);
});

it('drops what a server left that died over a job, as soon as the job is taken over, and of other jobs nothing', async () => {
  const [abandoned, other] = [newId(), newId()];
  const left = async (): Promise<number[]> => {
    const names = await projections();
    return [abandoned, other].map((cluster) => names.filter((name) => name.includes(cluster)).length);
  };
  const never = new Promise<void>(() => undefined);
  for (const cluster of [abandoned, other]) await new Promise<void>((begun) => void projected(database, karate, defaultParameters, () => (begun(), never), cluster));
  expect(await left()).toEqual([1, 1]);
  expect(await projected(database, karate, defaultParameters, left, abandoned)).toEqual([1, 1]);
  expect(await left()).toEqual([0, 1]);
  await projected(database, karate, defaultParameters, () => Promise.resolve(), other);
  expect(await left()).toEqual([0, 0]);
});

it('refuses, before it loads anything, what Neo4j has not the memory for', async () => {
  await expect(mustFit(database, 10_000, 100_000)).resolves.toBeUndefined();
  const refused = mustFit(database, 2_000_000_000, 20_000_000_000);
  await expect(refused).rejects.toThrow(NetworkTooLarge);
  await expect(refused).rejects.toThrow(/^A network of 2000000000 organizations and 20000000000 tied pairs needs up to [\d.]+ GiB of Neo4j's memory; it has [\d.]+ GiB/);
});
