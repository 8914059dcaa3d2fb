import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import { Executor } from '../../../server/src/api/executor.js';

const schema = buildSchema(`
  type Query { thing: Thing, things: [Thing!]! }
  type Thing { a: String, b: Int!, thing: Thing, things: [Thing!], fails: String, mustFail: String! }
`);

const fails = (): never => {
  throw new Error('it fails');
};
const leaf = { a: 'A', b: 1, thing: null, things: [], fails, mustFail: fails };
const middle = { a: null, b: 2, thing: leaf, things: [leaf, leaf], fails: () => Promise.reject(new Error('it fails later')), mustFail: () => 'not this time' };
const thing = { a: 'B', b: 3, thing: middle, things: [middle, leaf], fails: 'no', mustFail: 'no' };

// graphql-js calls what is a function; in our schema such a field has a resolver.
for (const type of [schema.getType('Thing'), schema.getQueryType()]) {
  for (const field of Object.values((type as { getFields(): Record<string, { name: string; resolve?: unknown }> }).getFields())) {
    field.resolve = (source: Record<string, unknown> | undefined) => {
      if (source === undefined) return field.name === 'thing' ? thing : [thing, middle];
      const value = source[field.name];
      return typeof value === 'function' ? (value as () => unknown)() : value;
    };
  }
}

const condition = fc.constantFrom('', ' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: $no)', ' @skip(if: $no)', ' @include(if: $no) @skip(if: $yes)');
const scalar = fc.tuple(fc.constantFrom('a', 'b', 'fails', 'mustFail', '__typename'), condition).map(([name, when]) => `${name}${when}`);
const selection: fc.Arbitrary<string> = fc.letrec<{ set: string; one: string }>((tie) => ({
  set: fc.array(tie('one'), { minLength: 1, maxLength: 4 }).map((all) => `{ ${all.join(' ')} }`),
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.tuple(fc.constantFrom('thing', 'things', 'other: thing'), condition, tie('set')).map(([name, when, set]) => `${name}${when} ${set}`),
    fc.tuple(condition, tie('set')).map(([when, set]) => `... on Thing${when} ${set}`),
    fc.tuple(fc.constantFrom('F', 'G'), condition).map(([name, when]) => `...${name}${when}`),
  ),
})).set;

const shallow = fc.array(scalar, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));

test('what is compiled answers as graphql-js does, whatever is left out by conditions and whatever fails', async () => {
  const conditional = fc
    .tuple(fc.constantFrom('thing', 'things'), condition, selection, shallow, shallow)
    .map(([root, when, set, f, g]) => `query ($yes: Boolean!, $no: Boolean!) { ${root}${when} ${set} } fragment F on Thing { ${f} thing { ...G } } fragment G on Thing { ${g} }`);
  const document = fc.tuple(conditional, fc.boolean()).map(([text, bare]) => (bare ? text.replace(/ @\w+\(if: \$\w+\)/g, '') : text));
  await fc.assert(
    fc.asyncProperty(document, fc.boolean(), fc.boolean(), async (text, yes, no) => {
      const parsed = parse(text);
      // A fragment that is not used, or the same name for two things: such documents do not get so far.
      if (validate(schema, parsed).some(({ message }) => !/never used/.test(message))) return;
      const execution = { document: parsed, operationName: null, variables: { yes, no }, context: null as never };
      const plain = (result: object): { data: unknown; errors: string[] } => {
        const { data, errors = [] } = JSON.parse(JSON.stringify(result)) as { data: unknown; errors?: { path: unknown[]; message: string }[] };
        return { data, errors: errors.map(({ path, message }) => JSON.stringify([path, message])) };
      };
      const [compiled, reference] = [plain(await new Executor(schema, 0).run(execution)), plain(await new Executor(schema, Infinity).run(execution))];
      expect(compiled.data).toEqual(reference.data);
      // Of what became null as a whole graphql-js may leave errors out, where they came later.
      expect(compiled.errors).toEqual(expect.arrayContaining(reference.errors));
      expect(compiled.errors.length > 0).toBe(reference.errors.length > 0);
    }),
    { numRuns: 400 },
  );
});
