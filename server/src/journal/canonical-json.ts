/**
 * JSON in the one form of RFC 8785: the keys of every object in UTF-16 code-unit order, no white space, numbers and text as ECMAScript
 * writes them. What is not JSON is told so: an instant is its ISO 8601 text, an exact integer its digits as text, a member that is
 * undefined is left out. Throws for what has no such form (infinite numbers, lone surrogates, functions): two readers of it could disagree.
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'string') return canonicalText(value);
  if (value instanceof Date) return canonicalText(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no JSON`);
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${canonicalText(key)}:${canonicalJson(item)}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON`);
  return JSON.stringify(value);
}

function canonicalText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('a lone surrogate has no UTF-8');
  return JSON.stringify(text);
}
