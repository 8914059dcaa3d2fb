import fc from 'fast-check';
import { rowOf, table, type Fields } from '../../server/src/neo4j/table.js';
import { World } from '../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const PROPERTIES = ['first', 'second', 'priceMinor', 'third'];
const name = fc.constantFrom('id', 'name', 'madeAt', 'tie', 'far', 'weightMilli');
/** Fields of any depth, each a property of the row `n` or a list in it. */
const fields = fc.letrec<{ fields: Fields; field: string | Fields }>((tie) => ({
  fields: fc.dictionary(name, tie('field'), { minKeys: 1, maxKeys: 4 }),
  field: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom(...PROPERTIES.map((one) => `n.${one}`), '[n.first, n.second]', 'null'), tie('fields')),
})).fields;
const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(['columns', 'rows']));
const rows = fc.array(fc.record(Object.fromEntries(PROPERTIES.map((one) => [one, value]))), { maxLength: 4 });

/** The same fields as one would write them. */
const map = (given: Fields): string => `{${Object.entries(given).map(([key, field]) => `${key}: ${typeof field === 'string' ? field : map(field)}`).join(', ')}}`;

it('makes of a table and of rows the same objects as of maps, whatever stands in them', async () => {
  await fc.assert(
    fc.asyncProperty(fields, rows, async (given, all) => {
      const [found] = await world.database.read<{ table: unknown; rows: unknown; maps: unknown; inside: unknown }>(
        `RETURN ${table('UNWIND $all AS n', given)} AS table,
                COLLECT { UNWIND $all AS n RETURN ${rowOf(given)} } AS rows,
                COLLECT { UNWIND $all AS n RETURN ${map(given)} } AS maps,
                ${table('UNWIND [1, 2] AS m', { list: table('UNWIND $all AS n', given), m: 'm' })} AS inside`,
        { all },
      );
      expect(found?.table).toEqual(found?.maps);
      expect(found?.rows).toEqual(found?.maps);
      expect(found?.inside).toEqual([1, 2].map((m) => ({ list: found?.maps, m })));
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('tells each row of a table by the names of its fields, and the same names in another order as themselves', async () => {
  const [found] = await world.database.read<{ one: unknown; other: unknown }>(
    `RETURN ${table('UNWIND [1, 2] AS n', { id: 'toString(n)', tie: { from: '-n', to: 'n' }, priceMinor: 'n' })} AS one,
            ${table('UNWIND [3] AS n', { priceMinor: 'n', tie: { to: 'n', from: '-n' }, id: 'toString(n)' })} AS other`,
  );
  expect(found).toEqual({
    one: [{ id: '1', tie: { from: -1, to: 1 }, priceMinor: 1n }, { id: '2', tie: { from: -2, to: 2 }, priceMinor: 2n }],
    other: [{ priceMinor: 3n, tie: { to: 3, from: -3 }, id: '3' }],
  });
});
