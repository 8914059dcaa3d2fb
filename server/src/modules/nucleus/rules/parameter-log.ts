import { withParameters, defaultParameters, type NucleusParameters, type ParameterName } from './parameters.js';

/** What a council changed from a day on; null gives a value back to the method. */
export type ParameterChange = { readonly asOf: string; readonly values: Readonly<Partial<Record<ParameterName, number | null>>> };

/**
 * The parameters that hold on a day after all changes up to it: a later day wins, and of one day the change that came last.
 * @throws RangeError for a value outside its range or two values that contradict each other.
 */
export function parametersOn(log: readonly ParameterChange[], day: string): NucleusParameters {
  const holding = log.filter(({ asOf }) => asOf <= day).toSorted((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? -1 : 1));
  const last = holding.at(-1);
  if (last === undefined) return defaultParameters;
  const values = Object.entries(Object.assign({}, ...holding.map((change) => change.values)) as ParameterChange['values']);
  return withParameters(last.asOf, Object.fromEntries(values.filter((entry): entry is [ParameterName, number] => entry[1] !== null)));
}
