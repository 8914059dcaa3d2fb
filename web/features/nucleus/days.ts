type Days = readonly string[] | null | undefined;

/**
 * The days to choose among, oldest first: the newest ones, and those up to the day that is shown. Of more than fit into a list each choice
 * of the oldest leads on to those before it.
 */
export const daysToChoose = (newest: Days, upToShown: Days): string[] => [...new Set([...(newest ?? []), ...(upToShown ?? [])])].sort();
