import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
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

/** The addresses and networks of the proxies whose word counts; null when the text is none. */
function trustedProxy(text: string): string[] | null {
  const networks = text.split(',').map((part) => part.trim());
  const isNetwork = (network: string): boolean => {
    const [address = '', bits, ...rest] = network.split('/');
    const version = isIP(address);
    return version !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
  };
  return networks.every(isNetwork) ? networks : null;
}

const environment = z.object({
  NEO4J_URI: z.string().min(1),
  NEO4J_USERNAME: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string(),
  NEO4J_DATABASE: z.string().default('neo4j'),
  OZEK_ANALYTICS_URI: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  OZEK_ORIGIN: z.url().default('http://localhost:3000'),
  OZEK_WEB_URL: z.url().optional(),
  OZEK_TRUSTED_PROXY: z
    .string()
    .trim()
    .transform((text, context) => {
      const trusted = trustedProxy(text);
      if (trusted !== null) return trusted;
      context.addIssue({ code: 'custom', message: 'addresses and networks like 10.0.0.0/8 with commas between' });
      return z.NEVER;
    })
    .optional(),
  OZEK_AUTH_SECRET: z.string().min(32).optional(),
  OZEK_DATA: z.string().default('.data'),
  OZEK_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OZEK_MAIL_FROM: z.string().min(3).optional(),
  OZEK_OIDC_ISSUER: z.url().optional(),
  OZEK_OIDC_CLIENT_ID: z.string().min(1).optional(),
  OZEK_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OZEK_OIDC_NAME: z.string().min(1).default('OpenID'),
  OZEK_ANCHOR_URL: z.url().optional(),
  OZEK_JOBS: z.enum(['on', 'mail', 'off']).default('on'),
  OZEK_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_SERVICE_NAME: z.string().default('ozek'),
  OZEK_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** A service that speaks OpenID Connect, and what it calls itself on the button. */
export type OidcConfig = { issuer: string; clientId: string; clientSecret: string; name: string };

export type Config = {
  neo4j: { uri: string; username: string; password: string; database: string };
  /** The Neo4j that does the graph work; undefined where that is the database itself. */
  analyticsUri: string | undefined;
  host: string;
  port: number;
  /** The address that people open: cookies and the check of a request's origin rest on it. */
  origin: string;
  /** Where the pages are served inside; without it the server answers the API alone. */
  webUrl: string | undefined;
  /** The proxies in front whose word about a client's address counts; undefined for nobody. */
  trustedProxy: string[] | undefined;
  authSecret: string | undefined;
  dataFolder: string;
  mail: {
    /** The mail server; without one, mails become files in the data folder. */
    smtpUrl: string | undefined;
    /** The sender of every mail. */
    from: string;
  };
  /** Another service that people may sign in with; null for none. */
  oidc: OidcConfig | null;
  /** Where the heads of the journals are posted to, beside the file in the data folder. */
  anchorUrl: string | undefined;
  logLevel: string;
  /** What of that which falls due this server does: all, the sending of mails alone, or nothing. Of several, one is enough. */
  jobs: 'on' | 'mail' | 'off';
  /** Port of this machine at which Prometheus reads; nothing is served without it. */
  metricsPort: number | undefined;
  /** The collector of traces, and the name that this program has there; nothing is traced without an address. */
  tracing: { endpoint: string | undefined; serviceName: string };
};

/** The provider is named as a whole or not at all: half of it would be a button that fails. */
function readOidc(value: z.infer<typeof environment>): OidcConfig | null {
  const { OZEK_OIDC_ISSUER: issuer, OZEK_OIDC_CLIENT_ID: clientId, OZEK_OIDC_CLIENT_SECRET: clientSecret, OZEK_OIDC_NAME: name } = value;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Error('Set OZEK_OIDC_ISSUER, OZEK_OIDC_CLIENT_ID and OZEK_OIDC_CLIENT_SECRET together, or none of them.');
  }
  return { issuer, clientId, clientSecret, name };
}

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
    analyticsUri: value.OZEK_ANALYTICS_URI,
    host: value.HOST,
    port: value.PORT,
    origin: value.OZEK_ORIGIN,
    webUrl: value.OZEK_WEB_URL,
    trustedProxy: value.OZEK_TRUSTED_PROXY,
    authSecret: value.OZEK_AUTH_SECRET,
    dataFolder: value.OZEK_DATA,
    mail: { smtpUrl: value.OZEK_SMTP_URL, from: value.OZEK_MAIL_FROM ?? `Özek <no-reply@${new URL(value.OZEK_ORIGIN).hostname}>` },
    oidc: readOidc(value),
    anchorUrl: value.OZEK_ANCHOR_URL,
    logLevel: value.OZEK_LOG_LEVEL,
    jobs: value.OZEK_JOBS,
    metricsPort: value.OZEK_METRICS_PORT,
    tracing: { endpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: value.OTEL_SERVICE_NAME },
  };
}
