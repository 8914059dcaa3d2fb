import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** All that is measured in this process. Labels take few values: operations and routes that our own schema and code name, never a client's words. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const LATENCY_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const requestSeconds = new Histogram({
  name: 'ozek_request_duration_seconds',
  help: 'Time to answer a request, by what it asked for and how it ended (ok, client_error, server_error); its count is the number of requests.',
  labelNames: ['operation', 'outcome'] as const,
  buckets: LATENCY_SECONDS,
  registers: [registry],
});

export const requestsUnderWay = new Gauge({ name: 'ozek_requests_under_way', help: 'Requests that are being answered.', registers: [registry] });

export const socketsOpen = new Gauge({ name: 'ozek_sockets_open', help: 'WebSockets that are open for subscriptions.', registers: [registry] });

export const cypherSeconds = new Histogram({
  name: 'ozek_cypher_duration_seconds',
  help: 'Time of one Cypher statement as the server waits for it, by mode (read, write, once) and outcome (ok, error).',
  labelNames: ['mode', 'outcome'] as const,
  buckets: LATENCY_SECONDS,
  registers: [registry],
});

export const retries = new Counter({
  name: 'ozek_transaction_retries_total',
  help: 'How often work was run again after a deadlock, a lost connection or a lost acknowledgement.',
  labelNames: ['mode'] as const,
  registers: [registry],
});

export const connectionsInUse = new Gauge({ name: 'ozek_database_connections_in_use', help: 'Connections to the database that are working or waited for.', registers: [registry] });

export const connectionsMax = new Gauge({ name: 'ozek_database_connections_max', help: 'Connections to the database that this process may have.', registers: [registry] });

const jobs = new Gauge({
  name: 'ozek_jobs',
  help: 'Jobs by state: due (waiting for a server), running, failed (the last try failed).',
  labelNames: ['state'] as const,
  registers: [registry],
});
const jobAge = new Gauge({ name: 'ozek_jobs_oldest_due_age_seconds', help: 'How long the job that waits longest has been due.', registers: [registry] });
const mails = new Gauge({ name: 'ozek_mails_waiting', help: 'Mails in the outbox.', registers: [registry] });
const journals = new Gauge({ name: 'ozek_journals', help: 'Journals.', registers: [registry] });
const entries = new Gauge({ name: 'ozek_journal_entries', help: 'Entries of all journals, by their heads.', registers: [registry] });
const anchorAge = new Gauge({ name: 'ozek_journal_anchor_age_seconds', help: 'Time since heads of journals were last kept outside the database.', registers: [registry] });
const databaseUp = new Gauge({ name: 'ozek_database_up', help: 'Whether the database answered when these figures were read: 1 or 0.', registers: [registry] });

/** What the database says of work that waits. */
export type State = {
  due: number;
  running: number;
  failed: number;
  oldestDueSeconds: number;
  mails: number;
  journals: number;
  entries: number;
};

/** Sets the figures that are asked for at each reading; null for a database that does not answer, whose last figures stay. */
export function tellState(state: State | null, anchorAgeSeconds: number | null): void {
  databaseUp.set(state === null ? 0 : 1);
  if (anchorAgeSeconds !== null) anchorAge.set(anchorAgeSeconds);
  if (state === null) return;
  jobs.set({ state: 'due' }, state.due);
  jobs.set({ state: 'running' }, state.running);
  jobs.set({ state: 'failed' }, state.failed);
  jobAge.set(state.oldestDueSeconds);
  mails.set(state.mails);
  journals.set(state.journals);
  entries.set(state.entries);
}
