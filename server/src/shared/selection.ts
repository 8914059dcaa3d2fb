import { Kind, valueFromASTUntyped, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import { keep } from './keep.js';

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;
type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** The fragments of a document by their names. */
export const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  Object.fromEntries(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));

/** A document that comes again is the same object, and each of its selections stands in no other. */
const known = new WeakMap<SelectionSetNode, readonly FieldNode[]>();

/** All fields of a selection, those in its document's fragments too, of whatever type, as often as they stand there. */
export function fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments): readonly FieldNode[] {
  return set === undefined ? [] : keep(known, set, () => unfolded(set, fragments));
}

const unfolded = ({ selections }: SelectionSetNode, fragments: Fragments): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection;
    const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    return fieldsOf(inner?.selectionSet, fragments);
  });

/**
 * What is asked for under a field: hints what to read along, not promises. The fields' types are not looked at, nor whether a directive leaves
 * one out; what was not foreseen is read when its own turn comes.
 */
export class Asked {
  private constructor(
    private readonly fields: readonly FieldNode[],
    private readonly info: Info,
  ) {}

  /** Of the field that is being resolved. */
  static under(info: Info): Asked {
    return new Asked(info.fieldNodes, info);
  }

  /** What is asked for under the field of that name; null where it is not asked for. */
  field(name: string): Asked | null {
    const found = this.inner().filter((field) => field.name.value === name);
    return found.length === 0 ? null : new Asked(found, this.info);
  }

  /** The same for the rows of a connection. */
  rows(): Asked {
    const direct = this.inner().filter(({ name }) => name.value === 'nodes');
    const edges = this.field('edges')?.inner().filter(({ name }) => name.value === 'node') ?? [];
    return new Asked([...direct, ...edges], this.info);
  }

  /** Whether nothing but these fields is asked for directly. */
  only(names: ReadonlySet<string>): boolean {
    return this.inner().every(({ name }) => names.has(name.value));
  }

  /** Whether one of these fields is asked for, however deep. */
  anywhere(names: ReadonlySet<string>): boolean {
    return this.inner().some((field) => names.has(field.name.value) || new Asked([field], this.info).anywhere(names));
  }

  /** The arguments as the client gave them, of the first where the field is asked for several times; not checked yet. */
  arguments(): Record<string, unknown> {
    const given = this.fields[0]?.arguments ?? [];
    return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, this.info.variableValues)]));
  }

  private inner(): FieldNode[] {
    return this.fields.flatMap(({ selectionSet }) => fieldsOf(selectionSet, this.info.fragments));
  }
}

/** What is made of arguments before the field's own turn: null where they are refused, which the field itself then tells. */
export function ahead<Read>(read: () => Read): Read | null {
  try {
    return read();
  } catch {
    return null;
  }
}
