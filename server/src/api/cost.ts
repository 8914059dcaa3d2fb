import { GraphQLError, type DocumentNode, type GraphQLField, type GraphQLSchema } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';

/** A plain field costs a tenth: what counts is how many objects are read. */
const FIELD = 0.1;

/** A change locks, writes and records. */
const CHANGE = 10;

/** What a page holds when nothing is said, also when `null` is said. */
const DEFAULT_ROWS = 20;

/**
 * Rows that are counted for a list of objects that takes no `first`: what such a list usually holds where every screen
 * shows it, and what its store reads at most elsewhere. A list without an entry here fails the test that walks the schema.
 */
export const ROWS: Readonly<Record<string, number>> = {
  'ChainDiagnosis.bottlenecks': 3,
  'ChainDiagnosis.links': 3,
  'ChainDiagnosis.missing': 3,
  'Community.leading': 3,
  'CommunityDiagnosis.missing': 1,
  'ConfirmationDiagnosis.missing': 1,
  'CoreDiagnosis.missing': 1,
  'FormDiagnosis.missing': 4,
  'FormalityDiagnosis.missing': 6,
  'GeographyDiagnosis.missing': 2,
  'Initiative.lines': 5,
  'InvalidInput.problems': 10,
  'JournalEntry.changes': 10,
  'NucleusSnapshot.labelCounts': 6,
  'NucleusDiagnosis.missing': 2,
  'NucleusMove.conditions': 3,
  'Organization.apiKeys': 20,
  'Organization.contactPeople': 20,
  'Organization.invitations': 20,
  'Organization.mandates': 20,
  'Organization.memberships': 10,
  'Organization.outputs': 20,
  'Organization.people': 50,
  'Organization.projects': 50,
  'Organization.representationRequests': 20,
  'OrientationDiagnosis.missing': 3,
  'Placement.conditions': 5,
  'Placement.contests': 2,
  'Placement.missedBy': 3,
  'Placement.missing': 5,
  'ProcurementLine.viewerCommitments': 2,
  'RobustnessDiagnosis.missing': 1,
  'SectorSpecialisation.missing': 2,
  'Specialisation.missing': 1,
  'Specialisation.sources': 2,
  'Viewer.clusters': 10,
  'Viewer.representationRequests': 50,
  'Viewer.representations': 10,
  'Viewer.seats': 10,
  'WhatIf.entered': 100,
  'WhatIf.left': 100,
  'WhatIf.untold': 100,
  'WhatIfState.chainLinks': 3,
};

/** What a field costs beside what is selected in it: one stored document, a computation, or the description of the whole API. */
const PRICES: Readonly<Record<string, number>> = {
  'NucleusSnapshot.picture': 100,
  'NucleusSnapshot.whatIfLeaves': 400,
  'NucleusSnapshot.whatIfTied': 400,
  'Cluster.specialisation': 20,
  '.__schema': 500,
  '.__type': 20,
};

type Field = GraphQLField<unknown, unknown>;

/** The number of rows that a field stands for; null for one that is no list. */
function rowsOf(type: string, field: Field, args: { first?: unknown; ids?: unknown }): number | null {
  if (field.args.some(({ name }) => name === 'first')) return typeof args.first === 'number' ? Math.max(0, args.first) : DEFAULT_ROWS;
  if (Array.isArray(args.ids)) return args.ids.length;
  return ROWS[`${type}.${field.name}`] ?? null;
}

/** A list costs its declared size times what a row costs; everything else costs what is in it and a little itself. */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const name = type.name;
  const price = PRICES[field.name.startsWith('__') ? `.${field.name}` : `${name}.${field.name}`];
  if (price !== undefined) return price + childComplexity;
  if (name === 'Mutation') return CHANGE + childComplexity;
  const rows = rowsOf(name, field as Field, args);
  return rows === null ? childComplexity + FIELD : 1 + rows * Math.max(childComplexity, FIELD);
};

export type CostQuestion = {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  /** More selections than this, fragments unfolded, are not looked at one by one. */
  selections: number;
};

/** Costs of a document that comes again, by operation and shape of its variables; as long as the server keeps the document. */
const known = new WeakMap<DocumentNode, Map<string, number>>();
const MOST_SHAPES = 20;
const LONGEST_SHAPE = 300;

/** What of the variables the cost can depend on: numbers, truths and the lengths of lists, never a text. */
const shapeOf = (operationName: string | null, variables: Record<string, unknown>): string =>
  `${operationName ?? ''} ${JSON.stringify(variables, (_key, value: unknown) => (typeof value === 'string' ? '' : value))}`;

/**
 * Cost of an operation with its variables and defaults counted. Throws BAD_USER_INPUT when variables or arguments do not fit: what cannot
 * be counted is not run. Where texts alone do not fit, the execution refuses them in the same way.
 */
export function costOf(question: CostQuestion): number {
  const { document, operationName, variables } = question;
  const shape = shapeOf(operationName, variables);
  const costs = known.get(document) ?? new Map<string, number>();
  const before = costs.get(shape);
  if (before !== undefined) return before;
  const cost = count(question);
  if (costs.size < MOST_SHAPES && shape.length <= LONGEST_SHAPE) costs.set(shape, cost);
  known.set(document, costs);
  return cost;
}

function count({ schema, document, operationName, variables, selections }: CostQuestion): number {
  try {
    const cost = getComplexity({
      schema,
      query: document,
      variables,
      estimators: [estimate],
      maxQueryNodes: selections,
      ...(operationName === null ? {} : { operationName }),
    });
    return Math.ceil(cost);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}
