import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { Operations } from '../journal/operation.js';
import { storeFindings } from '../modules/nucleus/compute.js';
import { study } from '../modules/nucleus/findings.js';
import { reportOf, type NucleusReport } from '../modules/nucleus/report.js';
import { readSource } from '../modules/nucleus/source.js';
import { openDatabases, type Databases } from '../neo4j/analytics.js';
import { isDay, todayInUtc } from '../shared/day.js';
import { understood } from './understood.js';

const HELP = `npm run analyse -- <cluster> [--on YYYY-MM-DD] [--all-ties] [--json [--pairs]] [--data DIR]

Computes the nucleus of a cluster on a day (today unless said otherwise), stores it as a snapshot and prints it.
  <cluster>   the name in its address, which is the id it was imported with
  --on        a day that is not in the future; days begin at midnight by UTC
  --all-ties  counts the ties that their parties hide too; what comes out is for your eyes and is not stored
  --json      everything as one JSON document on standard output, each key as docs/nucleus.md tells
  --pairs     puts every tied pair with its weight into that document, to compute it again from
Exit codes: 0 done, 1 no such cluster or the database does not answer, 2 the command was not understood.`;

type Command = { slug: string; onDate: string; allTies: boolean; json: boolean; pairs: boolean };

function readCommand(): Command | 'help' {
  const { values, positionals } = parseArgs({
    options: {
      on: { type: 'string' },
      'all-ties': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      pairs: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) return 'help';
  const [slug, ...more] = positionals;
  const onDate = values.on ?? todayInUtc();
  if (slug === undefined || more.length > 0) throw new Error('Name one cluster');
  if (!isDay(onDate)) throw new Error(`--on takes a day like 2026-03-01, not "${onDate}"`);
  if (onDate > todayInUtc()) throw new Error(`${onDate} lies in the future`);
  if (values.pairs && !values.json) throw new Error('--pairs goes with --json');
  return { slug, onDate, allTies: values['all-ties'], json: values.json, pairs: values.pairs };
}

const told = (value: number | null): string => value?.toFixed(4) ?? 'none';

/** The heart of the report for a reader at a terminal. */
function summary({ cluster, figures, organizations }: NucleusReport): string {
  const counts = new Map<string, number>();
  for (const { label } of organizations) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts].map(([label, count]) => `  ${label.padEnd(14)} ${count}`);
  const heart = organizations.filter(({ label }) => label === 'NUCLEUS' || label === 'GROWTH_POLE').map(({ label, name }) => `  ${label.padEnd(14)} ${name}`);
  return [
    `${cluster.name} on ${cluster.onDate}: ${figures.organizationCount} organizations, ${figures.tieCount} ties, ${figures.pairCount} tied pairs`,
    `Fit of the core r* = ${told(figures.core.fit)} (${figures.core.reading ?? 'none'}; p against chance ${told(figures.core.chance.probability)}, r* less that of the same degrees ${told(figures.core.degrees.excess)})`,
    `Density ${told(figures.density)}, communities ${figures.communities.count} with Q = ${told(figures.communities.modularity)}, form ${figures.form.form ?? 'none'}, resilience ${told(figures.robustness.resilience)}`,
    ...labels,
    ...(heart.length > 0 ? ['Heart:', ...heart] : []),
  ].join('\n');
}

async function analyse({ slug, onDate, allTies, json, pairs }: Command, { database, analytics }: Databases): Promise<void> {
  const [cluster] = await database.read<{ id: string }>('MATCH (c:Cluster {slug: $slug}) RETURN c.id AS id', { slug });
  if (cluster === undefined) {
    console.error(`There is no cluster ${slug}. The names of clusters are those in their addresses: /c/<cluster>.`);
    process.exitCode = 1;
    return;
  }
  const findings = await study(analytics, await readSource(database, cluster.id, onDate, allTies));
  if (!allTies) await storeFindings(database, new Operations(database), findings);
  const report = await reportOf(database, findings, pairs);
  console.log(json ? JSON.stringify(report, null, 2) : summary(report));
}

const command = understood(readCommand);
if (command === 'help') console.log(HELP);
else if (command !== null) {
  const databases = openDatabases(readConfig());
  try {
    await analyse(command, databases);
  } catch (error) {
    console.error(`The analysis could not be made: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    await databases.close();
  }
}
