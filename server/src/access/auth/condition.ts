import type { CleanedWhere } from '@better-auth/core/db/adapter';
import type { Parameters } from '../../neo4j/database.js';
import type { Properties } from './names.js';

export type Condition = { text: string; parameters: Parameters };

const COMPARISONS = { lt: '<', lte: '<=', gt: '>', gte: '>=', contains: 'CONTAINS', starts_with: 'STARTS WITH', ends_with: 'ENDS WITH' } as const;

const isText = (value: unknown): boolean => typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/** One comparison of a property with a parameter; an absent property equals null and nothing else. */
function comparison(clause: CleanedWhere, property: string, parameter: string): string {
  const { operator = 'eq', value, mode } = clause;
  if (value === null && operator === 'eq') return `${property} IS NULL`;
  if (value === null && operator === 'ne') return `${property} IS NOT NULL`;
  const folds = mode === 'insensitive' && isText(value);
  const left = folds ? `toLower(toStringOrNull(${property}))` : property;
  const fold = (text: string): string => (folds ? `toLower(${text})` : text);
  switch (operator) {
    case 'eq':
      return `${left} = ${fold(parameter)}`;
    case 'ne':
      return `${left} <> ${fold(parameter)}`;
    case 'in':
    case 'not_in': {
      const list = folds ? `[item IN ${parameter} | toLower(item)]` : parameter;
      return operator === 'in' ? `${left} IN ${list}` : `NOT ${left} IN ${list}`;
    }
    default:
      return `${left} ${COMPARISONS[operator]} ${fold(parameter)}`;
  }
}

/**
 * The library's conditions on the node `n` as a Cypher predicate with its parameters: all of the AND ones, and one of the OR ones.
 * No condition is true of every node.
 */
export function conditionOf(where: readonly CleanedWhere[], properties: Properties): Condition {
  const parameters: Parameters = {};
  const every: string[] = [];
  const some: string[] = [];
  where.forEach((clause, index) => {
    const name = `where${index}`;
    parameters[name] = clause.value;
    const text = comparison(clause, `n.${properties.name(clause.field)}`, `$${name}`);
    (clause.connector === 'OR' ? some : every).push(text);
  });
  if (some.length > 0) every.push(`(${some.join(' OR ')})`);
  return { text: every.length > 0 ? every.join(' AND ') : 'true', parameters };
}
