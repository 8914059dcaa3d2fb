import type { BetterAuthDBSchema } from '@better-auth/core/db';

const MODEL = /^[A-Za-z]+(_[A-Za-z]+)*$/;
const PROPERTY = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The label of a model: `rateLimit` is RateLimit, `user_table` UserTable. Throws for a name that must not stand in Cypher. */
export function labelOf(model: string, prefix: string): string {
  if (!MODEL.test(model)) throw new Error(`“${model}” cannot be a label`);
  const words = model.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return prefix + words.join('');
}

/** The properties that the nodes of one model have. */
export class Properties {
  readonly all: readonly string[];

  constructor(
    private readonly model: string,
    names: Iterable<string>,
  ) {
    this.all = [...new Set(['id', ...names])];
  }

  /** The property's name, fit to stand in Cypher. Throws when the model has no such property: names cannot be parameters. */
  name(property: string): string {
    if (!this.all.includes(property) || !PROPERTY.test(property)) throw new Error(`${this.model} has no property “${property}”`);
    return property;
  }

  /** What a statement returns of a node: every asked property, null where the node lacks it. */
  projection(variable: string, asked: readonly string[] = this.all): string {
    return `${variable} {${asked.map((property) => `.${this.name(property)}`).join(', ')}}`;
  }

  /** The values that a statement sets, as one parameter: null takes the property away, undefined leaves it. */
  values(values: Record<string, unknown>): Record<string, unknown> {
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given.map(([property, value]) => [this.name(property), value]));
  }
}

/** The properties of a model of the sign-in library's schema, by the names that are stored. */
export function propertiesOf(schema: BetterAuthDBSchema, modelKey: string): Properties {
  const fields = schema[modelKey]?.fields;
  if (fields === undefined) throw new Error(`There is no model “${modelKey}”`);
  return new Properties(modelKey, Object.entries(fields).map(([key, field]) => field.fieldName ?? key));
}
