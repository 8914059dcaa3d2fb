/** Remembers the organization that one acts for; set in the browser, read where pages are made. */
export const ACTING_COOKIE = 'ozek.acting';
