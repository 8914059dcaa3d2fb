/** The greatest output of a year, in whatever unit: more than a country brings forth, and the sums and growths of a cluster stay numbers. */
export const MAX_OUTPUT = 1e15;
