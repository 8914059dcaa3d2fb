/** Six screens of a phone. Twice as many hold its page up for a third longer. */
export const NOTICES_A_PAGE = 10;
