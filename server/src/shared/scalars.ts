import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { isDay } from './day.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/;

const refuse = (name: string, example: string): GraphQLError =>
  new GraphQLError(`${name} must look like ${example}`, { extensions: { code: 'BAD_USER_INPUT' } });

function parseInstant(value: unknown): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (instant === null || Number.isNaN(instant.getTime())) throw refuse('DateTime', '"2026-03-01T09:30:00Z"');
  return instant;
}

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !isDay(value)) throw refuse('Date', '"2026-03-01"');
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

/** How a scalar is read and written; its name and description are the SDL's. */
const scalar = (parse: (value: unknown) => unknown) => ({
  __serialize: (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value)),
  __parseValue: parse,
  __parseLiteral: (node: ValueNode): unknown => parse(node.kind === Kind.STRING ? node.value : undefined),
});

/** A column that is told and never taken: an array as it is, which no executor goes through. */
const column = {
  __serialize: (value: unknown): unknown => value,
  __parseValue: (): never => {
    throw new GraphQLError('Columns are told, never taken.', { extensions: { code: 'BAD_USER_INPUT' } });
  },
};

export const scalars = {
  DateTime: scalar(parseInstant),
  Date: scalar(parseDay),
  Decimal: scalar(parseDecimalText),
  URL: scalar(parseAddress),
  Numbers: column,
  Flags: column,
};
