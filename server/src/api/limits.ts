import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { DocumentNode, GraphQLError, SelectionSetNode, ValidationContext } from 'graphql';
import { fieldsOf, fragmentsOf } from '../shared/selection.js';

/** What one request may ask for. The deepest sensible question (cluster, members, their ties, the partners) is 10 levels deep. */
export const LIMITS = {
  depth: 12,
  aliases: 15,
  directives: 20,
  rootFields: 20,
  tokens: 1_000,
  /** Fields with every fragment unfolded wherever it is used: counting them must stay quick. */
  selections: 3_000,
  cost: 2_000,
  bodyBytes: 100_000,
  seconds: 15,
  /** Open sockets of one actor, or of the visitors of one address, on one server. */
  sockets: 20,
  socketsInAll: 5_000,
  /** Points for opening one, or for being refused one: who asks is looked up all the same. */
  socketCost: 5,
  subscriptionsPerSocket: 10,
  /** Points for a whole journal, or all that is kept about a person, as a file. */
  exportCost: 1_000,
  /** How long a journal may be on its way, also to somebody who reads slowly. */
  exportSeconds: 600,
  /** How long a socket may be open before it says what it is for. */
  socketSilenceMs: 5_000,
};

// By default these rules throw, which would become an HTTP 500.
const report = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** Rules on the form of a document. By default one of them lets any number of aliases of `__typename` pass. */
export const limitRules = [
  maxDepthRule({ n: LIMITS.depth, ignoreIntrospection: true, flattenFragments: true, ...report }),
  maxAliasesRule({ n: LIMITS.aliases, allowList: [], ...report }),
  maxDirectivesRule({ n: LIMITS.directives, ...report }),
];

/** Names of the fields at the root of a selection, those in fragments too, as often as they stand there. */
export const rootFields = (document: DocumentNode, selection: SelectionSetNode): string[] =>
  fieldsOf(selection, fragmentsOf(document)).map(({ name }) => name.value);
