/** The wording of a failure: a key of `ui.trouble` and `ui.change`. */
export type Wording =
  | 'NETWORK' | 'TIMEOUT' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'TOO_MANY' | 'BAD_INPUT' | 'other';

const wordings: Record<string, Wording> = {
  NETWORK: 'NETWORK',
  UNAVAILABLE: 'NETWORK',
  TIMEOUT: 'TIMEOUT',
  QUERY_TIMEOUT: 'TIMEOUT',
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  RATE_LIMITED: 'TOO_MANY',
  BAD_USER_INPUT: 'BAD_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_INPUT',
};

export function wordingOf(code: string): Wording {
  return wordings[code] ?? 'other';
}
