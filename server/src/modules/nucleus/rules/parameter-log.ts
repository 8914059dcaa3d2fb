import { defaultSpecialisation, specialisationNotes, withSpecialisation, type SpecialisationParameterName, type SpecialisationParameters } from '../../specialisation/rules/parameters.js';
import { defaultParameters, parameterNotes, withParameters, type NucleusParameters, type ParameterName } from './parameters.js';

/** All parameters that a council may change, by name. */
export const changeable = { ...parameterNotes, ...specialisationNotes };

export type ChangeableName = ParameterName | SpecialisationParameterName;

/** What a council changed from a day on; null gives a value back to the method. */
export type ParameterChange = { readonly asOf: string; readonly values: Readonly<Partial<Record<ChangeableName, number | null>>> };

/**
 * The parameters of the network that hold on a day after all changes up to it: a later day wins, and of one day the change that came last.
 * @throws RangeError for a value outside its range or two values that contradict each other.
 */
export function parametersOn(log: readonly ParameterChange[], day: string): NucleusParameters {
  const holding = valuesOn<ParameterName>(log, day, parameterNotes);
  return holding === null ? defaultParameters : withParameters(holding.asOf, holding.values);
}

/** The same of the parameters by which a region's employment is read. No network changes with these, so a snapshot knows nothing of them. */
export function specialisationOn(log: readonly ParameterChange[], day: string): SpecialisationParameters {
  const holding = valuesOn<SpecialisationParameterName>(log, day, specialisationNotes);
  return holding === null ? defaultSpecialisation : withSpecialisation(holding.values);
}

/** The changed values among some parameters, and the last day on which one of these was changed; null where none was. */
function valuesOn<Name extends ChangeableName>(log: readonly ParameterChange[], day: string, among: Readonly<Record<Name, unknown>>): { asOf: string; values: Partial<Record<Name, number>> } | null {
  const own = log.flatMap(({ asOf, values }) => {
    const entries = Object.entries(values).filter(([name]) => Object.hasOwn(among, name));
    return asOf <= day && entries.length > 0 ? [{ asOf, entries }] : [];
  });
  const holding = own.toSorted((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? -1 : 1));
  const last = holding.at(-1);
  if (last === undefined) return null;
  const latest = new Map(holding.flatMap(({ entries }) => entries));
  const changed = [...latest].filter(([, value]) => value !== null);
  return { asOf: last.asOf, values: Object.fromEntries(changed) as Partial<Record<Name, number>> };
}
