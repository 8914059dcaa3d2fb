import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, type DocumentNode, type ValidationContext } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';

/** What one request may ask for. The deepest sensible question (cluster, members, their ties, the partners) is 10 levels deep. */
export const LIMITS = { depth: 12, aliases: 15, directives: 20, rootFields: 20, tokens: 1_000, cost: 2_000, bodyBytes: 100_000 };

// By default these rules throw, which would become an HTTP 500.
const report = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** Rules on the form of a document. */
export const limitRules = [
  maxDepthRule({ n: LIMITS.depth, ignoreIntrospection: true, flattenFragments: true, ...report }),
  maxAliasesRule({ n: LIMITS.aliases, ...report }),
  maxDirectivesRule({ n: LIMITS.directives, ...report }),
];

/** A plain field costs a tenth: what counts is how many objects are read. */
const FIELD = 0.1;

/** A list costs its declared size times what a row costs; everything else costs what is in it and a little itself. */
const estimate: ComplexityEstimator = ({ args, childComplexity }) => {
  const { first, ids } = args as { first?: unknown; ids?: unknown };
  const rows = typeof first === 'number' ? first : Array.isArray(ids) ? ids.length : null;
  return rows === null ? childComplexity + FIELD : 1 + Math.max(0, rows) * Math.max(childComplexity, FIELD);
};

/** Cost of an operation with its variables and defaults counted; null when the variables do not fit it, which its execution refuses. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): number | null {
  try {
    return Math.ceil(getComplexity({ schema, query: document, variables, estimators: [estimate], ...(operationName == null ? {} : { operationName }) }));
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

/** Number of fields at the root of an operation; fragments count as what they are: one selection. */
export const rootFieldCount = (operation: OperationDefinitionNode): number =>
  operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD).length;
