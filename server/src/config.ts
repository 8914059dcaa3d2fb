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
  OZEK_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OZEK_MAIL_FROM: z.string().min(3).optional(),
  OZEK_OIDC_ISSUER: z.url().optional(),
  OZEK_OIDC_CLIENT_ID: z.string().min(1).optional(),
  OZEK_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OZEK_OIDC_NAME: z.string().min(1).default('OpenID'),
  OZEK_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** A service that speaks OpenID Connect, and what it calls itself on the button. */
export type OidcConfig = { issuer: string; clientId: string; clientSecret: string; name: string };

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
  mail: {
    /** The mail server; without one, mails become files in the data folder. */
    smtpUrl: string | undefined;
    /** The sender of every mail. */
    from: string;
  };
  /** Another service that people may sign in with; null for none. */
  oidc: OidcConfig | null;
  logLevel: string;
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
    host: value.HOST,
    port: value.PORT,
    origin: value.OZEK_ORIGIN,
    webUrl: value.OZEK_WEB_URL,
    authSecret: value.OZEK_AUTH_SECRET,
    dataFolder: value.OZEK_DATA,
    mail: { smtpUrl: value.OZEK_SMTP_URL, from: value.OZEK_MAIL_FROM ?? `Özek <no-reply@${new URL(value.OZEK_ORIGIN).hostname}>` },
    oidc: readOidc(value),
    logLevel: value.OZEK_LOG_LEVEL,
  };
}
