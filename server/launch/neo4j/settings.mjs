// @ts-check
/** The settings of a Neo4j that the launcher runs itself, whether embedded or in a container. */

/** @type {Readonly<Record<string, string>>} */
export const settings = Object.freeze({
  'server.http.enabled': 'false',
  'server.https.enabled': 'false',
  'dbms.usage_report.enabled': 'false',
  'server.memory.pagecache.size': '256m',
  'db.tx_log.preallocate': 'false', // half a gigabyte of zeros in every backup
  'db.lock.acquisition.timeout': '10s',
  // To plan a long rule of access anew takes longer than to follow it, and a graph that fills would have that done every ten seconds.
  'dbms.cypher.min_replan_interval': '5m',
  // Nor one plan for one id, another for ten and another for a hundred.
  'internal.cypher.use_parameter_size': 'false',
  'db.shutdown_transaction_end_timeout': '3s',
  // Otherwise the network library waits 10 seconds for late connections, long after the stores are closed.
  'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
  'dbms.security.procedures.unrestricted': 'gds.*',
});
