/** What ends a request, by `extensions.code`: the codes of a kind stand together, each kind with its words. */
export const errorKinds = {
  parse: ['GRAPHQL_PARSE_FAILED'],
  validation: ['GRAPHQL_VALIDATION_FAILED'],
  input: ['BAD_USER_INPUT'],
  operation: ['OPERATION_RESOLUTION_FAILURE'],
  request: ['BAD_REQUEST', 'UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE', 'PERSISTED_QUERY_NOT_SUPPORTED'],
  unknown: ['UNAUTHENTICATED'],
  hidden: ['FORBIDDEN', 'NOT_FOUND'],
  complex: ['QUERY_TOO_COMPLEX'],
  budget: ['RATE_LIMITED'],
  later: ['QUERY_TIMEOUT', 'UNAVAILABLE'],
  ours: ['INTERNAL_SERVER_ERROR'],
} as const;
