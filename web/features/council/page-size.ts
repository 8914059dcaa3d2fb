/** How many wishes the queue reads at once: more than anybody decides in one sitting. */
export const WISHES_AT_ONCE = 50;
