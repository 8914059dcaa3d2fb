import type { OrganizationNamesInput } from '../../generated/schema.js';
import type { Checks } from '../../shared/input.js';
import { isScheme, readIdentifier, SCHEMES } from './identifiers.js';

/** The names that are given; one left out is not in the result. */
export function checkNames(checks: Checks, names: OrganizationNamesInput): Record<string, string | null> {
  const changed: Record<string, string | null> = {};
  if (names.name != null) changed['name'] = checks.line(['names', 'name'], names.name, 1, 300);
  for (const [field, language] of [['nameKk', 'kk'], ['nameRu', 'ru'], ['nameEn', 'en']] as const) {
    const name = names[language];
    if (name != null) changed[field] = checks.optionalLine(['names', language], name, 300);
  }
  return changed;
}

/** An identifier in its canonical form; an unknown scheme, a wrong form and wrong check digits are told apart. */
export function checkIdentifier(checks: Checks, scheme: string, text: string): { scheme: string; identifier: string } {
  if (!isScheme(scheme)) {
    checks.add(['identifierScheme'], 'input.identifierScheme', { known: SCHEMES.join(', ') });
    return { scheme, identifier: text };
  }
  const { value, problem } = readIdentifier(scheme, text);
  if (problem === 'form') checks.add(['identifier'], `input.identifier.${scheme}`);
  if (problem === 'check') checks.add(['identifier'], 'input.identifierDigits');
  return { scheme, identifier: value };
}
