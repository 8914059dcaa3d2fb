/** What a filter says: without what was left out or given as null, which says nothing. */
export const said = <Filter extends object>(filter: Filter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null)) as { [Name in keyof Filter]?: NonNullable<Filter[Name]> };
