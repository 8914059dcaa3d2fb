import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { settings } from '../../server/launch/neo4j/settings.mjs';
import { readConfig, repositoryRoot } from '../../server/src/config.js';

type Service = {
  image: string;
  command?: string[];
  working_dir?: string;
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  volumes?: string[];
  networks: string[] | Record<string, { ipv4_address: string }>;
  depends_on?: Record<string, { condition: string }>;
};

const folder = join(repositoryRoot, 'docs', 'scaling');
const file = readFileSync(join(folder, 'compose.yml'), 'utf8');

/** As compose fills it in: `${NAME:?why}` from the environment, `${NAME:-usual}`, `$$` for a dollar. */
const given: Record<string, string> = {
  NEO4J_PASSWORD: 'secret-secret',
  NEO4J_ACCEPT_LICENSE_AGREEMENT: 'eval',
  OZEK_AUTH_SECRET: 'x'.repeat(32),
  OZEK_ORIGIN: 'https://cluster.example',
  OZEK_SMTP_URL: 'smtp://mail.example',
};
const filled = file.replace(/(?<!\$)\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, kind: string, usual: string) => given[name] ?? (kind === '-' ? usual : `${name} is not given`));
const compose = parse(filled, { merge: true }) as { services: Record<string, Service>; networks: object; volumes: object };
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'ozek:local');
const isWeb = ({ working_dir: at }: Service): boolean => at === '/ozek/web';

it('refers to nothing that is not there', () => {
  const names = Object.keys(compose.services);
  for (const [, { build, volumes = [], networks, depends_on: others = {} }] of services) {
    if (build !== undefined) expect(existsSync(resolve(folder, build.context, build.dockerfile))).toBe(true);
    for (const [from = ''] of volumes.map((volume) => volume.split(':'))) expect(from.startsWith('.') ? existsSync(join(folder, from)) : from in compose.volumes).toBe(true);
    expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(Array.isArray(networks) ? networks : Object.keys(networks)));
    expect(names).toEqual(expect.arrayContaining(Object.keys(others)));
  }
  const hosts = [...readFileSync(join(folder, 'nginx.conf'), 'utf8').matchAll(/server (\S+):3000/g)].map(([, host]) => host);
  expect(hosts).toEqual(ours.filter(([, one]) => 'OZEK_WEB_URL' in (one.environment ?? {})).map(([name]) => name));
});

it('tells each program what that program reads, and the servers what they take', () => {
  expect(ours.map(([name]) => name)).toEqual(['server-1', 'web-1', 'server-2', 'web-2', 'jobs', 'migrate']);
  const serverReads = readFileSync(join(repositoryRoot, 'server', 'src', 'config.ts'), 'utf8');
  const webReads = readFileSync(join(repositoryRoot, 'web', 'lib', 'server.ts'), 'utf8');
  for (const [, one] of ours) {
    const { environment = {} } = one;
    for (const name of Object.keys(environment)) expect(isWeb(one) ? webReads : serverReads).toContain(isWeb(one) ? `'${name}'` : `  ${name}: z`);
    if (!isWeb(one)) expect(readConfig(environment)).toMatchObject({ analyticsUri: 'bolt://analytics:7687', origin: 'https://cluster.example' });
  }
});

it('sends each reader to one server and its own pages, and leaves what falls due to one that nobody is sent to', () => {
  const trusted = (compose.services['proxy']?.networks as { front: { ipv4_address: string } }).front.ipv4_address;
  for (const number of [1, 2]) {
    const { environment = {} } = compose.services[`server-${number}`] ?? {};
    expect(readConfig(environment)).toMatchObject({ jobs: 'off', webUrl: `http://web-${number}:3000`, trustedProxy: [trusted] });
    expect(compose.services[`web-${number}`]?.environment).toEqual({ OZEK_API_URL: `http://server-${number}:3000` });
  }
  expect(readConfig(compose.services['jobs']?.environment)).toMatchObject({ jobs: 'on', mail: { smtpUrl: 'smtp://mail.example' } });
  expect(compose.services['jobs']?.volumes).toEqual(['kept:/data']);
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toContain(' OZEK_DATA=/data\n');
});

it('asks of every Neo4j what the launcher asks of its own, where that is felt in statements', () => {
  const members = services.filter(([, { image }]) => image.startsWith('neo4j:'));
  expect(members).toHaveLength(4);
  const felt = ['db.lock.acquisition.timeout', 'dbms.cypher.min_replan_interval', 'internal.cypher.use_parameter_size', 'dbms.usage_report.enabled'];
  for (const [, { environment }] of members) {
    for (const name of felt) expect(environment).toHaveProperty([`NEO4J_${name.replaceAll('_', '__').replaceAll('.', '_')}`], settings[name]);
  }
});
