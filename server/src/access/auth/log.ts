import { isAPIError } from 'better-auth/api';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Takes what the sign-in library tells, fit for any log: without e-mail addresses and without what a driver says of the data. */
export type SignInLog = (level: LogLevel, message: string, details: { errors: string[] }) => void;

const ADDRESS = /[^\s'"`<>]+@[^\s'"`<>]+/g;

/** Only the kind of an error: its text may quote the values that a constraint refused. */
function kindOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return error.name + code;
}

/** Whether the library refused a client, which it tells as loudly as a failure. */
const isRefusal = (detail: unknown): boolean => isAPIError(detail) && detail.statusCode < 500;

/** The library's logger on top of ours. */
export const libraryLog =
  (log: SignInLog) =>
  (level: LogLevel, message: string, ...details: unknown[]): void =>
    log(details.some(isRefusal) ? 'info' : level, message.replace(ADDRESS, '…'), {
      errors: details.filter((detail) => detail instanceof Error).map(kindOf),
    });
