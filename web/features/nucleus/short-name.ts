const REMARK = /\s*\([^()]*\)$/;
const IN_QUOTES = /[«“„"]([^«»“”„"]{2,})[»”“"]/;

/**
 * A name of at most so many letters: without a remark in brackets at its end, and of one that is still too long what stands in quotes, which
 * tells it from others of its kind, else its beginning.
 */
export function shortName(name: string, longest: number): string {
  const bare = name.replace(REMARK, '') || name;
  if (bare.length <= longest) return bare;
  const own = IN_QUOTES.exec(bare)?.[1] ?? bare;
  return own.length > longest ? `${own.slice(0, longest - 1).trimEnd()}…` : own;
}
