import type { ErrorCode, MutationResolvers } from './generated/schema.js';
import { authorOf, type SignedIn } from './access/actor.js';
import { mustHaveScope } from './access/rights.js';
import type { RequestContext } from './context.js';
import type { Effect } from './journal/operation.js';
import type { Transaction } from './neo4j/database.js';
import { hasForbiddenCharacters } from './shared/input.js';
import { invalidInput, Refusal } from './shared/refusal.js';

type Told = { code: ErrorCode; message: string; path: string[] };

/** A refusal as the API's types tell it. */
export type RefusedResult =
  | ({ __typename: 'InvalidInput'; problems: { path: string[]; message: string }[] } & Told)
  | ({ __typename: 'NotFound' } & Told)
  | ({ __typename: 'VersionConflict'; currentVersion: number } & Told)
  | ({ __typename: 'Refused' } & Told);

/** A change that is based on no version cannot conflict with one. */
type RefusedFor<Input> = 'expectedVersion' extends keyof Input ? RefusedResult : Exclude<RefusedResult, { __typename: 'VersionConflict' }>;

/** Puts a refusal into the words of the request's language. */
function tell(context: RequestContext, refusal: Refusal): RefusedResult {
  const { problems = [], currentVersion } = refusal.details;
  const told = { code: refusal.code, message: context.say(refusal.message, refusal.details.arguments), path: refusal.path };
  if (refusal.code === 'BAD_USER_INPUT') {
    return { __typename: 'InvalidInput', ...told, problems: problems.map(({ path, message, arguments: filled }) => ({ path, message: context.say(message, filled) })) };
  }
  if (refusal.code === 'NOT_FOUND') return { __typename: 'NotFound', ...told };
  if (refusal.code === 'CONFLICT' && currentVersion !== undefined) return { __typename: 'VersionConflict', ...told, currentVersion };
  return { __typename: 'Refused', ...told };
}

function mustBeKey(key: string): void {
  if (key.length < 8 || key.length > 255 || hasForbiddenCharacters(key)) {
    throw invalidInput([{ path: ['input', 'idempotencyKey'], message: 'input.idempotencyKey' }]);
  }
}

/**
 * The one way from a mutation to the graph: the signed-in actor's keyed operation, then its result read anew. Whatever refuses it becomes
 * the result; nothing of it is stored then.
 * @param prepare checks the input and the right, without input or output beyond reading, and gives the effect
 * @param present reads what the mutation answers with, from the effect's answer
 */
export async function change<Input extends { idempotencyKey: string }, Answer, Success>(
  context: RequestContext,
  name: keyof MutationResolvers,
  input: Input,
  prepare: (actor: SignedIn) => (transaction: Transaction) => Promise<Effect<Answer>>,
  present: (answer: Answer) => Promise<Success>,
): Promise<Success | RefusedFor<Input>> {
  const actor = context.mustBeSignedIn();
  try {
    mustHaveScope(actor, name);
    mustBeKey(input.idempotencyKey);
    const { idempotencyKey: key, ...rest } = input;
    const answer = await context.operations.perform(
      { author: authorOf(actor), name, key, input: rest, requestId: context.requestId },
      prepare(actor),
    );
    return await present(answer);
  } catch (error) {
    if (error instanceof Refusal) return tell(context, error) as RefusedFor<Input>;
    throw error;
  }
}
