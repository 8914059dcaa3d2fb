/**
 * What time it is for a rule, in Cypher: by the database's clock, when it is asked. `datetime()` is the statement's start, before it waited
 * for a lock; `$clockShift` comes with every statement and is 0 outside tests.
 */
export const NOW = 'datetime.realtime() + duration({seconds: $clockShift})';

/** The day that it is, in UTC. */
export const TODAY = `date(${NOW})`;

/** The day of an instant where it is the latest on earth, as text. */
export const latestDay = (instant: string): string => `toString(date(${instant} + duration({hours: 14})))`;
