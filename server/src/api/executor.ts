import type { ApolloServerOptions } from '@apollo/server';
import { BREAK, execute, Kind, OperationTypeNode, visit, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { RequestContext } from '../context.js';
import { keepRecent } from '../shared/recent.js';
import { fieldsOf, fragmentsOf } from '../shared/selection.js';

type Gateway = NonNullable<ApolloServerOptions<RequestContext>['gateway']>;

/** What is run: an operation of a document that was found valid. */
export type Execution = {
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  context: RequestContext;
};

/** To compile costs as much as to run some dozen times: only what comes again is compiled, so that who pays for the runs has paid for it. */
const SEEN_BEFORE_COMPILED = 20;
/** A compiled document holds up to 2 MB; those that were used last are kept. */
const MOST_COMPILED = 100;
/** Fields with every fragment unfolded wherever it is used: 200 take some 50 ms to compile. */
const MOST_FIELDS = 200;

/** Number of fields of a document's operation, fragments unfolded; what Apollo let pass has not many. */
function fieldCount(document: DocumentNode, { selectionSet }: OperationDefinitionNode): number {
  const fragments = fragmentsOf(document);
  const within = (set: SelectionSetNode | undefined): number => fieldsOf(set, fragments).reduce((sum, field) => sum + 1 + within(field.selectionSet), 0);
  return within(selectionSet);
}

/**
 * Whether a document is compiled: one operation that reads. Changes are few fields, and a description of the API is asked for once. A document
 * with conditions is not: what graphql-jit makes of a fragment that is left out in one place and not in another is not always right.
 */
function isCompilable(document: DocumentNode): boolean {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [only] = operations;
  if (only === undefined || operations.length > 1 || only.operation !== OperationTypeNode.QUERY) return false;
  if (only.selectionSet.selections.some((selection) => selection.kind !== Kind.FIELD || selection.name.value.startsWith('__'))) return false;
  if (fieldCount(document, only) > MOST_FIELDS) return false;
  let hasConditions = false;
  visit(document, {
    Directive: () => {
      hasConditions = true;
      return BREAK;
    },
  });
  return !hasConditions;
}

/**
 * Runs operations: documents that come again and again compiled, all others by graphql-js, with the same answers. Completing an answer of
 * some hundred objects field by field takes longer than reading them.
 */
export class Executor {
  private readonly seen = new WeakMap<DocumentNode, number>();
  /** The last used at the end; null for what cannot be compiled. */
  private readonly compiled = new Map<DocumentNode, CompiledQuery | null>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly seenBefore = SEEN_BEFORE_COMPILED,
  ) {}

  async run({ document, operationName, variables, context }: Execution): Promise<ExecutionResult> {
    const compiled = this.compiledOf(document);
    const result = compiled === null ? null : await compiled.query(undefined, context, variables);
    // Without data nothing was run: variables did not fit, which graphql-js says in its own words.
    if (result?.data !== undefined) return result;
    return execute({ schema: this.schema, document, operationName, variableValues: variables, contextValue: context });
  }

  private compiledOf(document: DocumentNode): CompiledQuery | null {
    const known = this.compiled.get(document);
    if (known === undefined) {
      const times = this.seen.get(document) ?? 0;
      this.seen.set(document, times + 1);
      if (times < this.seenBefore) return null;
    }
    const compiled = known === undefined ? this.compile(document) : known;
    keepRecent(this.compiled, document, compiled, MOST_COMPILED);
    return compiled;
  }

  private compile(document: DocumentNode): CompiledQuery | null {
    if (!isCompilable(document)) return null;
    const compiled = compileQuery(this.schema, document);
    return isCompiledQuery(compiled) ? compiled : null;
  }
}

/** The server's own schema, run by the executor, in the form in which Apollo Server takes an executor. */
export function ownGateway(schema: GraphQLSchema): Gateway {
  const executor = new Executor(schema);
  return {
    load: async () => ({
      executor: async ({ document, request, context }) =>
        executor.run({ document, operationName: request.operationName ?? null, variables: request.variables ?? {}, context: context as RequestContext }) as never,
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}
