import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The repository's root: where graph-schema lies, from the sources and from the built program alike. */
export const repositoryRoot = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'graph-schema', 'graphql'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('graph-schema was not found above the program');
    folder = parent;
  }
  return folder;
})();

const environment = z.object({
  NEO4J_URI: z.string().min(1),
  NEO4J_USERNAME: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string(),
  NEO4J_DATABASE: z.string().default('neo4j'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  OZEK_ORIGIN: z.url().default('http://localhost:3000'),
  OZEK_WEB_URL: z.url().optional(),
  OZEK_AUTH_SECRET: z.string().min(32).optional(),
  OZEK_DATA: z.string().default('.data'),
  OZEK_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_SERVICE_NAME: z.string().default('ozek'),
  OZEK_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Config = {
  neo4j: { uri: string; username: string; password: string; database: string };
  host: string;
  port: number;
  /** The address that people open: cookies and the check of a request's origin rest on it. */
  origin: string;
  /** Where the pages are served inside; without it the server answers the API alone. */
  webUrl: string | undefined;
  authSecret: string | undefined;
  dataFolder: string;
  logLevel: string;
  /** Port of this machine at which Prometheus reads; nothing is served without it. */
  metricsPort: number | undefined;
  /** The collector of traces, and the name that this program has there; nothing is traced without an address. */
  tracing: { endpoint: string | undefined; serviceName: string };
};

/** The settings from the environment; throws with the names of those that are missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The settings are not complete. ${problems.join('; ')}`);
  }
  const value = parsed.data;
  return {
    neo4j: { uri: value.NEO4J_URI, username: value.NEO4J_USERNAME, password: value.NEO4J_PASSWORD, database: value.NEO4J_DATABASE },
    host: value.HOST,
    port: value.PORT,
    origin: value.OZEK_ORIGIN,
    webUrl: value.OZEK_WEB_URL,
    authSecret: value.OZEK_AUTH_SECRET,
    dataFolder: value.OZEK_DATA,
    logLevel: value.OZEK_LOG_LEVEL,
    metricsPort: value.OZEK_METRICS_PORT,
    tracing: { endpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: value.OTEL_SERVICE_NAME },
  };
}
