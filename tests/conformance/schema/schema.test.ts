import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInputObjectType, isInterfaceType, isObjectType, isEnumType, type GraphQLField, type GraphQLNamedType } from 'graphql';
import { createSchema, printApi } from '../../../server/src/api/schema.js';
import { repositoryRoot } from '../../../server/src/config.js';
import { LOCALES } from '../../../server/src/shared/text.js';

const schema = createSchema();
const own = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));

it('is printed for integrators as it is: after a change run `npm run codegen`', () => {
  expect(readFileSync(join(repositoryRoot, 'graph-schema', 'schema.graphql'), 'utf8')).toBe(printApi(schema));
});

/** Everything of a type that a reader may wonder about, by name, with its description. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const self: [string, string | null | undefined] = [type.name, type.description];
  if (isEnumType(type)) return [self, ...type.getValues().map(({ name, description }): [string, string | null | undefined] => [`${type.name}.${name}`, description])];
  if (isInputObjectType(type)) return [self, ...Object.values(type.getFields()).map((field): [string, string | null | undefined] => [`${type.name}.${field.name}`, field.description])];
  if (!isObjectType(type) && !isInterfaceType(type)) return [self];
  // A field that an interface promises is described there.
  const inherited = new Set(type.getInterfaces().flatMap((face) => Object.keys(face.getFields())));
  const fields: GraphQLField<unknown, unknown>[] = Object.values(type.getFields());
  return [
    self,
    ...fields.filter(({ name }) => !inherited.has(name)).map((field): [string, string | null | undefined] => [`${type.name}.${field.name}`, field.description]),
    ...fields.flatMap((field) => field.args.map((argument): [string, string | null | undefined] => [`${type.name}.${field.name}(${argument.name})`, argument.description])),
  ];
}

const BUILT_IN = new Set(['Query', 'Mutation', 'ID', 'String', 'Int', 'Float', 'Boolean']);

it('describes every type, field, argument and value', () => {
  const silent = own.flatMap(described).filter(([name, description]) => !BUILT_IN.has(name) && (description ?? '') === '');
  expect(silent.map(([name]) => name)).toEqual([]);
});

it('says everything in three languages, with the same arguments', () => {
  const texts = LOCALES.map((locale) => JSON.parse(readFileSync(join(repositoryRoot, 'server', 'src', 'messages', `${locale.toLowerCase()}.json`), 'utf8')) as Record<string, string>);
  const [first, ...others] = texts;
  if (first === undefined) throw new Error('there are texts');
  const argumentsOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();
  for (const other of others) {
    expect(Object.keys(other).sort()).toEqual(Object.keys(first).sort());
    for (const [key, text] of Object.entries(first)) expect([key, argumentsOf(other[key] ?? '')]).toEqual([key, argumentsOf(text)]);
  }
});
