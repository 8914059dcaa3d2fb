import type { ErrorCode } from '../generated/schema.js';

/** One unacceptable value: where it is and the message's key with its arguments. */
export type Problem = { path: string[]; message: string; arguments?: Record<string, string | number> };

/**
 * A change that is refused, for a reason that a person can understand. Thrown inside a write it rolls all of it back; at the API it
 * becomes a result, never an error. `message` is a key of the texts in `messages/`.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly path: string[];
  readonly details: { problems?: Problem[]; currentVersion?: number; arguments?: Record<string, string | number> };

  constructor(code: ErrorCode, message: string, path: string[] = [], details: Refusal['details'] = {}) {
    super(message);
    this.code = code;
    this.path = path;
    this.details = details;
  }
}

/** No such object, or none that the actor may see. */
export const notFound = (path: string[] = []): Refusal => new Refusal('NOT_FOUND', 'error.notFound', path);

/** The object changed since the version that the actor saw. */
export const versionConflict = (currentVersion: number): Refusal =>
  new Refusal('CONFLICT', 'error.conflict', ['input', 'expectedVersion'], { currentVersion });

/** The object's state does not allow it; `message` says why, with its arguments. */
export const notPossible = (message: string, path: string[] = [], arguments_: Record<string, string | number> = {}): Refusal =>
  new Refusal('NOT_POSSIBLE', message, path, { arguments: arguments_ });

/** One or more values are not acceptable. */
export function invalidInput(problems: Problem[]): Refusal {
  return new Refusal('BAD_USER_INPUT', 'error.invalidInput', problems[0]?.path ?? [], { problems });
}

/** Throws when there is a problem. */
export function mustBeValid(problems: Problem[]): void {
  if (problems.length > 0) throw invalidInput(problems);
}
