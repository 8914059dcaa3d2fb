import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/;

const refuse = (name: string, example: string): GraphQLError =>
  new GraphQLError(`${name} must look like ${example}`, { extensions: { code: 'BAD_USER_INPUT' } });

function parseInstant(value: unknown): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (instant === null || Number.isNaN(instant.getTime())) throw refuse('DateTime', '"2026-03-01T09:30:00Z"');
  return instant;
}

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !DAY.test(value)) throw refuse('Date', '"2026-03-01"');
  const day = new Date(`${value}T00:00:00Z`);
  // 31 February would silently become a day of March.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) throw refuse('Date', '"2026-03-01"');
  return value;
}

function parseDecimalText(value: unknown): string {
  if (typeof value !== 'string' || !DECIMAL.test(value)) throw refuse('Decimal', '"12.5"');
  return value;
}

/** Length and safety of an address are checked where it is used, so that a person gets a sentence and not an error. */
function parseAddress(value: unknown): string {
  if (typeof value !== 'string') throw refuse('URL', '"https://example.org"');
  return value;
}

function scalar<Value>(name: string, parse: (value: unknown) => Value): GraphQLScalarType<Value, string> {
  return new GraphQLScalarType<Value, string>({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const scalars = {
  DateTime: scalar('DateTime', parseInstant),
  Date: scalar('Date', parseDay),
  Decimal: scalar('Decimal', parseDecimalText),
  URL: scalar('URL', parseAddress),
};
