/**
 * Gives the resolver of each field that only some ways of reading an object bring along: at once where they did, else once its details are
 * read.
 */
export const details =
  <Seen, Details, Context>(detailsOf: (seen: Seen, context: Context) => Details | Promise<Details>) =>
  <Name extends keyof Details>(name: Name) =>
  (seen: Seen, _arguments: unknown, context: Context): Details[Name] | Promise<Details[Name]> => {
    const found = detailsOf(seen, context);
    return found instanceof Promise ? found.then((read) => read[name]) : found[name];
  };
